import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../functions/core/intake/charset/decode.ts';
import { iptc7901 } from '../../../../../functions/core/intake/formats/iptc7901/index.ts';
import { iptc7901Kind } from '../../../../../functions/core/intake/formats/iptc7901/kind.ts';
import { atMost } from '../../../../property-runs.ts';
import { mutations } from '../../mutations.ts';
import { draftOf, draftsOf, expectWellFormed, parseWith, receivedAt, sampleBytes } from '../../parsing.ts';

const sample = sampleBytes('iptc7901.txt');

/** A message with the given parts; lines end as on the wire. */
function message(
  text: string,
  { head = 'nwa0007 3 s 20 nwa', slug = 'Sport/', trailer = '161142 GMT Nov 26' } = {},
) {
  return `\x01${head}\n\n${slug}\n\x02${text}\n\x03${trailer}\n\x7f\x04`.replaceAll('\n', '\r\n');
}

describe('the sample message', () => {
  const draft = draftOf(iptc7901, sample);

  it('is recognised with certainty', () => {
    expect(iptc7901Kind.detect(decode({ bytes: sample, receivedAt }))).toBeGreaterThan(0.9);
  });

  it('gives the header fields', () => {
    expect(draft).toMatchObject({
      guid: 'iptc7901:nwa0417:20261116T1142Z',
      urgency: 4,
      slugline: 'Norland/harbour/trade',
      keywords: ['Norland', 'harbour', 'trade'],
      subjects: [{ scheme: 'iptc7901', code: 'i', name: 'international' }],
      firstCreated: '2026-11-16T11:42:00Z',
      versionCreated: '2026-11-16T11:42:00Z',
    });
  });

  it('joins a wrapped headline and parts labels and byline from it', () => {
    expect(draft.headline).toBe('Norland reopens Port Eller after two-week dredging halt');
    expect(draft.byline).toBe('By Mira Holt, Northwire');
    expect(draft.edNote).toMatch(/^2ND LEAD\n/);
  });

  it('keeps everything for editors out of the body', () => {
    expect(draft.body.value).not.toMatch(/Notebook|not intended|desk@|nwa mh/);
    expect(draft.edNote).toContain('adds quote in 2nd paragraph');
    expect(draft.edNote).not.toContain('Mira Holt');
    expect(draft.privateNotes?.join()).toContain('Reporting by: Mira Holt in Port Eller');
    expect(draft.copyrightHolder).toBe('Northwire Agency');
  });

  it('makes paragraphs, a list and a fixed-width table of wrapped lines', () => {
    expect(draft.body.value.match(/<p>/g)).toHaveLength(4);
    expect(draft.body.value).toContain('resumed work on Monday after');
    expect(draft.body.value).toContain(
      '<ul><li>three for bulk carriers</li><li>five for container ships</li></ul>',
    );
    expect(draft.body.value).toContain('First          18   210,000\nSecond');
  });
});

it('keeps the sign-off below the notes out of them', () => {
  const text =
    'Ferry sails again =\n\nEller (nwa) - Text of the story.\n\n# Notebook\n\n- Reporting by: Mira Holt\n\nnwa mh/jo\n';
  const draft = draftOf(iptc7901, message(text));
  expect(draft.edNote).toContain('Reporting by: Mira Holt');
  expect(draft.edNote).not.toContain('mh/jo');
  expect(draft.changes).toContainEqual({
    step: 'iptc7901',
    reason: 'sign-off at the end',
    before: 'nwa mh/jo',
  });
});

