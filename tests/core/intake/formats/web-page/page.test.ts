import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../functions/core/intake/charset/decode.ts';
import { page } from '../../../../../functions/core/intake/formats/web-page/index.ts';
import { pageKind } from '../../../../../functions/core/intake/formats/web-page/kind.ts';
import { atMost } from '../../../../property-runs.ts';
import { mutations } from '../../mutations.ts';
import { draftsOf, parseWith, receivedAt, sampleBytes } from '../../parsing.ts';

const sample = sampleBytes('page.html');
const sniff = (html: string) => decode({ bytes: new TextEncoder().encode(html), receivedAt });
const sentence = (topic: string) =>
  `<p>The ${topic} committee met on Monday and agreed, after a long debate, to put the matter to a vote.</p>`;
const around = (body: string, head = '') =>
  `<!doctype html><html><head><title>Council votes on ${'the budget'}</title>${head}</head><body>${body}</body></html>`;
const bodyOf = (html: string): string => draftsOf(page, html)[0]?.body.value ?? '';

describe('a whole page', () => {
  const [draft] = draftsOf(page, sample);

  it('gives what its metadata say', () => {
    expect(draft).toMatchObject({
      headline: 'Ferry line to Skarholm returns after nine years',
      subheadline: 'The island council has found an operator for the winter crossing.',
      byline: 'By Mira Okonjo',
      authors: [{ name: 'Mira Okonjo' }],
      firstCreated: '2026-03-04T05:30:00Z',
      versionCreated: '2026-03-04T08:05:00Z',
      language: 'en-GB',
      section: 'Transport',
      keywords: ['ferries', 'islands'],
      canonical: 'https://gazette.example/news/ferry-line-returns',
    });
  });

  it('keeps paragraphs, headings, lists and links in order', () => {
    const body = draft?.body.value ?? '';
    expect(body.startsWith('<p>SKARHOLM, March 4 (Harbour Press) - A ferry')).toBe(true);
    expect(body).toContain('<a href="/docs/contract.pdf">41 million crowns</a>');
    expect(body).toContain('<h2>Two sailings a day</h2>');
    expect(body.replace(/\n/g, '')).toContain('<ul><li>Adults pay 62 crowns each way.</li>');
    expect(body.trimEnd().endsWith('for the ferry last spring.</p>')).toBe(true);
  });

  it.each([
    ['navigation', 'Weather'],
    ['cookie notices', 'cookies'],
    ['sharing', 'Facebook'],
    ['links to other stories', 'bridge'],
    ['newsletter boxes', 'inbox'],
    ['tags', 'Islands'],
    ['author notes', 'radio'],
    ['related stories', 'contractor'],
    ['comments', 'dentist'],
    ['lists of what is read', 'canteen'],
    ['footers', 'Registered office'],
    ['captions', 'old quay'],
    ['times', '06:30'],
  ])('leaves out %s', (_, word) => {
    expect(draft?.body.value).not.toContain(word);
  });

  it('gives pictures with caption and credit', () => {
    expect(draft?.associations).toEqual([
      {
        type: 'picture',
        renditions: [{ href: '/img/ferry.jpg', width: 1200, height: 800 }],
        caption: 'The Lindis at the old quay on Tuesday.',
        creditLine: 'Photo: J. Adebayo',
        alt: 'A white ferry at a quay',
      },
    ]);
  });

  it('names what it left out within the article', () => {
    const notes = draft?.changes.filter((change) => change.reason.includes('no part of the story'));
    expect(notes?.some((change) => change.before?.includes('bridge'))).toBe(true);
  });
});

describe('detection', () => {
  it('is sure of pages and not of what an editor writes', () => {
    expect(pageKind.detect(decode({ bytes: sample, receivedAt }))).toBeGreaterThan(0.8);
    for (const html of [
      '<article><h1>Port opens</h1><p>The port opened on Monday.</p></article>',
      '<html><body><h1>Port opens</h1><p>The port opened on Monday.</p></body></html>',
      '<!doctype html><html><head><meta charset=utf-8><title>Port</title></head><body><p>The port opened.</p></body></html>',
      'The <nav> element and the <footer> element are described in the standard.',
    ]) {
      expect(pageKind.detect(sniff(html))).toBeLessThan(0.5);
    }
  });

  it('knows a page without named parts by its form, style sheet and script', () => {
    const parts = [
      '<link rel="stylesheet" href="a.css">',
      '<script src="a.js"></script>',
      '<form><input></form>',
    ];
    const detected = (some: string[]) =>
      pageKind.detect(
        sniff(`<html><head></head><body>${some.join('')}<p>The port opened.</p></body></html>`),
      );
    expect(detected(parts)).toBeGreaterThan(0.8);
    expect(detected(parts.slice(0, 2))).toBeLessThan(0.6);
  });
});

