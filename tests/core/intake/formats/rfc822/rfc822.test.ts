import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../functions/core/intake/charset/decode.ts';
import type { Parsed, Upload } from '../../../../../functions/core/intake/format.ts';
import { rfc822 } from '../../../../../functions/core/intake/formats/rfc822/index.ts';
import { rfc822Kind } from '../../../../../functions/core/intake/formats/rfc822/kind.ts';
import { read } from '../../../../../functions/core/intake/index.ts';
import { atMost } from '../../../../property-runs.ts';
import { mutations } from '../../mutations.ts';
import { draftOf, draftsOf, expectWellFormed, parseWith, receivedAt, sampleBytes } from '../../parsing.ts';

const sample = sampleBytes('rfc822.eml');
const handed: Upload[] = [];
/** Stands for the registry: notes what it was given and makes a story of text. */
const mail = rfc822((upload): Parsed => {
  handed.push(upload);
  const value = new TextDecoder().decode(upload.bytes);
  if (!value.includes('story')) return { items: [], problems: [{ pointer: 'byte=0', detail: 'no story' }] };
  return {
    items: [
      { pointer: 'byte=0', draft: { headline: 'Attached', body: { kind: 'text', value }, changes: [] } },
    ],
    problems: [],
  };
});

const body =
  'The harbour reopened on Monday after two weeks, officials said.\n\nForty-one ships had waited for it.';

function message(text: string, headers: Record<string, string> = {}): string {
  const fields = {
    'Message-ID': '<a@b.example>',
    Date: 'Mon, 16 Nov 2026 11:42:00 +0000',
    From: 'desk@b.example',
    Subject: 'Harbour reopens',
    ...headers,
  };
  return `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}`;
}

function multipart(...parts: string[]): string {
  return message(`${parts.map((part) => `--sep\n${part}`).join('\n')}\n--sep--\n`, {
    'Content-Type': 'multipart/mixed; boundary=sep',
  });
}

const reasons = (text: string) => draftOf(mail, text).changes.map((change) => change.reason);

describe('the sample mail', () => {
  const draft = draftOf(mail, sample);

  it('is recognised with certainty', async () => {
    expect(rfc822Kind.detect(decode({ bytes: sample, receivedAt }))).toBeGreaterThan(0.9);
    expect((await read({ bytes: sample, receivedAt })).format).toBe('rfc822');
  });

  it('gives the header fields, decoded', () => {
    expect(draft).toMatchObject({
      guid: 'story-1027@northwire.example',
      headline: 'Norland reopens Port Eller after dredging halt – queue ends',
      byline: 'Mira Hölt',
      firstCreated: '2026-11-16T11:42:00Z',
      versionCreated: '2026-11-16T11:42:00Z',
    });
  });

  it('prefers HTML, without the signature, and tells of the picture', () => {
    expect(draft.body.kind).toBe('html');
    expect(draft.body.value).toContain('Norland’s largest container port resumed');
    expect(draft.body.value).not.toContain('Northwire');
    expect(draft.changes.map((change) => change.before)).toContain('port.jpg (image/jpeg, 24 bytes)');
  });
});

describe('header', () => {
  it.each([
    ['Re: AW: Fwd: Harbour reopens', 'Harbour reopens'],
    ['[EXTERNAL] Harbour reopens', 'Harbour reopens'],
    ['=?iso-8859-1?Q?Z=FCrich_er=F6ffnet?= =?iso-8859-1?Q?_Hafen?=', 'Zürich eröffnet Hafen'],
    ['=?windows-1252?Q?Norland\u2019s harbour?=', 'Norland’s harbour'],
    ['Hafen Zürich', 'Hafen Zürich'],
    ['(no subject)', undefined],
  ])('subject %s', (subject, headline) => {
    expect(draftOf(mail, message(body, { Subject: subject })).headline).toBe(headline);
  });

  it.each([
    ['Ana Lind <a@b.example>', 'Ana Lind'],
    ['"Lind, Ana" <a@b.example>', 'Ana Lind'],
    ['Ana van der Lind <a@b.example>', 'Ana van der Lind'],
    ['Northwire News Desk <a@b.example>', undefined],
    ['ana <a@b.example>', undefined],
    ['a@b.example', undefined],
  ])('sender %s', (from, byline) => {
    expect(draftOf(mail, message(body, { From: from })).byline).toBe(byline);
  });

  it('takes no byline from the sender when the text has one', () => {
    expect(
      draftOf(mail, message(`By Jan Holt\n\n${body}`, { From: 'Ana Lind <a@b.example>' })).byline,
    ).not.toBe('Ana Lind');
  });

  it('cannot be extended by encoded line ends', () => {
    const draft = draftOf(mail, message(body, { Subject: '=?utf-8?Q?Harbour=0D=0AX-Evil:_yes?=' }));
    expect(draft.headline).toBe('Harbour X-Evil: yes');
  });

  it('records a date that cannot be read or lies ahead', () => {
    for (const date of ['yesterday', 'Mon, 16 Nov 2099 11:42:00 +0000']) {
      const draft = draftOf(mail, message(body, { Date: date }));
      expect(draft.versionCreated).toBeUndefined();
      expect(draft.changes.map((change) => change.before)).toContain(date);
    }
  });
});