describe('headline block', () => {
  it.each([
    [
      'one line with divider',
      'Cup final moved to Sunday =\n\nEller (nwa) - Text.\n',
      'Cup final moved to Sunday',
      undefined,
    ],
    ['byline under it', 'Cup final moved\nBy Ana Lind =\n\nText here.\n', 'Cup final moved', 'By Ana Lind'],
    [
      'German byline',
      'Pokalfinale verlegt\nVon Jan Maier, nwa =\n\nText.\n',
      'Pokalfinale verlegt',
      'Von Jan Maier, nwa',
    ],
    [
      'a name that looks like a byline',
      'Von der Heide gewinnt Pokal =\n\nText.\n',
      'Von der Heide gewinnt Pokal',
      undefined,
    ],
    [
      'no divider',
      'Cup final moved to Sunday\n\n   Eller, Nov 16 (nwa) - Text of the story.\n',
      'Cup final moved to Sunday',
      undefined,
    ],
    [
      'no headline at all',
      '   Eller (nwa) - The cup final is moved to Sunday.\n\n   More.\n',
      undefined,
      undefined,
    ],
  ])('%s', (_, text, headline, byline) => {
    const draft = draftOf(iptc7901, message(text));
    expect(draft.headline).toBe(headline);
    expect(draft.byline).toBe(byline);
    expect(draft.body.value).toMatch(/^<p>/);
  });

  it('holds a story whose label is an embargo, and one that is a kill', () => {
    expect(draftOf(iptc7901, message('EMBARGO: 1800 GMT\nCup final moved =\n\nText.\n')).embargoText).toBe(
      'EMBARGO: 1800 GMT',
    );
    expect(draftOf(iptc7901, message('KILL\nCup final moved =\n\nText.\n')).pubStatus).toBe('withheld');
    expect(
      draftOf(iptc7901, message('Norland lifts embargo on arms =\n\nText.\n')).embargoText,
    ).toBeUndefined();
  });
});

describe('dialects', () => {
  it('reads labels in brackets, picture marks and initials of a German service', () => {
    const draft = draftOf(
      iptc7901,
      message(
        '(Zusammenfassung 1630 - neu: Reaktion)\nHafen in Eller wieder offen\n= Foto =\n\n   Eller, 16. November (NWP) - Der Hafen ist offen.\n\n   bur/jk/lt\n   NWP\n',
      ),
    );
    expect(draft).toMatchObject({
      headline: 'Hafen in Eller wieder offen',
      dateline: { text: 'Eller, 16. November (NWP)', place: 'Eller', date: '16. November', source: 'NWP' },
    });
    expect(draft.edNote).toContain('Zusammenfassung 1630');
    expect(draft.body.value).toBe('<p>Eller, 16. November (NWP) - Der Hafen ist offen.</p>');
    expect(draft.changes.map((change) => change.before)).toContain('bur/jk/lt / NWP');
  });

  it('takes a subheadline by its mark and the time of a signature', () => {
    const text =
      'Hafen wieder offen\nUtl.: Schlange löst sich auf\n\n   Eller (NWP) - Offen.\n\n(Schluss) mh/jo\nNWP0123    2026-11-16/11:42\n';
    expect(draftOf(iptc7901, message(text, { trailer: '' }))).toMatchObject({
      headline: 'Hafen wieder offen',
      subheadline: 'Schlange löst sich auf',
      versionCreated: '2026-11-16T11:42:00Z',
      body: { value: '<p>Eller (NWP) - Offen.</p>' },
    });
  });

  it('finds a headline set against the agency in front, or in the header', () => {
    const italian = 'Norland: accordo sul porto\n(NWP) - ELLER, 16 NOV - Il porto riapre, dice il governo.\n';
    expect(draftOf(iptc7901, message(italian)).headline).toBe('Norland: accordo sul porto');
    const inHeader = message('\nELLER 16/11 (NWP) = The port of Eller reopened on Monday.\n', {
      slug: 'PORT-ELLER\nNORLAND: PORT REOPENS',
    });
    expect(draftOf(iptc7901, inHeader)).toMatchObject({
      headline: 'NORLAND: PORT REOPENS',
      slugline: 'PORT-ELLER',
    });
    expect(draftOf(iptc7901, inHeader).dateline).toMatchObject({ place: 'ELLER', date: '16/11' });
  });

  it('leaves a party in brackets in the text', () => {
    const draft = draftOf(
      iptc7901,
      message('Cup moved =\n\nThe minister of sport and of youth and sea (CDU) - a sailor - said no.\n'),
    );
    expect(draft.dateline).toBeUndefined();
  });
});