describe('finding the article', () => {
  it('does so without a single class, id or metadata', () => {
    const html = around(
      `<div><a href=/a>Home</a> <a href=/b>News</a> <a href=/c>Sport</a></div>
       <div><div>${sentence('finance')}${sentence('harbour')}${sentence('school')}</div>
       <div><p>Short teaser of another story.</p></div></div>`,
    );
    const body = bodyOf(html);
    for (const topic of ['finance', 'harbour', 'school']) expect(body).toContain(topic);
    expect(body).not.toContain('Home');
    expect(body).not.toContain('teaser');
  });

  it('joins a body that advertising cuts into pieces', () => {
    const html = around(
      `<div class="article-body">${sentence('first')}</div><div class="ad"><p>Buy the best boots in the whole wide world, today only, at half the price.</p></div>
       <div class="article-body">${sentence('second')}${sentence('third')}</div>`,
    );
    const body = bodyOf(html);
    for (const topic of ['first', 'second', 'third']) expect(body).toContain(topic);
    expect(body).not.toContain('boots');
  });

  it('stays with the headline when comments are longer than the story', () => {
    const html = around(
      `<div class=story><h1>Council votes on the budget</h1>${sentence('budget')}${sentence('audit')}</div>
       <div id=comments>${Array.from({ length: 12 }, (_, i) => sentence(`reader${i}`)).join('')}</div>`,
    );
    expect(bodyOf(html)).toContain('audit');
    expect(bodyOf(html)).not.toContain('reader');
  });

  it('takes the first of several whole articles when it bears the headline', () => {
    const html = around(
      `<main><article><h1>Council votes on the budget</h1>${sentence('budget')}${sentence('audit')}</article>
       ${Array.from({ length: 6 }, (_, i) => `<article><h2>Another story ${i}</h2>${sentence(`other${i}`)}${sentence(`more${i}`)}</article>`).join('')}</main>`,
    );
    expect(bodyOf(html)).toContain('audit');
    expect(bodyOf(html)).not.toContain('other');
  });

  it.each([
    'display:none',
    'visibility: hidden',
    'position:absolute;left:-9999px',
    'font-size:0',
    'opacity:0',
  ])('does not show text hidden by %s', (style) => {
    const html = around(
      `<div>${sentence('open')}<div style="${style}">${sentence('secret')}</div>${sentence('last')}</div>`,
    );
    expect(bodyOf(html)).toContain('last');
    expect(bodyOf(html)).not.toContain('secret');
  });

  it('does not show scripts, templates and noscript', () => {
    const html = around(
      `<div>${sentence('open')}<script>var a = "<p>scripted words</p>";</script><template>${sentence('template')}</template>
       <noscript>${sentence('noscript')}</noscript>${sentence('last')}</div>`,
    );
    const body = bodyOf(html);
    expect(body).toContain('last');
    for (const word of ['scripted', 'template', 'noscript']) expect(body).not.toContain(word);
  });

  it('keeps tables, nested lists, quoted posts and line breaks', () => {
    const html = around(
      `<div class="entry-content">${sentence('table')}<table><tr><th>Team</th><td colspan=2>Points</td></tr></table>
       <ul><li>One<ul><li>inner</li></ul></li></ul><div class="social"><blockquote class="twitter-tweet"><p>What a night it was for the whole town.</p></blockquote></div>
       <p>First line<br>second line of the verse</p>${sentence('last')}</div>`,
    );
    const body = bodyOf(html).replace(/\n/g, '');
    expect(body).toContain('<table><tr><th>Team</th><td colspan="2">Points</td></tr></table>');
    expect(body).toMatch(/<ul><li>(<p>)?One(<\/p>)?<ul><li>inner<\/li><\/ul><\/li><\/ul>/);
    expect(body).toContain('<blockquote><p>What a night');
    expect(body).toContain('First line<br>second line');
  });

  it('leaves out lists of other stories, but no lists of the story', () => {
    const links = (words: string) =>
      `<ul><li><a href=/1>${words} is told</a> in this one, and more</li><li><a href=/2>${words} again</a></li></ul>`;
    const body = bodyOf(
      around(`<div class="entry-content">${sentence('first')}<ul><li>The <a href=/x>first</a> point of the plan</li><li>The second point</li></ul>
        ${sentence('second')}<h3>More great stories</h3>${links('Another tale')}</div>`),
    );
    expect(body).toContain('point of the plan');
    expect(body).not.toContain('Another tale');
  });

  it('keeps videos in their place and names quoted posts', () => {
    const html = around(
      `<div class="entry-content">${sentence('first')}<iframe src="https://www.youtube.com/embed/AbCdEfGhIjK?autoplay=1">no frames</iframe>${sentence('second')}
       <iframe src="https://ads.example/frame"></iframe><blockquote class="twitter-tweet"><p>What a night it was for us.</p>&mdash; The Band <a href="https://twitter.com/theband/status/123">1 June</a></blockquote>${sentence('third')}</div>`,
    );
    const [draft] = draftsOf(page, html);
    expect(draft?.body.value).toMatch(
      /first[\s\S]*<iframe src="https:\/\/www.youtube.com\/watch\?v=AbCdEfGhIjK"><\/iframe>[\s\S]*second/,
    );
    expect(draft?.body.value).not.toMatch(/ads\.example|no frames/);
    expect(draft?.embeds).toEqual([{ type: 'x', url: 'https://x.com/theband/status/123', id: '123' }]);
  });

  it('leaves out a gallery beside a story, however long its captions are', () => {
    const story = sentence('budget').repeat(16);
    const pictures = Array.from(
      { length: 40 },
      (_, at) => `<li><h2>${at}/40 Cup</h2>${sentence(`cup ${at}`)}</li>`,
    );
    const gallery = `<div class="full-gallery"><ul>${pictures.join('')}</ul></div>`;
    const beside = bodyOf(around(`<nav>Home</nav><article><h1>Vote</h1>${story}${gallery}</article>`));
    expect(beside).toContain('budget committee');
    expect(beside).not.toContain('cup');
    const alone = bodyOf(around(`<nav>Home</nav><article><h1>Cups</h1>${gallery}</article>`));
    expect(alone).toContain('cup 7 committee');
  });

  it('leaves out what is set small below a rule at the end', () => {
    const small =
      '<hr><p style="color: gray; font-size: 12.0px">The house is a maker of cranes in many lands.</p>';
    const page = (more: string) =>
      bodyOf(around(`<nav>Home</nav><article><h1>Vote</h1>${sentence('tax').repeat(3)}${more}</article>`));
    expect(page(small)).not.toContain('maker of cranes');
    expect(page(small + sentence('harbour'))).toContain('maker of cranes');
    expect(page(small.replace('12.0px', '16px'))).toContain('maker of cranes');
    expect(page(small.replace('<hr>', ''))).toContain('maker of cranes');
  });

  it('parts paragraphs at double line breaks', () => {
    const text = 'The harbour committee met on Monday and agreed, after a long debate, to wait.';
    expect(bodyOf(around(`<div>${text}<br><br>${text}</div>`))).toBe(`<p>${text}</p>\n<p>${text}</p>`);
  });

  it('takes articleBody where a script would draw the text', () => {
    const text = `${'The council met and agreed on the new harbour. '.repeat(9)}\n\n${'Work begins in May & ends <soon>. '.repeat(4)}`;
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'Harbour agreed', articleBody: text });
    const [draft] = draftsOf(
      page,
      around(
        '<div id=app><p>Loading the story, please wait a moment until it is there.</p></div>',
        `<script type="application/ld+json">${data}</script>`,
      ),
    );
    expect(draft?.body.value.match(/<p>/g)).toHaveLength(2);
    expect(draft?.body.value).toContain('May &amp; ends');
    expect(draft?.changes.some((change) => change.reason.includes('articleBody'))).toBe(true);
  });

  it('refuses a page without text', () => {
    const { items, problems } = parseWith(page, around('<nav><a href=/>Home</a></nav>'));
    expect(items).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});

