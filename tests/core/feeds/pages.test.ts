import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { renderDirectory } from '../../../functions/core/feeds/documents/directory.ts';
import { renderFeedPage } from '../../../functions/core/feeds/documents/feed-page.ts';
import { interactivePolicy } from '../../../functions/core/feeds/documents/page/interactive.ts';
import { contentSecurityPolicy } from '../../../functions/core/feeds/documents/page/style.ts';
import { feedFormats } from '../../../functions/core/feeds/formats/index.ts';
import {
  renderStoryPage,
  renderWithdrawnPage,
} from '../../../functions/core/feeds/story-formats/html/index.ts';
import { atMost } from '../../property-runs.ts';
import { anyStory } from './arbitrary-story.ts';
import {
  arabicStory,
  hostile,
  hostileStory,
  latest,
  plainStory,
  richStory,
  site,
  storyId,
  tombstone,
} from './stories.ts';

const newest = [plainStory(1), arabicStory(3), hostileStory(4)].map(
  ({ id, headline, agency, language, published = '' }) => ({
    storyId: id,
    headline,
    agency,
    language,
    published,
  }),
);
const directory = () =>
  renderDirectory(
    [
      { info: latest, newest },
      {
        info: { ...latest, id: 'agency-nna', title: 'A & <b>', description: hostile, language: 'en' },
        newest: [],
      },
    ],
    site,
  );

/** Whatever a page says, these hold. */
const expectSound = (html: string) => {
  const { document } = parseHTML(html);
  expect(html.startsWith('<!doctype html>')).toBe(true);
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  expect(document.querySelectorAll('main, html, head, body, style')).toHaveLength(5);
  expect(document.querySelector('html')?.getAttribute('lang')).toBeTruthy();
  expect(document.querySelector('a.skip')?.getAttribute('href')).toBe('#main');
  // Pages with fields and buttons have one script, of this site.
  const sources = [...document.querySelectorAll('script[src]')].map((one) => one.getAttribute('src'));
  const interactive = sources.length > 0;
  expect(sources).toEqual(interactive ? ['/directory.js'] : []);
  for (const script of document.querySelectorAll('script:not([src])')) {
    expect(script.getAttribute('type')).toBe('application/ld+json');
    expect(() => JSON.parse(script.textContent ?? '')).not.toThrow();
  }
  for (const one of document.querySelectorAll('*')) {
    expect([...one.attributes].filter(({ name }) => name.startsWith('on') || name === 'style')).toEqual([]);
  }
  expect(document.querySelectorAll('link[rel=stylesheet], iframe, object')).toHaveLength(0);
  if (!interactive) expect(document.querySelectorAll('form, button')).toHaveLength(0);
  // Nothing that needs the script is shown without it.
  for (const one of document.querySelectorAll('form, button')) expect(one.hasAttribute('hidden')).toBe(true);
  const policy = interactive ? interactivePolicy : contentSecurityPolicy;
  const hash = createHash('sha256')
    .update(document.querySelector('style')?.textContent ?? '')
    .digest('base64');
  expect(policy).toContain(`'sha256-${hash}'`);
  expect(document.querySelector('meta[http-equiv=Content-Security-Policy]')?.getAttribute('content')).toBe(
    policy,
  );
  expect(html).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]/);
  return document;
};