describe('text bodies', () => {
  it('undoes format=flowed, with and without delsp', () => {
    const flowed = (type: string) =>
      draftOf(mail, message('The harbour \nreopened.\n\n Indented.\n', { 'Content-Type': type })).body.value;
    expect(flowed('text/plain; format=flowed')).toBe('The harbour reopened.\n\nIndented.\n');
    expect(flowed('text/plain; format=flowed; delsp=yes')).toBe('The harbourreopened.\n\nIndented.\n');
  });

  it.each([
    ['utf-8 labelled latin-1', 'iso-8859-1', Buffer.from('Größe über München', 'utf8')],
    ['latin-1 labelled utf-8', 'utf-8', Buffer.from('Größe über München', 'latin1')],
    ['latin-1', 'iso-8859-1', Buffer.from('Größe über München', 'latin1')],
  ])('%s', (_, charset, bytes) => {
    const head = Buffer.from(message('', { 'Content-Type': `text/plain; charset=${charset}` }));
    expect(draftOf(mail, new Uint8Array(Buffer.concat([head, bytes]))).body.value).toBe('Größe über München');
    const encoded = message(bytes.toString('base64'), {
      'Content-Type': `text/plain; charset=${charset}`,
      'Content-Transfer-Encoding': 'base64',
    });
    expect(draftOf(mail, encoded).body.value).toBe('Größe über München');
  });

  it.each([
    ['signature', `${body}\n\n-- \nAna Lind\nNorthwire`],
    ['note of the mail program', `${body}\n\nSent from my iPhone`],
    ['note of the mail program', `${body}\n\nVon meinem iPhone gesendet`],
    [
      'disclaimer or list footer',
      `${body}\n\n________________________________\nThis e-mail is confidential and intended for the addressee.\nDelete it otherwise.`,
    ],
    [
      'disclaimer or list footer',
      `${body}\n\n_______________________________________________\nStories mailing list\nStories@lists.example`,
    ],
    ['quoted mail', `${body}\n\nOn Mon, 16 Nov 2026 at 10:00, Desk <d@b.example> wrote:\n> Where is it?`],
    ['contact block', `${body}\n\nAna Lind\nHarbour Correspondent\nTel: +00 000 000 000\nTwitter: @anal`],
  ])('removes a %s and says so', (reason, text) => {
    const draft = draftOf(mail, message(text));
    expect(draft.body.value.trim().replaceAll('\r', '')).toBe(body);
    expect(draft.changes.map((change) => change.reason)).toContain(`${reason} removed`);
  });

  it('leaves a story about confidential mail alone', () => {
    const text = `${body}\n\nThe minister said the e-mail was confidential and intended for his staff.\n\nHe resigned.`;
    expect(reasons(message(text))).toEqual([]);
  });

  it('reads a forwarded story, not its covering note', () => {
    const text = `FYI\n\n---------- Forwarded message ---------\nFrom: Ana <a@b.example>\nDate: Mon, 16 Nov 2026\nSubject: Port opens\nTo: desk\n\n${body}\n`;
    const draft = draftOf(mail, message(text, { Subject: 'Fwd:' }));
    expect(draft.headline).toBe('Port opens');
    expect(draft.body.value.trim()).toBe(body);
    expect(draft.changes.map((change) => change.before).join()).toContain('FYI');
  });

  it('reads header lines, behind routing codes too', () => {
    const draft = draftOf(mail, message(`NWA\n\nHeadline: Port opens\nAbstract: It is open.\n\n${body}\n`));
    expect(draft).toMatchObject({ headline: 'Port opens', summary: 'It is open.' });
    expect(draft.body.value.trim()).toBe(body);
  });
});