describe('hostile pages', () => {
  it('reads broken, cut and repeated bytes without an exception', () => {
    fc.assert(
      fc.property(mutations(sample), (bytes) => {
        const { items, problems } = parseWith(page, bytes);
        expect(items.length + problems.length).toBeGreaterThan(0);
      }),
      atMost(60),
    );
  });

  it('survives nesting, endless attributes and endless JSON-LD', () => {
    const deep = (levels: number) => around(`${'<div><b><ul><li>'.repeat(levels)}${sentence('deep')}`);
    expect(bodyOf(deep(120))).toContain('deep');
    expect(parseWith(page, deep(20_000)).problems).toHaveLength(1);
    const classes = `<div class="${'very-long '.repeat(50_000)}">${sentence('class')}${sentence('next')}</div>`;
    expect(bodyOf(around(classes))).toContain('class committee');
    const json = `<script type="application/ld+json">${'['.repeat(200_000)}</script>`;
    expect(bodyOf(around(sentence('json') + sentence('next'), json))).toContain('json');
  });

  it('writes nothing but plain markup', () => {
    const html = around(
      `<div onclick="x()">${sentence('plain')}<p style="color:red" onmouseover="y()">The &lt;b&gt; element <a href='javascript:"x"' title=t>was described</a> at length by the whole committee.</p>${sentence('last')}</div>`,
    );
    const body = bodyOf(html);
    expect(body).toContain('&lt;b&gt;');
    expect(body).not.toMatch(/onclick|onmouseover|style=|title=/);
  });
});

