import { describe, expect, it } from 'vitest';
import { atom } from '../../../../../functions/core/intake/formats/atom/index.ts';
import { draftOf, draftsOf, parseWith, sampleBytes } from '../../parsing.ts';

const entry = (inner: string): string =>
  `<entry xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app"><id>e</id><title>T</title><updated>2024-08-16T10:00:00Z</updated>${inner}</entry>`;

it('reads the sample', () => {
  const [first, second] = draftsOf(atom, sampleBytes('atom.xml'));
  expect(first).toMatchObject({
    guid: 'urn:example:e1',
    headline: 'El puerto nuevo abre',
    byline: 'Elena Ruiz',
    canonical: 'https://example.com/e1',
    baseUrl: 'https://example.com/',
    firstCreated: '2024-08-16T08:00:00Z',
    versionCreated: '2024-08-16T11:00:00Z',
    language: 'es',
    keywords: ['Puertos'],
    summary: 'El puerto abre tras cinco años.',
    copyrightNotice: '© Costa Noticias',
    associations: [
      {
        type: 'picture',
        renditions: [{ href: 'https://example.com/e1.png', mediaType: 'image/png', size: 5000 }],
      },
    ],
  });
  expect(first?.body.value).toBe(
    '<p>El puerto <a href="mapa">nuevo</a> abrió el viernes.</p><p>Costó 30 millones.</p>',
  );
  expect(second).toMatchObject({
    creditLine: 'Costa Noticias',
    body: { kind: 'html', value: '<p>El tren vuelve el lunes.</p>' },
  });
});

describe('content', () => {
  it('text, HTML and summary', () => {
    expect(draftOf(atom, entry('<content type="text">1 &lt; 2</content>')).body).toEqual({
      kind: 'text',
      value: '1 < 2',
    });
    expect(draftOf(atom, entry('<summary>Only this</summary>')).body).toEqual({
      kind: 'text',
      value: 'Only this',
    });
  });

  it('NITF in an entry, with the metadata blocks of an agency', () => {
    const nitf =
      '<content type="text/xml"><nitf xmlns=""><body><body.content><p>One.</p></body.content></body></nitf></content>';
    const blocks =
      '<m:NewsManagement xmlns:m="urn:m"><m:ManagementSequenceNumber>2</m:ManagementSequenceNumber><m:PublishingStatus>Canceled</m:PublishingStatus></m:NewsManagement>' +
      '<c:ContentMetadata xmlns:c="urn:c"><c:ByLine>By Ada Marsh</c:ByLine><c:SlugLine>BC-Mill</c:SlugLine></c:ContentMetadata>';
    expect(draftOf(atom, entry(nitf + blocks))).toMatchObject({
      body: { kind: 'html', value: '<p>One.</p>' },
      version: 3,
      pubStatus: 'canceled',
      byline: 'By Ada Marsh',
      slugline: 'BC-Mill',
    });
  });

  it('content elsewhere is not fetched, and noted', () => {
    const draft = draftOf(
      atom,
      entry('<summary>S</summary><content src="https://example.com/x" type="text/html"/>'),
    );
    expect(draft.changes[0]).toMatchObject({ before: 'https://example.com/x' });
  });
});

it('a draft is withheld', () => {
  expect(draftOf(atom, entry('<app:control><app:draft>yes</app:draft></app:control>')).pubStatus).toBe(
    'withheld',
  );
});

it('a deleted entry is a kill; without ref it is a problem', () => {
  const feed =
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><at:deleted-entry ref="g" when="2024-08-16T10:00:00Z"><at:comment>Wrong</at:comment></at:deleted-entry><at:deleted-entry when="x"/></feed>';
  const { items } = parseWith(atom, feed);
  expect(items[0]).toMatchObject({ draft: { guid: 'g', pubStatus: 'canceled', correctionNote: 'Wrong' } });
  expect(items[1]).toMatchObject({ pointer: '/feed/deleted-entry[2]', problems: [{}] });
});

it('a feed without entries is refused', () => {
  expect(parseWith(atom, '<feed xmlns="http://www.w3.org/2005/Atom"/>').problems).toHaveLength(1);
});

describe('what a feed does not say of its texts', () => {
  const feed = (entry: string, more = ''): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom"${more}><title>F</title><id>f</id><entry><id>e1</id><title>T</title>${entry}</entry></feed>`;

  it.each([
    ['Put &lt;b&gt; in front of it.', 'text'],
    ['If a &lt; b and b &gt; c', 'text'],
    ['&lt;p&gt;One&lt;/p&gt;', 'html'],
    ['One &lt;b&gt;two&lt;/b&gt;', 'html'],
    ['One&lt;br/&gt;two', 'html'],
  ])('%s is %s', (content, kind) => {
    expect(draftOf(atom, feed(`<content>${content}</content>`)).body.kind).toBe(kind);
  });

  it.each([
    [' xml:base="https://a.example/n/"', 'xml:base="2026/"', 'https://a.example/n/2026/'],
    [' xml:base="https://a.example/n/"', '', 'https://a.example/n/'],
    ['', 'xml:base="https://b.example/x/"', 'https://b.example/x/'],
    ['', 'xml:base="x/"', 'https://a.example/page/x/'],
  ])('bases %s and %s make %s', (outer, inner, base) => {
    const link = '<link rel="alternate" href="https://a.example/page/1"/>';
    expect(draftOf(atom, feed(`${link}<content type="html" ${inner}>x</content>`, outer)).baseUrl).toBe(base);
  });
});
