import { describe, expect, it } from 'vitest';
import { nitf } from '../../../../../functions/core/intake/formats/nitf/index.ts';
import { draftOf, parseWith, sampleBytes } from '../../parsing.ts';

const upload = (parts: {
  docdata?: string;
  head?: string;
  bodyHead?: string;
  content?: string;
  status?: string;
}): string =>
  `<nitf><head>${parts.head ?? ''}<docdata${parts.status === undefined ? '' : ` management-status="${parts.status}"`}>${parts.docdata ?? ''}</docdata></head>` +
  `<body><body.head>${parts.bodyHead ?? '<hedline><hl1>Head</hl1></hedline>'}</body.head><body.content>${parts.content ?? '<p>Text.</p>'}</body.content></body></nitf>`;

it('reads every field of the sample', () => {
  const { body, ...draft } = draftOf(nitf, sampleBytes('nitf.xml'));
  expect(draft).toEqual({
    changes: [],
    // A field that sounds like an embargo; a moment that is past holds nothing.
    mayWait: [{ name: 'date.publication', value: '20240816T143100+0100' }],
    guid: 'NSW-20240816-0042',
    version: 2,
    headline: 'Port Haven opens its new ferry harbour',
    subheadline: 'First sailing leaves two hours late',
    byline: 'By Ines Okafor',
    authors: [{ name: 'Ines Okafor', role: 'Transport Correspondent' }],
    dateline: { text: 'Port Haven, United Kingdom, Aug 16', place: 'Port Haven', date: 'Aug 16' },
    located: ['Port Haven'],
    slugline: 'Ferry Harbour',
    language: 'en-GB',
    summary: 'The harbour took six years — and £40 million — to build.',
    firstCreated: '2024-08-16T13:30:00Z',
    versionCreated: '2024-08-16T13:30:00Z',
    expires: '2024-09-16T13:30:00Z',
    pubStatus: 'usable',
    urgency: 3,
    edNote: 'Picture to follow\nAdds passenger count.',
    keywords: ['ferries', 'harbours'],
    subjects: [{ scheme: 'subj', code: '04015002', name: 'Transport' }],
    genre: 'Current',
    section: 'Business',
    creditLine: 'North Sea Wire',
    copyrightHolder: 'North Sea Wire',
    associations: [
      {
        type: 'picture',
        renditions: [
          { href: 'https://example.com/ferry.jpg', mediaType: 'image/jpeg', width: 1200, height: 800 },
        ],
        caption: 'The ferry on its first trip.',
        creditLine: 'Photo: L. Brandt',
        alt: 'A white ferry',
      },
    ],
  });
  expect(body.value).toContain('<a href="https://example.com/times?a=1&amp;b=2">');
  expect(body.value).toContain('<table><tr><th>Route</th>');
  expect(body.value).toContain('<img src="https://example.com/ferry.jpg" alt="A white ferry">');
  expect(body.value).toContain('AT&amp;T lines');
  expect(body.value).toContain('<p>Edited by Mara Lindqvist</p>');
  expect(body.value).not.toContain('Adds passenger count');
});

describe('an embargo holds the story', () => {
  const dates = (release: string): string =>
    `<date.issue norm="20240816T120000Z"/><date.release norm="${release}"/>`;

  it('when date.release lies after date.issue', () => {
    expect(
      draftOf(nitf, upload({ docdata: dates('20240817T060000+0200'), status: 'embargoed' })),
    ).toMatchObject({
      embargoed: '2024-08-17T04:00:00Z',
    });
  });

  it('when its time cannot be read', () => {
    expect(draftOf(nitf, upload({ docdata: dates('after the speech') })).embargoText).toBe(
      'after the speech',
    );
  });

  it('when the status says so without a time', () => {
    const draft = draftOf(nitf, upload({ status: 'embargoed' }));
    expect(draft.embargoText).toBe('status embargoed');
    expect(draft.pubStatus).toBeUndefined();
  });

  it('but neither a release at once nor a template that nobody filled in is one', () => {
    for (const release of ['20240816T120000Z', '20240816T110000Z', 'YYYYMMDD000000-HHMM', 'Immediate']) {
      const draft = draftOf(nitf, upload({ docdata: dates(release) }));
      expect([draft.embargoed, draft.embargoText]).toEqual([undefined, undefined]);
    }
  });
});

describe('status', () => {
  it.each([
    ['canceled', 'canceled'],
    ['cancelled', 'canceled'],
    ['withheld', 'withheld'],
    ['usable', 'usable'],
  ])('%s is %s', (status, expected) => expect(draftOf(nitf, upload({ status })).pubStatus).toBe(expected));

  it('an unknown one is noted', () => {
    expect(draftOf(nitf, upload({ status: 'blue' })).changes[0]).toMatchObject({ before: 'blue' });
  });
});