describe('what JSON-LD says of the story', () => {
  const article = (said: object, body = '') =>
    around(
      `<main><article><h1>Council votes on the budget</h1>${body}${sentence('budget')}${sentence('harbour')}${sentence('school')}</article></main>`,
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Council votes on the budget', ...said })}</script>`,
    );
  const draftOf = (said: object, body?: string) => draftsOf(page, article(said, body))[0];

  it('an author that is an organisation is credited and signs nothing', () => {
    const house = { '@type': 'NewsMediaOrganization', name: 'Harbour Gazette' };
    const shown = '<p class="byline">By Harbour Gazette</p>';
    const unsigned = draftOf({ author: house }, '<p class="byline">Harbour Gazette</p>');
    expect(unsigned).toMatchObject({ creditLine: 'Harbour Gazette' });
    expect(unsigned).not.toHaveProperty('byline');
    expect(unsigned).not.toHaveProperty('authors');
    const signed = draftOf({ author: [house, { '@type': 'Person', name: 'Mira Okonjo' }] }, shown);
    expect(signed).toMatchObject({ byline: 'Mira Okonjo', authors: [{ name: 'Mira Okonjo' }] });
  });

  it('codes, places, terms and lines fill their fields', () => {
    const draft = draftOf({
      about: [
        {
          '@type': 'DefinedTerm',
          name: 'labour market',
          termCode: '20000523',
          inDefinedTermSet: 'http://cv.iptc.org/newscodes/mediatopic/',
        },
        { '@type': 'DefinedTerm', name: 'HRB', termCode: 'HRB', inDefinedTermSet: 'nna-topics' },
        { '@type': 'Thing', name: 'Budgets' },
        'Ports',
        null,
      ],
      contentLocation: { '@type': 'Place', name: 'Port Ella' },
      dateline: 'PORT ELLA, March 3 -',
      creditText: 'Harbour Gazette/NNA',
      genre: ['https://vocabulary.example/news', 'Analysis'],
      copyrightNotice: '© 2026 Harbour Gazette',
      conditionsOfAccess: 'Web only',
    });
    expect(draft).toMatchObject({
      subjects: [
        { scheme: 'medtop', code: '20000523', name: 'labour market' },
        { scheme: 'nna-topics', code: 'HRB' },
      ],
      located: ['Port Ella'],
      dateline: { text: 'PORT ELLA, March 3' },
      creditLine: 'Harbour Gazette/NNA',
      genre: 'Analysis',
      copyrightNotice: '© 2026 Harbour Gazette',
      usageTerms: 'Web only',
    });
  });

  it('a correction is a note and no part of the text', () => {
    const note = 'An earlier version gave a wrong figure for the cost of the new quay at the harbour.';
    const shown = draftOf(
      { correction: { '@type': 'CorrectionComment', text: note } },
      `<p><em>${note}</em></p>`,
    );
    expect(shown?.correctionNote).toBe(note);
    expect(shown?.body.value).not.toContain('wrong figure');
    expect(shown?.body.value).toContain('The budget committee');
  });

  it.each([
    ['an address of corrections', { correction: 'https://gazette.example/corrections' }, 'correctionNote'],
    ['a moment for a dateline', { dateline: '2026-03-03T10:00:00Z' }, 'dateline'],
    ['a paragraph for a dateline', { dateline: 'The council met. '.repeat(20) }, 'dateline'],
    ['objects where a text would be', { creditText: { a: 1 }, about: [{ termCode: {} }] }, 'creditLine'],
  ])('%s is none', (_name, said, field) => {
    expect(draftOf(said)).not.toHaveProperty(field);
  });
});

