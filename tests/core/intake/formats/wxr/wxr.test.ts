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

describe('who wrote a post and what it shows', () => {
  const dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';

  it('co-authors come before the account, by the names of the site', () => {
    const export_ = post(
      '<dc:creator>desk</dc:creator><category domain="author" nicename="cap-mira"><![CDATA[mira]]></category><category domain="author" nicename="jo"><![CDATA[Jo Lund]]></category>',
    )
      .replace(NS, `${NS} ${dc}`)
      .replace(
        '<item>',
        '<wp:author><wp:author_login>mira</wp:author_login><wp:author_display_name>mira</wp:author_display_name><wp:author_first_name>Mira</wp:author_first_name><wp:author_last_name>Holt</wp:author_last_name></wp:author><item>',
      );
    expect(draftOf(wxr, export_)).toMatchObject({
      byline: 'Mira Holt, Jo Lund',
      authors: [{ name: 'Mira Holt' }, { name: 'Jo Lund' }],
    });
  });

  it.each([
    ['[youtube=https://youtu.be/abcdefghijk]', 'https://youtu.be/abcdefghijk'],
    [
      '[youtube https://www.youtube.com/watch?v=abcdefghijk&amp;w=3]',
      'https://www.youtube.com/watch?v=abcdefghijk&w=3',
    ],
    ['[youtube abcdefghijk]', 'https://www.youtube.com/watch?v=abcdefghijk'],
    ['[vimeo id="123456"]', 'https://vimeo.com/123456'],
    ['[video mp4="https://wire.example/f.mp4"][/video]', 'https://wire.example/f.mp4'],
    ['[audio src="https://wire.example/f.mp3"]', 'https://wire.example/f.mp3'],
    ['[tweet https://x.com/wire/status/1234567]', 'https://x.com/wire/status/1234567'],
    ['[fancy-video-player url="https://player.example/v/9"]', 'https://player.example/v/9'],
    [
      '[soundcloud url="https://api.soundcloud.com/tracks/1" params="a"]',
      'https://api.soundcloud.com/tracks/1',
    ],
    ['https://www.youtube.com/watch?v=abcdefghijk', 'https://www.youtube.com/watch?v=abcdefghijk'],
  ])('%s is a player', (code, url) => {
    const { body } = draftOf(wxr, post('', `Before.\n\n${code}\n\nAfter.`));
    expect(body.value).toContain(`<iframe src="${url.replaceAll('&', '&amp;')}"></iframe>`);
    expect(body.value).not.toContain('[');
  });

  it('an address of no player stays a line of the text', () => {
    expect(draftOf(wxr, post('', 'Before.\n\nhttps://town.example/plan\n\nAfter.')).body.value).toContain(
      '<p>https://town.example/plan</p>',
    );
  });

  it('enclosures are kept, of the item and of its fields', () => {
    const draft = draftOf(
      wxr,
      post(
        '<enclosure url="https://wire.example/a.mp3" length="5" type="audio/mpeg"/><wp:postmeta><wp:meta_key>enclosure</wp:meta_key><wp:meta_value><![CDATA[https://wire.example/b.mp4\n77\nvideo/mp4\n]]></wp:meta_value></wp:postmeta><enclosure url="https://wire.example/c" type="x/y"/>',
      ),
    );
    expect(draft.associations).toEqual([
      {
        type: 'audio',
        renditions: [{ href: 'https://wire.example/a.mp3', mediaType: 'audio/mpeg', size: 5 }],
      },
      {
        type: 'video',
        renditions: [{ href: 'https://wire.example/b.mp4', mediaType: 'video/mp4', size: 77 }],
      },
    ]);
    expect(draft.changes.map(({ before }) => before)).toContain('https://wire.example/c');
  });
});