describe('press releases and lists', () => {
  it('takes labels, the repeated headline and the contact block off', () => {
    const text = `FOR IMMEDIATE RELEASE\n\nHarbour reopens\n\n${body}\n\nMedia contact:\nAna Lind\n+00 000 000 000\nana@b.example\n`;
    const draft = draftOf(mail, message(text, { Subject: 'Press release: Harbour reopens' }));
    expect(draft.headline).toBe('Harbour reopens');
    expect(draft.body.value.trim().replaceAll('\r', '')).toBe(body);
    expect(draft.changes.map((change) => change.before)).toContain('FOR IMMEDIATE RELEASE');
  });

  it('leaves a footer that a list adds as a part of its own out', () => {
    const footer = 'Content-Type: text/plain\n\n____________\nStories mailing list\nStories@lists.example';
    const draft = draftOf(mail, multipart(`\n${body}`, footer));
    expect(draft.body.value).not.toContain('mailing list');
    expect(draft.changes.map((change) => change.before).join()).toContain('Stories mailing list');
  });

  it('joins bodies that stand around a picture', () => {
    const draft = draftOf(
      mail,
      multipart(
        '\nOne.',
        'Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=',
        'Content-Type: text/html\n\n<p>Two &amp; three.</p>',
      ),
    );
    expect(draft.body.value).toBe('<p>One.</p>\n\n<p>Two &amp; three.</p>');
  });

  it('holds a story whose subject is an embargo', () => {
    expect(draftOf(mail, message(body, { Subject: 'EMBARGOED: Harbour reopens' })).embargoText).toBe(
      'EMBARGOED: Harbour reopens',
    );
  });

  it.each([
    ['EMBARGO until 10:00 GMT 20 Nov 2026: Ferry to sail again', 'EMBARGO until 10:00 GMT 20 Nov 2026'],
    ['[EMBARGOED 0001 GMT 20 Nov] Ferry to sail again', 'EMBARGOED 0001 GMT 20 Nov'],
    ['Embargo: 6 a.m. EST, Nov 20 – Ferry to sail again', 'Embargo: 6 a.m. EST, Nov 20'],
  ])('%s is a notice and a headline', (subject, notice) => {
    expect(draftOf(mail, message(body, { Subject: subject }))).toMatchObject({
      headline: 'Ferry to sail again',
      embargoText: notice,
    });
  });

  it.each([
    'Embargo: 20 November 2026, 10:00 GMT',
    'EMBARGO until 10:00 GMT: 20 November 2026',
    'EMBARGOED: 3 ferries sail again',
  ])('%s does not say where a headline begins', (subject) => {
    expect(draftOf(mail, message(body, { Subject: subject }))).toMatchObject({
      headline: subject,
      embargoText: subject,
    });
  });

  it.each(['Embargo on oil: what we know at 10:00', '[Sport] Cup: 3-2 after extra time'])(
    '%s is a headline alone',
    (subject) => {
      const draft = draftOf(mail, message(body, { Subject: subject }));
      expect(draft.headline).toBe(subject);
      expect(draft.embargoText).toBeUndefined();
    },
  );

  it('reads all messages of a mailbox file', () => {
    const text = [1, 2]
      .map(
        (n) =>
          `From a@b.example Mon Nov 16 09:12:4${n} 2026\n${message(`${body}\n\nFrom there they went on.\n`, { 'Message-ID': `<${n}@b.example>` })}\n`,
      )
      .join('\n');
    expect(draftsOf(mail, text).map((draft) => draft.guid)).toEqual(['1@b.example', '2@b.example']);
  });
});

describe('HTML bodies', () => {
  const alternative = (plain: string, html: string) =>
    message(`--x\nContent-Type: text/plain\n\n${plain}\n--x\nContent-Type: text/html\n\n${html}\n--x--`, {
      'Content-Type': 'multipart/alternative; boundary=x',
    });

  it('are put aside when they hold less than the text', () => {
    expect(draftOf(mail, alternative(body, '<p>See the text part.</p>')).body).toMatchObject({
      kind: 'text',
    });
    expect(draftOf(mail, alternative('See HTML', `<p>${body}</p>`)).body).toMatchObject({ kind: 'html' });
  });

  it('lose quotations and disclaimers', () => {
    const html = `<p>${body}</p><hr><p>This email is confidential.</p><blockquote type="cite">Old</blockquote>`;
    const draft = draftOf(mail, alternative('', html));
    expect(draft.body.value).toContain('Forty-one ships');
    expect(draft.body.value).not.toMatch(/confidential|Old/);
  });
});