describe('the directory', () => {
  it('lists feeds with their formats and newest items', () => {
    const document = expectSound(directory());
    const feeds = [...document.querySelectorAll('.feeds > li')];
    expect(feeds.map((feed) => feed.querySelector(':is(h2, h3) span')?.textContent)).toEqual([
      'Latest stories',
      'A & <b>',
    ]);
    const links = [...(feeds[0]?.querySelectorAll('.formats a') ?? [])];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      feedFormats.map((format) => `https://feeds.example.com/feeds/latest.${format.extension}`),
    );
    expect(links[0]?.getAttribute('aria-label')).toBe('RSS 2.0 feed: Latest stories');
    // Who clicks a title wants to read; how to subscribe is a link of its own.
    const page = 'https://feeds.example.com/feeds/latest.html';
    expect(feeds[0]?.querySelector('h2 a')?.getAttribute('href')).toBe(page);
    expect(feeds[0]?.querySelector('.subscribe > a')?.getAttribute('href')).toBe(`${page}#subscribe`);
    expect(document.querySelector('footer.site a')?.getAttribute('href')).toBe(
      'https://feeds.example.com/desk/',
    );
    const items = [...(feeds[0]?.querySelectorAll('.newest li') ?? [])];
    expect(items).toHaveLength(3);
    expect(items[0]?.querySelector('a')?.getAttribute('href')).toBe(
      `https://feeds.example.com/stories/${storyId(1)}.html`,
    );
    expect(items[0]?.querySelector('time')?.getAttribute('datetime')).toBe('2026-03-02T08:15:00Z');
    expect(items[0]?.querySelector('time')?.textContent).toBe('2 March 2026, 08:15 UTC');
    expect(items[1]?.getAttribute('dir')).toBe('auto');
    expect(feeds[1]?.textContent).toContain('No stories yet');
  });

  it('sets feeds of one kind together, each with its own formats and picture, and leads to them', () => {
    const named = (id: string, over = {}) => ({ info: { ...latest, id, title: id, ...over }, newest });
    const own = { formats: ['ninjs', 'atom'], image: { url: 'https://a.example/x.png', alt: 'A "quay"' } };
    const feeds = ['latest', 'rivers', 'agency-a', 'agency-b', 'language-de', 'language-en', 'quays'];
    const document = expectSound(
      renderDirectory(
        feeds.map((id) => named(id, id === 'quays' ? own : {})),
        site,
      ),
    );
    const sections = [...document.querySelectorAll('section')].map((section) => [
      section.querySelector('h2')?.textContent,
      ...[...section.querySelectorAll('h3 span')].map((title) => title.textContent),
    ]);
    expect(sections).toEqual([
      ['Topics', 'rivers', 'quays'],
      ['Agencies', 'agency-a', 'agency-b'],
      ['Languages', 'language-de', 'language-en'],
    ]);
    const jumps = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
    expect(jumps).toEqual(['#defined', '#agencies', '#languages']);
    const quays = document.querySelector('#feed-quays');
    expect([...(quays?.querySelectorAll('.formats a') ?? [])].map((link) => link.textContent)).toEqual([
      'Atom 1.0',
      'ninjs 3.1',
    ]);
    expect(quays?.querySelector('img')?.getAttribute('alt')).toBe('A "quay"');
    expect(
      [...(quays?.querySelectorAll('a[lang]') ?? [])].map((link) => link.getAttribute('lang')),
    ).toContain('ar');
  });

  it('announces its feeds to readers', () => {
    const document = expectSound(directory());
    const types = [...document.querySelectorAll('link[rel=alternate]')]
      .slice(0, 3)
      .map((link) => link.getAttribute('type'));
    expect(types).toEqual(['application/rss+xml', 'application/atom+xml', 'application/feed+json']);
  });

  it('says so when there is nothing', () => {
    expect(expectSound(renderDirectory([], site)).querySelector('main')?.textContent).toContain(
      'There are no feeds yet',
    );
  });
});

describe('the page of a feed', () => {
  const markup = '<script>alert(1)</script>" & more';

  it('has every address of the feed, a button that copies each, and the feed for readers that look for one', () => {
    const document = expectSound(renderFeedPage({ ...latest, title: markup, description: hostile }, site));
    expect(document.querySelector('h1')?.textContent).toContain(markup);
    const urls = feedFormats.map(({ extension }) => `https://feeds.example.com/feeds/latest.${extension}`);
    expect([...document.querySelectorAll('.addresses a')].map((link) => link.getAttribute('href'))).toEqual(
      urls,
    );
    expect(
      [...document.querySelectorAll('.addresses button')].map((one) => one.getAttribute('data-copy')),
    ).toEqual(urls);
    expect(
      [...document.querySelectorAll('link[rel=alternate]')].map((link) => link.getAttribute('href')),
    ).toEqual(urls);
  });

  it('has room for its newest stories, which are read from the feed in JSON, and leads to the help below them', () => {
    const document = expectSound(renderFeedPage(latest, site));
    const newest = document.querySelector('#newest');
    expect(newest?.getAttribute('data-feed')).toBe('latest.json');
    expect(newest?.hasAttribute('hidden')).toBe(true);
    expect(document.querySelector('main a')?.getAttribute('href')).toBe('#subscribe');
    expect(document.querySelector('#subscribe')?.textContent).toBe('Subscribe');
  });

  it('names only the formats in which the feed is built', () => {
    const document = expectSound(renderFeedPage({ ...latest, formats: ['ninjs', 'atom'] }, site));
    expect(document.querySelector('#newest')).toBeNull();
    expect([...document.querySelectorAll('.addresses strong')].map((one) => one.textContent)).toEqual([
      'Atom 1.0',
      'ninjs 3.1',
    ]);
  });
});

