import { describe, expect, it } from 'vitest';
import { newsmlg2 } from '../../../../../functions/core/intake/formats/newsmlg2/index.ts';
import { draftOf, draftsOf, parseWith, sampleBytes } from '../../parsing.ts';

const NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"';
interface Parts {
  guid?: string;
  itemMeta?: string;
  contentMeta?: string;
  content?: string;
  itemClass?: string;
}
const item = (parts: Parts = {}): string =>
  `<newsItem ${NS} guid="${parts.guid ?? 'g1'}" version="1" xml:lang="en"><itemMeta><itemClass qcode="ninat:${parts.itemClass ?? 'text'}"/>${parts.itemMeta ?? ''}</itemMeta>` +
  `<contentMeta>${parts.contentMeta ?? '<headline>Head</headline>'}</contentMeta><contentSet>${parts.content ?? xhtml('<p>Text.</p>')}</contentSet></newsItem>`;
const xhtml = (body: string): string =>
  `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html></inlineXML>`;
const message = (...items: string[]): string =>
  `<newsMessage ${NS}><itemSet>${items.join('')}</itemSet></newsMessage>`;

it('reads every field of the sample, its package and its picture', () => {
  const { body, changes, ...draft } = draftOf(newsmlg2, sampleBytes('newsmlg2.xml'));
  expect(draft).toEqual({
    guid: 'tag:wire.example,2024:st1',
    version: 3,
    headline: 'Cuxdorf baut seinen Deich höher',
    subheadline: 'Arbeiten dauern bis 2027',
    byline: 'Von Hanna Petersen',
    dateline: { text: 'Cuxdorf (EN)' },
    located: ['Cuxdorf'],
    slugline: 'Deich/Küste',
    language: 'de',
    summary: 'Der Deich wächst um einen Meter.',
    firstCreated: '2024-08-16T12:00:00Z',
    versionCreated: '2024-08-16T13:30:00Z',
    pubStatus: 'usable',
    urgency: 4,
    edNote: 'Bild folgt',
    keywords: ['Deich', 'Küste'],
    subjects: [
      { scheme: 'medtop', code: '20000378', name: 'Umwelt' },
      { scheme: 'subj', code: '06000000', name: 'Umwelt' },
    ],
    genre: 'Current',
    creditLine: 'Elbe Nachrichten',
    copyrightHolder: 'Elbe Nachrichten',
    copyrightNotice: '© 2024 Elbe Nachrichten',
    usageTerms: 'Nur für Abonnenten',
    associations: [
      {
        type: 'picture',
        guid: 'tag:wire.example,2024:pic1',
        headline: 'Deich',
        caption: 'Der Deich bei Flut.',
        creditLine: 'EN/Foto Kruse',
        renditions: [
          {
            href: 'https://example.com/deich.jpg',
            mediaType: 'image/jpeg',
            width: 1600,
            height: 900,
            name: 'highRes',
          },
        ],
      },
    ],
  });
  expect(changes.map(({ reason }) => reason)).toEqual(['a header that repeats the metadata was left out']);
  expect(body.value).toContain('<a href="https://example.com/amt">Amt</a>');
  expect(body.value).toContain('<table><tr><td>2024</td>');
});

describe('status and embargo', () => {
  it.each([
    ['stat:usable', 'usable'],
    ['stat:canceled', 'canceled'],
    ['stat:withheld', 'withheld'],
    ['http://cv.iptc.org/newscodes/pubstatusg2/canceled', 'canceled'],
  ])('%s', (code, status) => {
    const attributeName = code.startsWith('http') ? 'uri' : 'qcode';
    expect(draftOf(newsmlg2, item({ itemMeta: `<pubStatus ${attributeName}="${code}"/>` })).pubStatus).toBe(
      status,
    );
  });

  it('an embargo in a usable item holds it', () => {
    const itemMeta = '<embargoed>2024-08-17T06:00:00+02:00</embargoed><pubStatus qcode="stat:usable"/>';
    expect(draftOf(newsmlg2, item({ itemMeta })).embargoed).toBe('2024-08-17T04:00:00Z');
    expect(draftOf(newsmlg2, item({ itemMeta: '<embargoed>nach Rede</embargoed>' })).embargoText).toBe(
      'nach Rede',
    );
  });

  it('an empty embargo holds an item that does not call itself usable', () => {
    expect(draftOf(newsmlg2, item({ itemMeta: '<embargoed/>' })).embargoText).toBe(
      'embargoed without a time',
    );
    expect(
      draftOf(newsmlg2, item({ itemMeta: '<embargoed/><pubStatus qcode="stat:usable"/>' })).embargoText,
    ).toBeUndefined();
  });

  it('a correction says what was corrected', () => {
    const itemMeta = '<edNote>Corrects the sum</edNote><signal qcode="sig:correction"/>';
    expect(draftOf(newsmlg2, item({ itemMeta })).correctionNote).toBe('Corrects the sum');
  });
});