describe('identity', () => {
  const text = 'Cup final moved =\n\nText of the story.\n';

  it('is the same for a transmission sent again, also without a time line', () => {
    expect(draftOf(iptc7901, message(text)).guid).toBe(
      draftOf(iptc7901, message(text), '2027-01-01T00:00:00Z').guid,
    );
    const bare = message(text, { trailer: '' });
    expect(draftOf(iptc7901, bare).guid).toBe(draftOf(iptc7901, bare).guid);
    expect(draftOf(iptc7901, bare).guid).not.toBe(
      draftOf(iptc7901, message(`${text}More.\n`, { trailer: '' })).guid,
    );
  });

  it('parts messages of one file', () => {
    const drafts = draftsOf(iptc7901, message(text) + message(text, { head: 'nwa0008 3 s 20 nwa' }));
    expect(new Set(drafts.map((draft) => draft.guid)).size).toBe(2);
  });
});

describe('date-time group', () => {
  const text = 'Cup final moved =\n\nText.\n';
  it.each([
    ['161142 GMT Nov 26', '2026-11-16T11:42:00Z'],
    ['161142 CET Nov 26', '2026-11-16T10:42:00Z'],
    ['161142 Nov 26', '2026-11-16T11:42:00Z'],
    ['161142 Okt 26', '2026-10-16T11:42:00Z'],
    // Without a year: never more than a day ahead of receipt.
    ['161142 GMT Dec', '2025-12-16T11:42:00Z'],
    ['161142 GMT', '2026-11-16T11:42:00Z'],
    ['281142 GMT', '2026-10-28T11:42:00Z'],
  ])('%s', (trailer, instant) => {
    expect(draftOf(iptc7901, message(text, { trailer })).versionCreated).toBe(instant);
  });

  it.each(['311142 GMT Feb 26', '162561 GMT Nov 26'])('%s is no moment, and that is recorded', (trailer) => {
    const draft = draftOf(iptc7901, message(text, { trailer }));
    expect(draft.versionCreated).toBeUndefined();
    expect(draft.changes.map((change) => change.before)).toContain(trailer);
  });
});

describe('character sets', () => {
  const text = message(
    'Köln überrascht Götz =\n\nKöln (nwa) - Die Münchner Mäuse grüßen größere Bären in Österreich.\n',
  );
  it.each(['utf-8', 'latin1', 'cp850', 'cp437'])('%s', (encoding) => {
    const draft = draftOf(iptc7901, new Uint8Array(iconv.encode(text, encoding)));
    expect(draft.headline).toBe('Köln überrascht Götz');
    expect(draft.body.value).toContain('Münchner Mäuse grüßen größere Bären in Österreich');
  });

  it('does not take a no-break space for a DOS letter', () => {
    const bytes = new Uint8Array(
      iconv.encode(
        message('Cup =\n\nA report by Jan\u00a0Holt and Ana\u00a0Lind in\u00a0Eller.\n'),
        'latin1',
      ),
    );
    expect(draftOf(iptc7901, bytes).body.value.replaceAll('\u00a0', ' ')).toContain(
      'Jan Holt and Ana Lind in Eller',
    );
  });
});

describe('any bytes', () => {
  it('a file without SOH is a problem, an empty message too', () => {
    expect(parseWith(iptc7901, 'no wire message').problems).toHaveLength(1);
    expect(parseWith(iptc7901, message('')).items[0]).toHaveProperty('problems');
  });

  it('markup in the text is text', () => {
    expect(draftOf(iptc7901, message('Cup =\n\n<script>alert(1)</script> & more.\n')).body.value).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more.</p>',
    );
  });

  it('changed samples never throw', () => {
    fc.assert(
      fc.property(mutations(sample), (bytes) => {
        const sniff = decode({ bytes, receivedAt });
        expect(iptc7901Kind.detect(sniff)).toBeLessThanOrEqual(1);
        expectWellFormed(iptc7901.parse(sniff));
      }),
      atMost(300),
    );
  });
});