describe('whose story it is', () => {
  const text = `${sentence('finance')}${sentence('harbour')}${sentence('school')}`;
  const draftOfPage = (body: string, head = '') => draftsOf(page, around(body, head))[0];

  it.each([
    ['<div class="byline">By <a href="/a">Mira Holt</a> <span>2 hours ago</span></div>', 'By Mira Holt'],
    ['<p class="author">Mira Holt <time datetime="2026-03-04">4 March 2026, 10:15</time></p>', 'Mira Holt'],
    ['<div class="article-byline">By Mira Holt | Updated: March 4, 2026</div>', 'By Mira Holt'],
    ['<span class="author">Von Mira Holt, aktualisiert am 4. März</span>', 'Von Mira Holt'],
    ['<div class="byline">Mira Holt · 5 min read</div>', 'Mira Holt'],
    ['<div class="byline">Reading time 5 minutes</div>', undefined],
    ['<div class="byline">Published 4 March 2026</div>', undefined],
  ])('%s says %s', (byline, expected) => {
    expect(
      draftOfPage(`<article><h1>Council votes on the budget</h1>${byline}${text}</article>`)?.byline,
    ).toBe(expected);
  });

  it.each([
    ['<aside><div class="byline">By Jo Lund</div></aside>'],
    ['<div class="comments"><span class="author">Jo Lund</span><p>Well said.</p></div>'],
    ['<form id="respond"><label class="author">Your Name</label></form>'],
    ['<nav><span class="author">Jo Lund</span></nav>'],
    [
      '<article class="card"><h3><a href="/x">Other news</a></h3><span class="byline">By Jo Lund</span></article>',
    ],
    ['<div class="related"><h3><a href="/x">Other</a></h3><p class="byline">By Jo Lund</p></div>'],
  ])('not what %s says', (other) => {
    const draft = draftOfPage(
      `<main><article><h1>Council votes on the budget</h1>${text}</article>${other}</main>`,
    );
    expect(draft?.byline).toBeUndefined();
  });

  const graph = (...nodes: object[]) =>
    `<script type="application/ld+json">${JSON.stringify({ '@graph': nodes })}</script>`;
  const story = { '@type': 'NewsArticle', headline: 'Council votes on the budget' };

  it('names people by their ids in a graph, before or behind the article, in another block too', () => {
    const ada = { '@type': 'Person', '@id': '#ada', name: 'Ada Brook' };
    const jon = { '@type': 'Person', '@id': '#jon', name: 'Jon Frei' };
    const authors = [{ '@id': '#ada' }, { '@id': '#jon' }];
    for (const head of [
      graph(ada, { ...story, author: authors }, jon),
      graph({ ...story, author: authors }) + graph(ada, jon),
    ]) {
      expect(draftOfPage(`<article>${text}</article>`, head)?.authors).toEqual([
        { name: 'Ada Brook' },
        { name: 'Jon Frei' },
      ]);
    }
  });

  it('names a house by its id as the source, and nobody by an id that is not there', () => {
    const house = { '@type': 'NewsMediaOrganization', '@id': '#wire', name: 'Harbour Wire' };
    const draft = draftOfPage(
      `<article>${text}</article>`,
      graph({ ...story, author: { '@id': '#wire' } }, house),
    );
    expect(draft).toMatchObject({ creditLine: 'Harbour Wire' });
    expect(draft?.authors).toBeUndefined();
    expect(
      draftOfPage(`<article>${text}</article>`, graph({ ...story, author: { '@id': '#gone' } }))?.byline,
    ).toBeUndefined();
  });
});