describe('messages', () => {
  it('each text item is a story; pictures go to the story that refers to them', () => {
    const picture = item({
      guid: 'pic',
      itemClass: 'picture',
      content: '<remoteContent href="https://example.com/a.jpg" contenttype="image/jpeg"/>',
    });
    const [one, two] = draftsOf(
      newsmlg2,
      message(
        item({ guid: 'a', itemMeta: '<link rel="irel:isA" residref="pic"/>' }),
        item({ guid: 'b' }),
        picture,
      ),
    );
    expect(one?.associations?.[0]?.guid).toBe('pic');
    expect(two?.associations).toBeUndefined();
  });

  it('a picture that nobody refers to is told of', () => {
    const picture = item({ guid: 'pic', itemClass: 'picture' });
    const { items } = parseWith(newsmlg2, message(item({ guid: 'a' }), item({ guid: 'b' }), picture));
    expect(items[2]).toMatchObject({ pointer: '/newsMessage/itemSet/newsItem[3]', problems: [{}] });
  });

  it('a package alone is a problem that says what it refers to', () => {
    const { items } = parseWith(
      newsmlg2,
      `<packageItem ${NS} guid="p"><groupSet><group><itemRef residref="x"/><itemRef residref="y"/></group></groupSet></packageItem>`,
    );
    expect(items[0]).toMatchObject({
      pointer: '/packageItem',
      problems: [{ detail: expect.stringContaining('refers to 2 items, 2 of them not in this upload') }],
    });
  });

  it('pictures go to the stories of their package', () => {
    const picture = item({
      guid: 'pic',
      itemClass: 'picture',
      content: '<remoteContent href="https://example.com/a.jpg" contenttype="image/jpeg"/>',
    });
    const pack = `<packageItem guid="p"><groupSet><group><itemRef residref="b"/><itemRef residref="pic"/></group></groupSet></packageItem>`;
    const [one, two] = draftsOf(newsmlg2, message(item({ guid: 'a' }), item({ guid: 'b' }), picture, pack));
    expect(one?.associations).toBeUndefined();
    expect(two?.associations?.[0]?.guid).toBe('pic');
  });

  it('a package of 30,000 references is read', () => {
    const pack = `<packageItem guid="p"><groupSet><group>${'<itemRef residref="g1"/>'.repeat(30_000)}</group></groupSet></packageItem>`;
    expect(draftsOf(newsmlg2, message(item(), item({ guid: 'g2' }), pack))).toHaveLength(2);
  });

  it('an empty message is refused', () => {
    expect(parseWith(newsmlg2, message()).problems[0]?.pointer).toBe('/newsMessage');
  });
});

describe('content', () => {
  it('NITF inside gives body and what the item leaves out', () => {
    const content =
      '<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>Inner</hl1></hedline><byline>By Ada Marsh</byline></body.head><body.content><p>Nested.</p></body.content></body></nitf></inlineXML>';
    expect(draftOf(newsmlg2, item({ content, contentMeta: '' }))).toMatchObject({
      headline: 'Inner',
      byline: 'By Ada Marsh',
      body: { kind: 'html', value: '<p>Nested.</p>' },
    });
  });

  it('a paragraph of wire lines is plain text, a pretty-printed one is not', () => {
    const wire = xhtml(
      '<p>(Adds detail)\n    By Ada Marsh\n    Aug 16 (Wire) - The first line of the story\ngoes on at the margin.\n    A second paragraph.</p>',
    );
    expect(draftOf(newsmlg2, item({ content: wire })).body.kind).toBe('text');
    const pretty = xhtml(
      '<p>The first line of the story\n        goes on in the next\n        and the third line.</p>',
    );
    expect(draftOf(newsmlg2, item({ content: pretty })).body.kind).toBe('html');
  });

  it('escaped HTML and plain inline data', () => {
    const html = '<inlineData contenttype="text/html">&lt;p&gt;Hi&lt;/p&gt;</inlineData>';
    expect(draftOf(newsmlg2, item({ content: html })).body).toEqual({ kind: 'html', value: '<p>Hi</p>' });
    expect(
      draftOf(newsmlg2, item({ content: '<inlineData contenttype="text/plain">Hi</inlineData>' })).body,
    ).toEqual({ kind: 'text', value: 'Hi' });
  });
});