describe('forms and attachments', () => {
  it('reads a form in JSON', () => {
    const form = {
      Headline: ['Port opens', ''],
      Body: ['One.\n\nTwo.'],
      'News Value': ['2'],
      Place: ['', 'ELLER'],
      Shift: ['late'],
    };
    const draft = draftOf(mail, message(JSON.stringify(form)));
    expect(draft).toMatchObject({
      headline: 'Port opens',
      urgency: 2,
      located: ['ELLER'],
      body: { kind: 'text', value: 'One.\n\nTwo.' },
    });
    expect(draft.changes.map((change) => change.before)).toContain('shift: late');
  });

  it('hands an attached story on and leaves the covering note out', () => {
    handed.length = 0;
    const draft = draftOf(
      mail,
      multipart(
        '\nPlease find it attached.',
        'Content-Type: text/plain; name="../story.txt"\nContent-Disposition: attachment\n\nThe story.',
      ),
    );
    expect(handed).toMatchObject([{ filename: 'story.txt', mediaType: 'text/plain' }]);
    expect(draft).toMatchObject({
      guid: 'a@b.example#part=2',
      headline: 'Attached',
      versionCreated: '2026-11-16T11:42:00Z',
    });
    expect(draft.changes.map((change) => change.before)).toContain('Please find it attached.');
  });

  it('keeps the body when the attachment is no story, and reads an attached mail', () => {
    expect(draftOf(mail, multipart(`\n${body}`, 'Content-Type: text/plain; name=x.txt\n\nno')).headline).toBe(
      'Harbour reopens',
    );
    const inner = message(body, { Subject: 'Inner', 'Message-ID': '<inner@b.example>' }).replaceAll(
      '\r\n',
      '\n',
    );
    expect(draftOf(mail, multipart('\nFYI', `Content-Type: message/rfc822\n\n${inner}`))).toMatchObject({
      headline: 'Inner',
      guid: 'inner@b.example',
    });
  });

  it('refuses automatic replies and empty mails', () => {
    expect(
      parseWith(mail, message('I am away.', { 'Auto-Submitted': 'auto-replied' })).items[0],
    ).toHaveProperty('problems');
    expect(parseWith(mail, message('')).problems).toHaveLength(1);
  });
});

describe('any bytes', () => {
  it('agencies’ own header lines are no mail', () => {
    expect(
      rfc822Kind.detect(
        decode({ bytes: new TextEncoder().encode(`Headline: X\nDate: 2026-11-16\n\n${body}`), receivedAt }),
      ),
    ).toBe(0);
  });

  it('deep nesting ends', () => {
    let text = body;
    for (let depth = 0; depth < 60; depth++)
      text = `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${text}\n--b${depth}--`;
    expectWellFormed(parseWith(mail, `From: a@b.example\nMIME-Version: 1.0\n${text}`));
    expectWellFormed(parseWith(mail, `From: a@b.example\n\n${'<div>'.repeat(20_000)}`));
    expectWellFormed(
      parseWith(mail, `From: a@b.example\nContent-Type: text/html\n\n${'<div>'.repeat(20_000)}x`),
    );
  });

  it('changed samples never throw', () => {
    fc.assert(
      fc.property(mutations(sample), (bytes) => {
        const sniff = decode({ bytes, receivedAt });
        expect(rfc822Kind.detect(sniff)).toBeLessThanOrEqual(1);
        expectWellFormed(mail.parse(sniff));
      }),
      atMost(300),
    );
  });
});

