import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, html, run } from './drafts.ts';

const body = (value: string, baseUrl?: string) =>
  contentOf(html(value, baseUrl === undefined ? {} : { baseUrl })).body;

describe('links', () => {
  const base = 'https://news.example.com/business/port.html';
  it.each([
    [
      '<p>See <a href="/a?utm_source=x&amp;id=7">it</a> today.</p>',
      '<p>See <a href="https://news.example.com/a?id=7">it</a> today.</p>',
    ],
    [
      '<p>See <a href="../f.pdf">it</a> today.</p>',
      '<p>See <a href="https://news.example.com/f.pdf">it</a> today.</p>',
    ],
    [
      '<p>See <a href="https://example.com/?fbclid=1&amp;gclid=2#part">it</a> today.</p>',
      '<p>See <a href="https://example.com/#part">it</a> today.</p>',
    ],
    ['<p>See <a href="javascript:alert(1)">it</a> today.</p>', '<p>See it today.</p>'],
    ['<p>See <a href=" java&#10;script:alert(1)">it</a> today.</p>', '<p>See it today.</p>'],
    ['<p>See <a href="data:text/html,x">it</a> today.</p>', '<p>See it today.</p>'],
    ['<p>See <a href="#note">it</a> today.</p>', '<p>See it today.</p>'],
    [
      '<p>See <a href="mailto:desk@example.com?subject=x">it</a> today.</p>',
      '<p>See <a href="mailto:desk@example.com">it</a> today.</p>',
    ],
    ['<p>See <a name="top">it</a> today.</p>', '<p>See it today.</p>'],
    [
      '<p>See <a href="//cdn.example.com/x">it</a> today.</p>',
      '<p>See <a href="https://cdn.example.com/x">it</a> today.</p>',
    ],
    [
      '<p>See <a href="https://user:pw@example.com/">it</a> today.</p>',
      '<p>See <a href="https://example.com/">it</a> today.</p>',
    ],
    [
      '<p>Read <a href="https://example.com/100%?utm_source=a">it</a> now, he said.</p>',
      '<p>Read <a href="https://example.com/100%">it</a> now, he said.</p>',
    ],
  ])('%s', (given, expected) => {
    expect(body(given, base)).toBe(expected);
  });

  it('without a base address drops relative links and keeps their text', () => {
    const { content, changes } = run(html('<p>See <a href="/a">it</a> today.</p>'));
    expect(content?.body).toBe('<p>See it today.</p>');
    expect(changes.some(({ step }) => step === 'links')).toBe(true);
  });
});

describe('pictures', () => {
  it.each([
    [
      'The band on stage on Saturday. Photo: A. Novak / Example Agency',
      'The band on stage on Saturday.',
      'A. Novak / Example Agency',
    ],
    [
      'The band on stage on Saturday. (AP Photo/Jane Doe)',
      'The band on stage on Saturday.',
      'AP Photo/Jane Doe',
    ],
    ['The band on stage on Saturday. Credit: Jane Doe', 'The band on stage on Saturday.', 'Jane Doe'],
    ['Die Band am Samstag. Foto: Jane Doe/dpa', 'Die Band am Samstag.', 'Jane Doe/dpa'],
    ['Le groupe samedi. Crédit photo : Jane Doe', 'Le groupe samedi.', 'Jane Doe'],
    ['The band on stage. © Jane Doe', 'The band on stage.', 'Jane Doe'],
    ['The band on stage. REUTERS/Jane Doe', 'The band on stage.', 'REUTERS/Jane Doe'],
    ['The band on stage (Photo by Jane Doe/Getty Images)', 'The band on stage', 'Jane Doe/Getty Images'],
    ['The band on stage | Image: Jane Doe', 'The band on stage', 'Jane Doe'],
    ['Photo: Jane Doe', undefined, 'Jane Doe'],
    ['The band on stage on Saturday.', 'The band on stage on Saturday.', undefined],
    [
      'A photo of the band: taken in 1990, it hangs in the hall.',
      'A photo of the band: taken in 1990, it hangs in the hall.',
      undefined,
    ],
  ])('%s', (caption, expected, credit) => {
    const { associations } = contentOf(
      html(
        `<figure><img src="https://img.example.com/a.jpg" alt="A band"><figcaption>${caption}</figcaption></figure><p>${filler}</p>`,
      ),
    );
    expect(associations).toEqual([
      {
        type: 'picture',
        renditions: [{ href: 'https://img.example.com/a.jpg' }],
        alt: 'A band',
        ...(expected && { caption: expected }),
        ...(credit && { creditLine: credit }),
      },
    ]);
  });

  it('takes a picture that is stated twice once, with what either says', () => {
    const file = { href: 'https://img.example.com/a.jpg' };
    const { content, changes } = run(
      html(`<p>${filler}</p>`, {
        associations: [
          { type: 'picture', renditions: [file], alt: 'A band' },
          { type: 'picture', renditions: [file], caption: 'The band on stage' },
          { type: 'picture', renditions: [{ href: 'https://img.example.com/b.jpg' }] },
        ],
      }),
    );
    expect(content?.associations).toEqual([
      { type: 'picture', renditions: [file], alt: 'A band', caption: 'The band on stage' },
      { type: 'picture', renditions: [{ href: 'https://img.example.com/b.jpg' }] },
    ]);
    expect(changes.map(({ reason }) => reason)).toContain('stated twice, taken once');
  });

  it('says the direction of a phrase without overriding it', () => {
    const { body } = contentOf(html(`<p>${filler} <bdo dir="rtl">abc def</bdo></p>`));
    expect(body).toContain('<bdi dir="rtl">abc def</bdi>');
  });

  it('keeps figures in the body and leaves captions out of the text', () => {
    const content = contentOf(
      html(`<p>${filler}</p><p><img src="/a.jpg" alt="A"></p><p>${filler2}</p>`, {
        baseUrl: 'https://example.com/x/',
      }),
    );
    expect(content.body).toContain('<figure><img src="https://example.com/a.jpg" alt="A" /></figure>');
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
  });

  it.each([
    '<img src="https://example.com/t.gif" width="1" height="1">',
    '<img src="https://pixel.example.com/x.gif?id=1">',
    '<img src="x" onerror="alert(1)">',
    '<img src="data:image/gif;base64,AA">',
    '<img>',
    '<img src="https://stats.example.com/a" style="width:1px;height:1px">',
  ])('drops %s', (image) => {
    const content = contentOf(
      html(`<p>${filler}</p>${image}<p>${filler2}</p>`, { baseUrl: 'https://example.com/' }),
    );
    expect(content.body).not.toContain('<img');
    expect(content.associations).toEqual([]);
  });
});