describe('dialects', () => {
  it('prefixed elements', () => {
    const prefixed = item({ contentMeta: '' })
      .replaceAll(/<(\/?)(newsItem|itemMeta|itemClass|contentMeta|contentSet|inlineXML)/g, '<$1n:$2')
      .replace('xmlns=', 'xmlns:n=');
    expect(draftOf(newsmlg2, prefixed).body.value).toBe('<p>Text.</p>');
  });

  it('the text in the item language is taken where there are several', () => {
    const contentMeta =
      '<language tag="de"/><headline xml:lang="en">English</headline><headline xml:lang="de">Deutsch</headline>';
    expect(draftOf(newsmlg2, item({ contentMeta })).headline).toBe('Deutsch');
  });

  it('an agency copy of the IPTC codes, a trailing dash in the credit, a timestamp as dateline', () => {
    const contentMeta =
      '<subject qcode="sttsubj:11006002"><name>N</name></subject><creditline>STW–</creditline><dateline>2024-08-16 20:13:08 GMT</dateline>';
    const draft = draftOf(newsmlg2, item({ contentMeta }));
    expect(draft).toMatchObject({
      subjects: [{ scheme: 'subj', code: '11006002', name: 'N' }],
      creditLine: 'STW',
    });
    expect(draft.dateline).toBeUndefined();
  });
});

it('a service that is a name alone is the section, one with a code is not', () => {
  const coded = '<service qcode="svc:all"><name>All the news</name></service>';
  const section = (itemMeta: string) => draftOf(newsmlg2, item({ itemMeta })).section;
  expect(section(coded)).toBeUndefined();
  expect(section(`${coded}<service><name>Business</name></service>`)).toBe('Business');
});

describe('notes by their role', () => {
  const note = (role: string, words: string): string => `<edNote role="r:${role}">${words}</edNote>`;

  it('a correction note is the one whose role says so', () => {
    const draft = draftOf(
      newsmlg2,
      item({
        itemMeta: `${note('editorialnote', 'Bild folgt')}${note('correctionshort', 'Datum berichtigt')}<signal qcode="sig:correction"/>`,
      }),
    );
    expect(draft).toMatchObject({ edNote: 'Bild folgt', correctionNote: 'Datum berichtigt' });
  });

  it('a note with another role is none, a note without a role may be', () => {
    const signal = '<signal qcode="sig:correction"/>';
    expect(draftOf(newsmlg2, item({ itemMeta: note('picture', 'Archiv') + signal })).correctionNote).toBe(
      'Correction',
    );
    expect(
      draftOf(newsmlg2, item({ itemMeta: `<edNote>Corrects date</edNote>${signal}` })).correctionNote,
    ).toBe('Corrects date');
  });

  it.each(['private', 'wirecontacts', 'internal'])('%s is for the desk alone', (role) => {
    const draft = draftOf(newsmlg2, item({ itemMeta: note(role, 'SECRET') }));
    expect(draft.edNote).toBeUndefined();
    expect(draft.privateNotes).toEqual(['SECRET']);
  });
});

it('an IPTC code among the parts of a literal is the subject', () => {
  const { subjects } = draftOf(
    newsmlg2,
    item({
      contentMeta: '<headline>H</headline><subject literal="NW:04000000:ECO"/><subject literal="NW:abc"/>',
    }),
  );
  expect(subjects).toEqual([
    { scheme: 'subj', code: '04000000' },
    { scheme: 'NW', code: 'abc' },
  ]);
});

it('tags that are words stay', () => {
  const draft = draftOf(
    newsmlg2,
    item({
      content: xhtml(
        '<p>Use &lt;T&gt;example&lt;/T&gt; and &lt;b&gt; in <em>code</em>; 5 &lt;endash&gt;-&lt;/endash&gt; 6.</p>',
      ),
    }),
  );
  expect(draft.body.value).toBe(
    '<p>Use &lt;T&gt;example&lt;/T&gt; and &lt;b&gt; in <em>code</em>; 5 - 6.</p>',
  );
  const plain = draftOf(
    newsmlg2,
    item({
      content: '<inlineData contenttype="text/plain">Write &lt;p&gt;text&lt;/p&gt; here.</inlineData>',
    }),
  );
  expect(plain.body).toEqual({ kind: 'text', value: 'Write <p>text</p> here.' });
});