describe('a story page', () => {
  it('tells the whole story', () => {
    const document = expectSound(renderStoryPage(richStory(), site));
    const text = document.querySelector('article')?.textContent ?? '';
    for (const part of [
      'Salt & Sons wins "harbour" contract at <20% below estimate',
      'Council votes 7-2; R&D wing to follow',
      'Mira Okafor and Jon Vale',
      'Corrects the vote',
      'Port Ella voted on Tuesday & signed',
      'Ana Ruiz/NNA',
      'NNA, with inputs from Coast Wire',
      '© 2026 Northern News Agency',
      'Not for use after 30 days & not in print',
      'labour market',
    ]) {
      expect(text).toContain(part);
    }
    expect(document.querySelector('img')?.getAttribute('alt')).toBe('Three yellow cranes at a quay');
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      'https://nna.example.org/2026/harbour?x=1&y=2',
    );
  });

  it('is described for search engines', () => {
    const document = expectSound(renderStoryPage(richStory(), site));
    const data = JSON.parse(document.querySelector('script')?.textContent ?? '');
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Salt & Sons wins "harbour" contract at <20% below estimate',
      datePublished: '2026-03-03T08:15:00Z',
      dateModified: '2026-03-03T08:15:00Z',
      author: [
        { '@type': 'Person', name: 'Mira Okafor' },
        { '@type': 'Person', name: 'Jon Vale' },
      ],
      creditText: 'NNA, with inputs from Coast Wire',
      inLanguage: 'en',
      dateline: 'PORT ELLA, March 3 (NNA)',
      correction: 'Corrects the vote in paragraph 1 to 7-2, not 7-3.',
    });
    expect(data.image[0].creditText).toBe('Ana Ruiz/NNA');
  });

  it('calls a correction a correction, in the language of the story', () => {
    const labelOf = (language: string): string | undefined => {
      const html = renderStoryPage({ ...richStory(), language }, site);
      return parseHTML(html).document.querySelector<HTMLElement>('.correction-note')?.dataset.label;
    };
    expect(labelOf('en')).toBe('Correction');
    expect(labelOf('de-AT')).toBe('Korrektur');
  });

  it('reads from right to left where its text does', () => {
    const document = expectSound(renderStoryPage(arabicStory(), site));
    expect(document.querySelector('html')?.getAttribute('dir')).toBe('rtl');
    expect(document.querySelector('html')?.getAttribute('lang')).toBe('ar');
  });

  it('cannot be broken out of', () => {
    const closing = '</script></style></title></main><script>alert(1)</script><img src=x onerror=alert(1)>';
    const story = plainStory(1, {
      headline: closing,
      summary: closing,
      keywords: [closing],
      creditLine: closing,
      byline: closing,
    });
    const document = expectSound(renderStoryPage(story, site));
    expect(document.querySelector('h1')?.textContent).toBe(closing);
    expectSound(renderStoryPage(hostileStory(), site));
    fc.assert(
      fc.property(anyStory, (one) => void expectSound(renderStoryPage(one, site))),
      atMost(40),
    );
  });
});

it('says of a withdrawn story that it is gone, why and when, and keeps it out of search engines', () => {
  const document = expectSound(renderWithdrawnPage(tombstone, site));
  expect(document.querySelector('h1')?.textContent).toBe('This story was withdrawn');
  expect(document.querySelector('main')?.textContent).toContain('names a minor & must not be used');
  expect(document.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
});
