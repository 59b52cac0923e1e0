import { describe, expect, it } from 'vitest';
import { wxr } from '../../../../../functions/core/intake/formats/wxr/index.ts';
import { paragraphs } from '../../../../../functions/core/intake/formats/wxr/paragraphs.ts';
import { draftOf, parseWith, sampleBytes } from '../../parsing.ts';

const NS =
  'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const post = (fields: string, body = 'Text.'): string =>
  `<rss ${NS}><channel><item><title>T</title><guid>g</guid><content:encoded><![CDATA[${body}]]></content:encoded><wp:post_type>post</wp:post_type>${fields}</item></channel></rss>`;

it('reads the sample', () => {
  const draft = draftOf(wxr, sampleBytes('wxr.xml'));
  expect(draft).toMatchObject({
    guid: 'https://example.com/?p=12',
    headline: 'The mill turns again',
    byline: 'Ada Marsh',
    canonical: 'https://example.com/mill/',
    firstCreated: '2024-08-16T09:30:00Z',
    versionCreated: '2024-08-16T10:00:00Z',
    pubStatus: 'usable',
    keywords: ['mills'],
    section: 'Villages',
    summary: 'A mill turns.',
    language: 'en-US',
    associations: [{ type: 'picture', renditions: [{ href: 'https://example.com/mill.jpg' }] }],
  });
  const { value } = draft.body;
  expect(value).toContain('<p>The mill turned on Friday [sic].</p>');
  expect(value).toContain('<h2>Hours</h2>');
  expect(value).toContain('<figcaption>The wheel</figcaption>');
  expect(value).toContain('<a href="https://example.com/tickets">');
  expect(value).not.toMatch(/\[contact|\[caption|\[embed/);
});

describe('what is not published is not published', () => {
  it.each(['draft', 'pending', 'private', 'inherit'])('%s is withheld', (status) => {
    expect(draftOf(wxr, post(`<wp:status>${status}</wp:status>`)).pubStatus).toBe('withheld');
  });

  it('a protected post is withheld', () => {
    expect(
      draftOf(wxr, post('<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>')).pubStatus,
    ).toBe('withheld');
  });

  it('a scheduled post is embargoed until its date, in the bin it is killed', () => {
    const scheduled = draftOf(
      wxr,
      post('<wp:status>future</wp:status><wp:post_date_gmt>2030-01-02 03:04:05</wp:post_date_gmt>'),
    );
    expect(scheduled.embargoed).toBe('2030-01-02T03:04:05Z');
    expect(draftOf(wxr, post('<wp:status>trash</wp:status>')).pubStatus).toBe('canceled');
  });

  it('a date of zeros is none', () => {
    expect(
      draftOf(wxr, post('<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>')).firstCreated,
    ).toBeUndefined();
  });
});

describe('stored text becomes paragraphs', () => {
  it.each([
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    ['one\ntwo', '<p>one<br>\ntwo</p>'],
    ['a\n<h2>B</h2>\nc', '<p>a</p>\n<h2>B</h2>\n<p>c</p>'],
    ['<p>x</p>', '<p>x</p>'],
    ['<!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->', '<p>x</p>'],
    ['<pre>a\n\nb</pre>', '<div><pre>a\n\nb</pre></div>'],
    ['', ''],
  ])('%j', (stored, html) => expect(paragraphs(stored).replace(/\n{2,}(?=<\/div>)/g, '')).toBe(html));
});

describe('marks that never end', () => {
  it.each(['[caption]', '<!--', '<pre>', '[gallery ids="1" ', '[embed]', '\n '])(
    '%j, 50,000 times',
    (mark) => {
      expect(draftOf(wxr, post('', mark.repeat(50_000))).guid).toBe('g');
    },
  );
});

it('an export without posts is refused', () => {
  expect(parseWith(wxr, `<rss ${NS}><channel/></rss>`).problems).toHaveLength(1);
});