/** A link whose text is its address. */
const same = (address: string): string => `<a href="${address}">${address}</a>`;

describe('embeds', () => {
  it.each([
    [
      '<iframe src="https://www.youtube.com/embed/AbCdEfGhIjK?autoplay=1"></iframe>',
      'youtube',
      'https://www.youtube.com/watch?v=AbCdEfGhIjK',
      'AbCdEfGhIjK',
    ],
    [
      '<iframe src="//www.youtube-nocookie.com/embed/AbCdEfGhIjK"></iframe>',
      'youtube',
      'https://www.youtube.com/watch?v=AbCdEfGhIjK',
      'AbCdEfGhIjK',
    ],
    [
      '<div class="video"><iframe data-src="https://youtu.be/AbCdEfGhIjK"></iframe></div>',
      'youtube',
      'https://www.youtube.com/watch?v=AbCdEfGhIjK',
      'AbCdEfGhIjK',
    ],
    [
      '<iframe src="https://player.vimeo.com/video/12345678?h=x"></iframe>',
      'vimeo',
      'https://vimeo.com/12345678',
      '12345678',
    ],
    [
      '<blockquote class="twitter-tweet"><p>What a night.</p>&mdash; The Band <a href="https://twitter.com/theband/status/123?ref_src=twsrc">1 June</a></blockquote>',
      'x',
      'https://x.com/theband/status/123',
      '123',
    ],
    [
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/CabcdefGHIJ/?utm_source=ig_embed"><a href="https://www.instagram.com/p/CabcdefGHIJ/?utm_source=ig">A post</a></blockquote>',
      'instagram',
      'https://www.instagram.com/p/CabcdefGHIJ/',
      'CabcdefGHIJ',
    ],
    [
      '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fharbour%2Fposts%2F1234567890&amp;width=500"></iframe>',
      'facebook',
      'https://www.facebook.com/harbour/posts/1234567890',
      '1234567890',
    ],
    [
      '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@harbour/video/7012345678901234567"><section>A clip</section></blockquote>',
      'tiktok',
      'https://www.tiktok.com/@harbour/video/7012345678901234567',
      '7012345678901234567',
    ],
    [
      '<amp-youtube data-videoid="AbCdEfGhIjK"></amp-youtube>',
      'youtube',
      'https://www.youtube.com/watch?v=AbCdEfGhIjK',
      'AbCdEfGhIjK',
    ],
    [
      '<iframe src="https://maps.example.com/map?q=1"></iframe>',
      'other',
      'https://maps.example.com/map?q=1',
      undefined,
    ],
  ])('%s becomes a link', (markup, type, url, id) => {
    const content = contentOf(html(`<p>${filler}</p>${markup}<p>${filler2}</p>`));
    expect(content.embeds).toEqual([{ type, url, ...(id && { id }) }]);
    expect(content.body).toContain(`href="${url}"`);
    expect(content.body).not.toMatch(/iframe|utm_|autoplay/);
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
  });

  it.each([
    ['https://www.youtube.com/watch?v=AbCdEfGhIjK', '', 'youtube', 'AbCdEfGhIjK'],
    ['https://x.com/theband/status/123', '<blockquote><p>What a night.</p></blockquote>', 'x', '123'],
    ['https://www.facebook.com/watch?v=1234567890', '', 'facebook', '1234567890'],
    ['https://maps.example.com/map?q=1&z=2', '', 'other', undefined],
  ])('the figure that stands for %s is one', (url, quoted, type, id) => {
    const address = url.replace('&', '&amp;');
    const figure = `<figure>${quoted}<a href="${address}">${address}</a></figure>`;
    const { content, changes } = run(html(`<p>${filler}</p>${figure}<p>${filler2}</p>`));
    expect(content?.embeds).toEqual([{ type, url, ...(id && { id }) }]);
    expect(content?.body).toBe(`<p>${filler}</p>\n${figure}\n<p>${filler2}</p>`);
    expect(changes).toEqual([]);
  });

  it.each([
    ['with another text', '<a href="https://x.com/a/status/12">the post</a>'],
    ['that leads elsewhere', '<a href="https://example.com/">https://x.com/a/status/12</a>'],
    ['with the address of a post in its own', same('https://example.com/?to=https://x.com/a/status/12')],
    ['with a password', same('https://me:pw@example.com/')],
    ['that is no address', same('javascript:alert(1)')],
    ['without a secure address', same('http://maps.example.com/')],
    ['of advertising', same('https://ad.doubleclick.net/x')],
    ['below a paragraph', `<p>Words of the page.</p>${same('https://x.com/a/status/12')}`],
    ['beside another', `${same('https://x.com/a/status/1')}${same('https://x.com/a/status/12')}`],
  ])('a figure with a link %s is none', (_name, inner) => {
    const { embeds, body } = contentOf(html(`<p>${filler}</p><figure>${inner}</figure><p>${filler2}</p>`));
    expect(embeds).toEqual([]);
    expect(body).not.toMatch(/javascript:alert\(1\)"|me:pw@example\.com\/"/);
  });

  it('drops advertising frames', () => {
    const content = contentOf(
      html(`<p>${filler}</p><iframe src="https://ad.doubleclick.net/x"></iframe><p>${filler2}</p>`),
    );
    expect(content.embeds).toEqual([]);
    expect(content.body).not.toContain('doubleclick');
  });
});