describe('what stands around a story in a mail', () => {
  const story =
    'The ferry to Orrin sails twice a day again, the company said on Monday, and the fare is the old one.';
  const second =
    'A second ship follows in June, when the dock at Orrin is ready for it, the company said in a note.';

  it.each([
    ['Dear editors,', 'Please find our release below.', 'Kind regards,\nMira Holt'],
    [
      'Sehr geehrte Damen und Herren,',
      'anbei unsere Mitteilung.',
      'Mit freundlichen Grüßen\nMira Holt\nReederei',
    ],
    ['Bonjour,', 'Veuillez trouver ci-dessous notre communiqué.', 'Cordialement,\nMira Holt'],
    ['Hi all', 'Hope you are well. Here is the story.', 'Best, Mira'],
    ['Уважаемые коллеги!', '', 'С уважением,\nМира Хольт'],
    ['Hej,', 'Här kommer vårt pressmeddelande.', 'Med vänlig hälsning\nMira'],
  ])('%s goes with its note and sign-off', (greeting, note, signOff) => {
    const text = [greeting, note, story, second, signOff].filter((part) => part !== '').join('\n\n');
    const { body: read, changes } = draftOf(mail, message(text));
    expect(read.value.trim()).toBe(`${story}\n\n${second}`);
    expect(changes.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['greeting removed', 'sign-off removed']),
    );
  });

  it.each([
    ['Dear Prudence sold at auction', 'Best film of the year is a tie'],
    ['Hello Kitty moves to Orrin', 'Thanks to the ferry, shops are open'],
  ])('lines such as %s and %s stay', (first, last) => {
    const { value } = draftOf(mail, message(`${first}\n\n${story}\n\n${last}`)).body;
    expect(value).toContain(first);
    expect(value).toContain(last);
  });

  it.each([
    ['港口重新开放', '港口重新开放'],
    ['Fwd: Паром снова ходит', 'Паром снова ходит'],
    ['回复: 渡轮复航', '渡轮复航'],
    ['عودة العبارة إلى أورين', 'عودة العبارة إلى أورين'],
    ['फेरी फिर चली', 'फेरी फिर चली'],
    ['— ', undefined],
    ['без темы', undefined],
  ])('the subject %s is a headline in any script', (subject, headline) => {
    const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
    expect(draftOf(mail, message(story, { Subject: encoded })).headline).toBe(headline);
  });

  const alternative = (html: string, text: string): string =>
    message(
      `--sep\nContent-Type: text/plain; charset=utf-8\n\n${text}\n--sep\nContent-Type: text/html; charset=utf-8\n\n${html}\n--sep--\n`,
      { 'Content-Type': 'multipart/alternative; boundary=sep' },
    );

  it('a newsletter leaves its hidden teaser, its frame and its footer', () => {
    const html = `<div class="mcnPreviewText" style="display:none; max-height:0px;">Teaser</div><span style="font-size:1px;line-height:1px">More teaser</span>
      <table><tr><td>Trouble viewing this email? Click here</td></tr><tr><td><p>${story}</p><p>${second}</p></td></tr>
      <tr><td>You are receiving this because you signed up.<br>Unsubscribe</td></tr></table>`;
    const { body: read, changes } = draftOf(mail, alternative(html, 'x'));
    expect(read.value).toContain(story);
    expect(read.value).toContain(second);
    expect(read.value).not.toMatch(/teaser|viewing|signed up|Unsubscribe/i);
    expect(changes.map(({ before }) => before)).toEqual(expect.arrayContaining(['Teaser', 'More teaser']));
  });

  it('the plain part counts where the HTML part holds nothing', () => {
    const { body: read, changes } = draftOf(
      mail,
      alternative(`<p><img src="https://a.example/all.png"></p><p style="display:none">${second}</p>`, story),
    );
    expect(read).toEqual({ kind: 'text', value: story });
    expect(changes.map(({ reason }) => reason)).toContain(
      'the HTML part holds no text; the plain part was taken',
    );
  });

  it('a multipart with few header fields is a mail', () => {
    const few = `Content-Type: multipart/mixed; boundary="q1"\n\n--q1\nContent-Type: text/plain\n\n${story}\n--q1--\n`;
    const sniff = decode({ bytes: new TextEncoder().encode(few), receivedAt });
    expect(rfc822Kind.detect(sniff)).toBeGreaterThan(0.9);
    expect(draftOf(mail, few).body.value.trim()).toBe(story);
    const lost = few.replaceAll('--q1', '--other');
    expect(rfc822Kind.detect(decode({ bytes: new TextEncoder().encode(lost), receivedAt }))).toBe(0);
  });

  it('a story with a document next to it is a story', () => {
    const text = `${story}\n\n${second}`;
    const parsed = multipart(
      `Content-Type: text/plain\n\n${text}`,
      'Content-Type: application/pdf; name=plan.pdf\n\n%%%',
    );
    expect(draftOf(mail, parsed).body.value.trim()).toBe(text);
  });
});
