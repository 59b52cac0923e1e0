import { describe, expect, it } from 'vitest';
import { rss } from '../../../../../functions/core/intake/formats/rss/index.ts';
import { draftOf, draftsOf, parseWith, sampleBytes } from '../../parsing.ts';

it('reads RSS 2.0 with its extensions', () => {
  const [first, second] = draftsOf(rss, sampleBytes('rss.xml'));
  expect(first).toMatchObject({
    guid: 'valley-1001',
    headline: 'Orchard & mill reopen',
    byline: 'Ada Marsh, Jonas Weil',
    authors: [{ name: 'Ada Marsh' }, { name: 'Jonas Weil' }],
    canonical: 'https://example.com/news/orchard',
    baseUrl: 'https://example.com/news/orchard',
    firstCreated: '2024-08-16T08:30:00Z',
    versionCreated: '2024-08-16T10:00:00Z',
    summary: 'The mill stood still for a year.',
    language: 'en-GB',
    keywords: ['farming'],
    subjects: [{ scheme: 'subj', code: '04001000' }],
    creditLine: 'Hill Press',
    copyrightNotice: '© Valley Wire',
    associations: [
      {
        type: 'picture',
        caption: 'The mill.',
        creditLine: 'R. Pole',
        renditions: [{ href: 'https://example.com/mill.jpg', width: 800 }],
      },
    ],
  });
  expect(first?.associations).toHaveLength(1);
  expect(first?.body).toEqual({ kind: 'html', value: expect.stringContaining('<a href="/map">opened</a>') });
  expect(second).toMatchObject({
    byline: 'Mira Stone',
    canonical: 'https://example.com/news/bus',
    body: { kind: 'html', value: '<p>The bus runs every hour.</p>' },
  });
});

it('reads RSS 1.0 in RDF', () => {
  expect(draftOf(rss, sampleBytes('rss-rdf.xml'))).toMatchObject({
    guid: 'https://example.com/a1',
    headline: 'Le pont est ouvert',
    byline: 'Luc Arnal',
    versionCreated: '2024-08-16T07:00:00Z',
    language: 'fr',
    keywords: ['transports'],
  });
});

describe('dialects', () => {
  const feed = (item: string): string =>
    `<rss version="2.0" xmlns:m="http://search.yahoo.com/mrss/" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><item>${item}</item></channel></rss>`;

  it('extensions under other prefixes', () => {
    const draft = draftOf(
      rss,
      feed(
        '<title>T</title><description>S</description><c:encoded>&lt;p&gt;B&lt;/p&gt;</c:encoded><m:group><m:content url="https://example.com/a.mp4" type="video/mp4"/><m:title>Film</m:title></m:group>',
      ),
    );
    expect(draft).toMatchObject({
      summary: 'S',
      body: { value: '<p>B</p>' },
      associations: [{ type: 'video' }],
    });
  });

  it('extensions whose prefix is not declared', () => {
    const draft = draftOf(
      rss,
      '<rss><channel><item><title>T</title><dc:creator>Ada</dc:creator><content:encoded><![CDATA[<p>B</p>]]></content:encoded></item></channel></rss>',
    );
    expect(draft).toMatchObject({ byline: 'Ada', body: { value: '<p>B</p>' } });
  });

  it.each([
    ['end=2035-01-01T00:00:00Z; scheme=W3C-DTF', '2035-01-01T00:00:00Z'],
    ['start=2026-01-01;end=2035-01-01T02:00+02:00;', '2035-01-01T00:00:00Z'],
    ['start=2026-01-01', undefined],
    ['name=the end=2035; start=2026-01-01', undefined],
    ['2035-01-01', undefined],
  ])('the terms of an item that is valid %s end %s', (period, expires) => {
    const valid = `<dcterms:valid>${period}</dcterms:valid>`;
    expect(draftOf(rss, feed(`<title>T</title><description>x</description>${valid}`)).expires).toBe(expires);
  });

  it('a media title does not become the headline', () => {
    expect(
      draftOf(rss, feed('<title>Story</title><m:title>Picture</m:title><description>x</description>'))
        .headline,
    ).toBe('Story');
  });

  it('an author that is only an address is no byline', () => {
    expect(
      draftOf(rss, feed('<title>T</title><author>a@example.com</author><description>x</description>')).byline,
    ).toBeUndefined();
  });
});

it('a feed without items is refused', () => {
  expect(parseWith(rss, '<rss><channel><title>x</title></channel></rss>').problems[0]?.detail).toBe(
    'the feed holds no item',
  );
});

it('a deleted entry is a kill', () => {
  const xml =
    '<rss xmlns:at="http://purl.org/atompub/tombstones/1.0"><channel><at:deleted-entry ref="g1" when="2024-08-16T10:00:00Z"/></channel></rss>';
  expect(draftOf(rss, xml)).toMatchObject({
    guid: 'g1',
    pubStatus: 'canceled',
    versionCreated: '2024-08-16T10:00:00Z',
  });
});

it.each([
  ['List&lt;String&gt; explained', 'List<String> explained'],
  ['How to use &lt;b&gt;', 'How to use <b>'],
  ['A &lt;b&gt;bold&lt;/b&gt; move', 'A bold move'],
  ['One&lt;br&gt;two', 'One two'],
  ['&lt;span class="x"&gt;Ferry&lt;/span&gt; sails', 'Ferry sails'],
  ['Tom &amp;amp; Jerry', 'Tom & Jerry'],
])('the title %s is %s', (title, headline) => {
  const item = `<rss version="2.0"><channel><item><title>${title}</title><guid>g1</guid><description>Text.</description></item></channel></rss>`;
  expect(draftOf(rss, item).headline).toBe(headline);
});

it('sound is sound, and an enclosure of an unknown kind is noted', () => {
  const item = `<rss version="2.0"><channel><item><title>T</title><guid>g1</guid><description>Text.</description><enclosure url="https://a.example/photos/e.mp3" type="audio/mpeg"/><enclosure url="https://a.example/x" type="a/b"/></item></channel></rss>`;
  const draft = draftOf(rss, item);
  expect(draft.associations).toEqual([
    { type: 'audio', renditions: [{ href: 'https://a.example/photos/e.mp3', mediaType: 'audio/mpeg' }] },
  ]);
  expect(draft.changes).toHaveLength(1);
});