describe('structure', () => {
  it.each([
    [
      'word processor markup',
      '<p class=MsoNormal><span style="mso-x:1">One <b style="mso-bidi-font-weight:normal">two</b><o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>',
      '<p>One <b>two</b></p>',
    ],
    [
      'footnote marks',
      '<p>One two.<sup>[1]</sup> Three four.[2] Five<a href="#_ftn3">[3]</a></p>',
      '<p>One two. Three four. Five</p>',
    ],
    [
      'paragraphs made of line breaks',
      `One two.<br><br>Three four.<br/>Five six.`,
      '<p>One two.</p>\n<p>Three four.<br />Five six.</p>',
    ],
    [
      'divisions without paragraphs',
      '<div>One two.<div>Three four.</div> Five six.</div>',
      '<p>One two.</p>\n<p>Three four.</p>\n<p>Five six.</p>',
    ],
    ['font and centre', '<center><font color=red>One two.</font></center>', '<p>One two.</p>'],
    [
      'markup encoded as text',
      '&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;',
      '<p>One <b>two</b>.</p>\n<p>Three.</p>',
    ],
    [
      'nested lists',
      '<ul><li>A<ul><li>b</li></ul></li><li><p>C</p></li></ul>',
      '<ul><li>A<ul><li>b</li></ul></li><li>C</li></ul>',
    ],
    [
      'list inside a list without item',
      '<ul><li>A</li><ul><li>b</li></ul></ul>',
      '<ul><li>A<ul><li>b</li></ul></li></ul>',
    ],
    [
      'ordered list from 5',
      '<ol start="5"><li>A</li><li>B</li></ol>',
      '<ol start="5"><li>A</li><li>B</li></ol>',
    ],
    [
      'a table',
      '<table border=1 style="x"><caption>T</caption><tr><th scope=col>A</th><td colspan=2><p>B</p></td></tr></table>',
      '<table><caption>T</caption><tr><th>A</th><td colspan="2">B</td></tr></table>',
    ],
    [
      'a layout table',
      '<table><tr><td><p>One two.</p><p>Three.</p></td></tr></table>',
      '<p>One two.</p>\n<p>Three.</p>',
    ],
    ['preformatted text', '<pre>a  b\n  c</pre>', '<pre>a  b\n  c</pre>'],
    [
      'a program in a frame of its own',
      '<pre>\n<code>a  b\n  c</code>\n</pre>',
      '<pre><code>a  b\n  c</code></pre>',
    ],
    ['no lines of a program', '<p>One two.</p><pre><code>\n </code></pre>', '<p>One two.</p>'],
    ['nothing preformatted', '<p>One two.</p><pre>\n\n </pre>', '<p>One two.</p>'],
    ['a quotation', '<blockquote cite="x">One two.</blockquote>', '<blockquote><p>One two.</p></blockquote>'],
    [
      'a quotation in a figure',
      '<p>a</p><figure class="wp-block-pullquote"><blockquote><p>“We plant for others.”</p><cite>Tom Reed</cite></blockquote></figure>',
      '<p>a</p>\n<blockquote><p>“We plant for others.”</p><p><cite>Tom Reed</cite></p></blockquote>',
    ],
    ['direction', '<p dir="rtl" lang="ar" class="x">نص قصير</p>', '<p dir="rtl" lang="ar">نص قصير</p>'],
    ['unclosed tags', '<p>One <b>two<p>Three', '<p>One <b>two</b></p>\n<p>Three</p>'],
    ['definition list', '<dl><dt>One</dt><dd>two</dd></dl>', '<p>One</p>\n<p>two</p>'],
    [
      'h1 below the headline',
      '<p>One.</p><h1>Two</h1><p>Three.</p>',
      '<p>One.</p>\n<h2>Two</h2>\n<p>Three.</p>',
    ],
  ])('%s', (_name, given, expected) => {
    expect(body(given)).toBe(expected);
  });

  it('survives markup nested ten thousand levels deep', () => {
    const deep = `${'<div>'.repeat(10_000)}One two three.${'</div>'.repeat(10_000)}${'<b>'.repeat(10_000)}four`;
    const { content } = run(html(deep));
    expect(content?.text).toContain('One two three.');
    expect(content?.text).toContain('four');
  });

  it('removes the heading that repeats the headline and duplicates', () => {
    const content = contentOf(
      html(
        `<h1>A Headline of the story!</h1><p>${filler}</p><p>${filler}</p><p>${filler2}</p><p>${filler}</p><p>${filler2}</p>`,
      ),
    );
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
  });
});