describe('identity', () => {
  const document = (docdata: string, attributes = ''): string =>
    `<nitf><head><docdata ${attributes}>${docdata}</docdata></head><body><body.content><p>T</p></body.content></body></nitf>`;

  it('a cancellation kills the document that it refers to', () => {
    const draft = draftOf(
      nitf,
      document('<doc-id id-string="k2"/>', 'management-status="canceled" management-doc-idref="s1"'),
    );
    expect(draft).toMatchObject({ guid: 's1', pubStatus: 'canceled' });
  });

  it('an update evolves from the document that it refers to', () => {
    const draft = draftOf(nitf, document('<doc-id id-string="s2"/>', 'management-doc-idref="s1"'));
    expect(draft).toMatchObject({ guid: 's2', evolvedFrom: 's1' });
  });

  it('a du-key stands in for a missing doc-id only where it counts versions', () => {
    expect(draftOf(nitf, document('<du-key key="d" version="3"/>'))).toMatchObject({ guid: 'd', version: 3 });
    expect(draftOf(nitf, document('<du-key key="d"/>')).guid).toBeUndefined();
  });
});

describe('dialects', () => {
  it('a headline without hl1, a byline of loose parts, a dateline of plain text', () => {
    const draft = draftOf(
      nitf,
      upload({
        bodyHead:
          '<hedline>Bare head</hedline><byline>By<person>Ada Marsh</person><byttl>Wire</byttl></byline><dateline>OSLO -</dateline>',
      }),
    );
    expect(draft).toMatchObject({
      headline: 'Bare head',
      byline: 'By Ada Marsh',
      dateline: { text: 'OSLO' },
      located: ['OSLO'],
    });
  });

  const loc = (place: string) => `<location>${place}</location>`;
  it.each([
    [`${loc('ROME')} (AP) - `, 'ROME (AP)', ['ROME']],
    [`${loc('ROME')}<story.date>March 3</story.date> (AP) --`, 'ROME, March 3 (AP)', ['ROME']],
    [`${loc('ROME')}, <story.date norm="20250303"/> (AP)`, 'ROME (AP)', ['ROME']],
    [`${loc('ROME')}, March 3 (AP)`, 'ROME, March 3 (AP)', ['ROME']],
    [
      `${loc('<city>Ottawa</city> <state>Ontario</state>')} / ${loc('ROME')} -`,
      'Ottawa, Ontario / ROME',
      ['Ottawa', 'ROME'],
    ],
    [`NNA - ${loc('ROME')}\n<story.date>March 3</story.date>\n`, 'NNA - ROME, March 3', ['ROME']],
    [`${loc('ROME')} 2025-03-03 10:00 GMT`, 'ROME', ['ROME']],
    [`${loc('ROME')} - ${'The council met on Monday. '.repeat(5)}`, 'ROME', ['ROME']],
    ['OSLO, <story.date>March 3</story.date>', 'OSLO, March 3', ['OSLO']],
  ])('a dateline %s', (dateline, line, located) => {
    const bodyHead = `<hedline><hl1>Head</hl1></hedline><dateline>${dateline}</dateline>`;
    expect(draftOf(nitf, upload({ bodyHead }))).toMatchObject({ dateline: { text: line }, located });
  });

  it('the title heads a story without hedline', () => {
    expect(draftOf(nitf, upload({ head: '<title>From the title</title>', bodyHead: '' })).headline).toBe(
      'From the title',
    );
  });

  it('urgency outside docdata and keywords as content', () => {
    const draft = draftOf(
      nitf,
      upload({
        head: '<urgency ed-urg="2"/>',
        docdata: '<key-list><keyword>One</keyword><keyword>Two</keyword></key-list>',
      }),
    );
    expect(draft).toMatchObject({ urgency: 2, keywords: ['One', 'Two'] });
  });

  it('a time without a zone is UTC, and noted', () => {
    const draft = draftOf(nitf, upload({ docdata: '<date.issue norm="20240816T120000"/>' }));
    expect(draft.versionCreated).toBe('2024-08-16T12:00:00Z');
    expect(draft.changes[0]).toMatchObject({ before: '20240816T120000', after: '2024-08-16T12:00:00Z' });
  });

  it('joins the lines of a wire, but not the rows of a table or the lines of a poem', () => {
    const prose =
      '<p>The first line of this story is about as long as a wire line<br/>\nand goes on here until it ends.</p>';
    const scores = '<p>Alpha United     2   3   1<br/>Beta Rovers      1   2   2</p>';
    const poem = '<p>Roses are red<br/>violets are blue</p>';
    const { value } = draftOf(nitf, upload({ content: prose + scores + poem })).body;
    expect(value).toContain('wire line \nand goes');
    expect(value.match(/<br>/g)).toHaveLength(2);
  });

  it('inline HTML that was escaped once too often becomes markup, other marks leave their text', () => {
    const draft = draftOf(
      nitf,
      upload({ content: '<p>800&lt;endash&gt;-&lt;/endash&gt;900 &lt;em&gt;big&lt;/em&gt; 3 &lt; 4</p>' }),
    );
    expect(draft.body.value).toBe('<p>800-900 <em>big</em> 3 &lt; 4</p>');
  });

  it('a media reference that is no address keeps its id', () => {
    const content =
      '<media media-type="image"><media-reference mime-type="image/jpeg" source="iJIJyyF0"/><media-caption>C</media-caption></media>';
    expect(draftOf(nitf, upload({ content })).associations).toEqual([
      { type: 'picture', renditions: [], guid: 'iJIJyyF0', caption: 'C' },
    ]);
  });
});

it('refuses broken XML with a byte offset', () => {
  expect(parseWith(nitf, '<nitf><body>').problems[0]?.pointer).toBe('byte=12');
});
