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