describe('hostile nesting', () => {
  it.each([
    '<table><tr><td>',
    '<ul><li>',
    '<blockquote>',
    '<figure>',
    '<div><p>',
    '<a href="https://example.com/"><div>',
  ])('%s a thousand times is read in reasonable work', (open) => {
    const { content } = run(html(`<p>${filler}</p>${open.repeat(1000)}four`));
    expect(content?.text).toContain(filler);
    expect(content?.body).toContain('four');
  });
});

describe('players', () => {
  it.each([
    [
      '<dnl-youtubeembed src="https://www.youtube.com/watch?v=abcdefghijk"></dnl-youtubeembed>',
      'https://www.youtube.com/watch?v=abcdefghijk',
    ],
    ['<wire-player data-url="https://play.example/v/1"></wire-player>', 'https://play.example/v/1'],
    ['<tweet-embed tweet-id="1234567"></tweet-embed>', 'https://x.com/i/status/1234567'],
    [
      '<ul><li>See <iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe></li></ul>',
      'https://www.youtube.com/watch?v=abcdefghijk',
    ],
  ])('%s become links', (player, url) => {
    const { body, embeds } = contentOf(html(`<p>${filler}</p>${player}<p>${filler2}</p>`));
    expect(body).toContain(`<a href="${url}">${url}</a>`);
    expect(embeds.map((embed) => embed.url)).toEqual([url]);
  });

  it('without an address are told of, inside a line too', () => {
    const { changes } = run(
      html(`<p>${filler}</p><ul><li>See <object data="x:y"></object></li></ul><p>${filler2}</p>`),
    );
    expect(changes.map(({ reason, before }) => `${reason} ${before}`)).toContain('object removed x:y');
  });

  it('are not elements with words or for counting', () => {
    const { embeds, text } = contentOf(
      html(
        `<p>${filler}</p><p><x-term href="https://a.example/t">The term</x-term> is old.</p><count-pixel src="https://a.example/p"></count-pixel>`,
      ),
    );
    expect(embeds).toEqual([]);
    expect(text).toContain('The term is old.');
  });

  it('keep their caption', () => {
    const { text } = contentOf(
      html(
        `<p>${filler}</p><figure><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe><figcaption>The film of the mill.</figcaption></figure><p>${filler2}</p>`,
      ),
    );
    expect(text).toContain('The film of the mill.');
  });
});