describe('pictures and players of a page', () => {
  const text = `${sentence('finance')}${sentence('harbour')}${sentence('school')}`;
  const hrefs = (media: string) =>
    draftsOf(
      page,
      around(`<article><h1>Council votes on the budget</h1>${media}${text}</article>`),
    )[0]?.associations?.map(({ renditions }) => renditions[0]?.href);
  const a = 'https://a.example';

  it.each([
    [`<figure><amp-img src="${a}/1.jpg" width="600" height="400"></amp-img></figure>`, `${a}/1.jpg`],
    [
      `<figure><img src="data:image/gif;base64,R0" class="lazy"><noscript><img src="${a}/2.jpg"></noscript></figure>`,
      `${a}/2.jpg`,
    ],
    [
      `<figure><img src="${a}/placeholder.png" data-srcset="${a}/s.jpg 300w, ${a}/l.jpg 1200w"></figure>`,
      `${a}/l.jpg`,
    ],
    [`<figure><img srcset="${a}/1x.jpg, ${a}/2x.jpg 2x"></figure>`, `${a}/2x.jpg`],
    [`<picture><source srcset="${a}/w.webp 800w"><img src="${a}/blank.gif"></picture>`, `${a}/w.webp`],
    [`<figure><img src="${a}/spacer.gif" data-lazy-src="${a}/3.jpg"></figure>`, `${a}/3.jpg`],
    [`<figure><img src="${a}/4.jpg"><noscript><img src="${a}/4-full.jpg"></noscript></figure>`, `${a}/4.jpg`],
  ])('%s shows %s', (media, href) => expect(hrefs(media)).toEqual([href]));

  it('a lone picture without scripts is a counter', () => {
    expect(hrefs(`<div><noscript><img src="${a}/count?x=1"></noscript></div>`)).toBeUndefined();
  });

  it.each([
    ['<amp-youtube data-videoid="abcdefghijk"></amp-youtube>', 'https://www.youtube.com/watch?v=abcdefghijk'],
    [`<video src="${a}/v.mp4"><p>Your browser cannot play this.</p></video>`, `${a}/v.mp4`],
    [`<audio><source src="${a}/s.mp3"></audio>`, `${a}/s.mp3`],
    ['<lite-youtube videoid="abcdefghijk"></lite-youtube>', 'https://www.youtube.com/watch?v=abcdefghijk'],
  ])('%s is kept', (player, url) => {
    const body = bodyOf(
      around(`<article><h1>Council votes on the budget</h1>${sentence('finance')}${player}${text}</article>`),
    );
    expect(body).toContain(`<iframe src="${url}">`);
    expect(body).not.toContain('cannot play');
  });

  it.each([
    '<amp-ad src="https://ads.example/x"></amp-ad>',
    '<amp-pixel src="https://count.example/x"></amp-pixel>',
    '<iframe src="https://unknown.example/x"></iframe>',
  ])('%s is none', (frame) => {
    const body = bodyOf(
      around(`<article><h1>Council votes on the budget</h1>${sentence('finance')}${frame}${text}</article>`),
    );
    expect(body).not.toContain('<iframe');
  });
});

describe('texts in parts', () => {
  it('steps keep their words next to their pictures', () => {
    const step = (at: number) =>
      `<div class="step"><h3>Step ${at}</h3><figure><img src="https://a.example/${at}.jpg"></figure><p class="content">Turn the wheel number ${at} to the left.</p></div>`;
    const body = bodyOf(
      around(
        `<article><h1>How to open a lock</h1>${sentence('lock')}${[1, 2, 3].map(step).join('')}${sentence('harbour')}</article>`,
      ),
    );
    for (const at of [1, 2, 3]) expect(body).toContain(`Turn the wheel number ${at} to the left.`);
    expect(body).toContain('Step 2');
  });

  it('headings of sections may be h1, and the headline stand in one of several boxes', () => {
    const part = (name: string) =>
      `<section><h1>The ${name}</h1>${sentence(name)}${sentence(`second ${name}`)}</section>`;
    const body = bodyOf(
      around(
        `<main><section class="intro"><h1>Council votes on the budget</h1>${sentence('first')}${sentence('next')}</section>${['harbour', 'school', 'road'].map(part).join('')}</main>`,
      ),
    );
    for (const name of ['first', 'harbour', 'school', 'road'])
      expect(body).toContain(`The ${name} committee`);
  });

  it('boxes of one name belong together', () => {
    const box = (name: string) =>
      `<div class="story-body">${sentence(name)}${sentence(`other ${name}`)}</div>`;
    const body = bodyOf(
      around(
        `<article><h1>Council votes on the budget</h1><div>${box('first')}</div><div class="rest">${box('second')}${box('third')}${box('fourth')}${box('fifth')}</div></article>`,
      ),
    );
    for (const name of ['first', 'second', 'fifth']) expect(body).toContain(`The ${name} committee`);
  });
});