describe('messages without their frame', () => {
  const body =
    'Bridge at Orrin opens again =\n\nOrrin (nwp) - The bridge opened on Monday after nine months of work, the town said.\n';

  it('are known by a full header and the divider below the headline', () => {
    const sniff = decode({
      bytes: new TextEncoder().encode(
        `nwp0042 3 pl 210  nwp 8\n\nOrrin/bridge/\n${body}\n161142 GMT Nov 26\n`,
      ),
      receivedAt,
    });
    expect(iptc7901Kind.detect(sniff)).toBeGreaterThan(0.9);
    const [item] = iptc7901.parse(sniff).items;
    expect(item).toMatchObject({
      draft: {
        headline: 'Bridge at Orrin opens again',
        slugline: 'Orrin/bridge',
        urgency: 3,
        versionCreated: '2026-11-16T11:42:00Z',
      },
    });
  });

  it('may have DEL in front', () => {
    const bytes = new TextEncoder().encode(
      `\x7f\x7f\r\n\x7f\x01nwp042 3 pl 21\r\n\x02${body}\x03161142 nov 26\x04`,
    );
    expect(iptc7901Kind.detect(decode({ bytes, receivedAt }))).toBeGreaterThan(0.9);
  });

  it.each([
    'nwp0042 is the number of the train that stood at Orrin on Monday.\n\nIt left at six.\n',
    'Room 12 3 a 40 pupils moved on Monday.\n\nThe school is shut.\n',
  ])('are no text such as %s', (text) => {
    expect(iptc7901Kind.detect(decode({ bytes: new TextEncoder().encode(text), receivedAt }))).toBe(0);
  });

  it('of telegraphy stand between ZCZC and NNNN, any number of them', () => {
    const one =
      'ZCZC NWP104\r\nMEDIA RELEASE PR5512\r\n\r\nBridge at Orrin opens again\r\n\r\n  The bridge opened on Monday, the town said.\r\nNNNN\r\n';
    const two = one.replace('NWP104', 'NWP105').replace('MEDIA RELEASE PR5512\r\n\r\n', 'QQ ABC\r\n:TOWN :');
    const sniff = decode({ bytes: new TextEncoder().encode(one + two), receivedAt });
    expect(iptc7901Kind.detect(sniff)).toBeGreaterThan(0.9);
    const drafts = iptc7901.parse(sniff).items.flatMap((item) => ('draft' in item ? [item.draft] : []));
    expect(drafts.map(({ headline, edNote, slugline }) => ({ headline, edNote, slugline }))).toEqual([
      { headline: 'Bridge at Orrin opens again', edNote: 'MEDIA RELEASE PR5512' },
      { headline: 'Bridge at Orrin opens again', slugline: 'TOWN' },
    ]);
    expect(drafts.map(({ body }) => body.value).join()).not.toMatch(/ZCZC|NNNN|ABC/);
  });

  it('keep what is not for publication out, whatever they have lost', () => {
    const text = `nwp0042 3 pl 210\n${body}\nThe following is not intended for publication\nDesk: 555 0101\n\nnwp ab cd\n161142 GMT Nov 26\n`;
    const sniff = decode({ bytes: new TextEncoder().encode(text), receivedAt });
    const [item] = iptc7901.parse(sniff).items;
    if (item === undefined || !('draft' in item)) throw new Error('no draft');
    const { privateNotes, ...draft } = item.draft;
    expect(privateNotes?.join()).toContain('555 0101');
    expect(JSON.stringify(draft)).not.toContain('555');
  });
});
