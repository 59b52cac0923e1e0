import { parseOpml } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { FeedFormatId } from '../../../functions/contract/formats.ts';
import {
  renderNewsSitemap,
  type SitemapStory,
} from '../../../functions/core/feeds/documents/news-sitemap.ts';
import { renderOpml } from '../../../functions/core/feeds/documents/opml.ts';
import { haveSchemas, sitemapSchemas, xsdProblems } from './schemas.ts';
import { hostile, latest, site, storyId } from './stories.ts';
import { attribute, child, children, parseTree, walk } from './w3c/tree.ts';

const now = '2026-03-10T12:00:00Z';
const news = 'http://www.google.com/schemas/sitemap-news/0.9';

const entry = (n: number, over: Partial<SitemapStory> = {}): SitemapStory => ({
  storyId: storyId(n),
  headline: `Ferry ${n}`,
  published: '2026-03-10T08:00:00Z',
  updated: '2026-03-10T08:30:00Z',
  language: 'en-GB',
  ...over,
});
const locations = (xml: string) =>
  [...walk(parseTree(xml))].filter((node) => node.local === 'loc').map((node) => node.text);

describe('the news sitemap', () => {
  it('tells address, name, language, date and title', () => {
    const [url] = parseTree(renderNewsSitemap([entry(1)], site, now)).children;
    expect(url && child(url, url.uri, 'loc')?.text).toBe(
      `https://feeds.example.com/stories/${storyId(1)}.html`,
    );
    const body = url && child(url, news, 'news');
    expect(body && child(body, news, 'publication_date')?.text).toBe('2026-03-10T08:00:00Z');
    expect(body && child(body, news, 'title')?.text).toBe('Ferry 1');
    const publication = body && child(body, news, 'publication');
    expect(publication?.children.map((node) => node.text)).toEqual(['Harbour Desk', 'en']);
  });

  it('holds the last two days only, newest first, and at most a thousand', () => {
    const old = entry(1, { published: '2026-03-08T11:59:59Z' });
    const edge = entry(2, { published: '2026-03-08T12:00:01Z' });
    const newest = entry(3, { published: '2026-03-10T11:00:00Z' });
    expect(locations(renderNewsSitemap([old, edge, newest], site, now))).toEqual(
      [3, 2].map((n) => `https://feeds.example.com/stories/${storyId(n)}.html`),
    );
    expect(
      locations(
        renderNewsSitemap(
          Array.from({ length: 1200 }, (_, n) => entry(n)),
          site,
          now,
        ),
      ),
    ).toHaveLength(1000);
  });

  it('names languages as Google does and leaves out what has none', () => {
    const tags = ['zh-Hant', 'zh', 'de-CH', 'und'].map((language, n) => entry(n, { language }));
    const languages = [...walk(parseTree(renderNewsSitemap(tags, site, now)))].filter(
      (node) => node.local === 'language',
    );
    expect(languages.map((node) => node.text)).toEqual(['zh-tw', 'zh-cn', 'de']);
  });

  it.skipIf(!haveSchemas)('is valid by the schemas beside the repository', () => {
    const validate = xsdProblems(sitemapSchemas);
    const map = renderNewsSitemap([entry(1), entry(2, { headline: hostile })], site, now);
    expect(validate(map)).toEqual([]);
    expect(validate(renderNewsSitemap([], site, now))).toEqual([]);
    expect(validate(map.replace('<news:language>en<', '<news:language>English<'))).not.toEqual([]);
  });

  it('names the directory when there is no story', () => {
    expect(locations(renderNewsSitemap([], site, now))).toEqual(['https://feeds.example.com/']);
  });
});

describe('the subscription list', () => {
  const feeds = [
    latest,
    { ...latest, id: 'agency-nna', title: hostile, description: hostile, language: 'de' },
  ];

  it('names every feed with its address', () => {
    const body = child(parseTree(renderOpml(feeds, site, now)), '', 'body');
    const [folder, ...others] = body ? children(body, '', 'outline') : [];
    expect(others).toEqual([]);
    expect(['text', 'xmlUrl'].map((name) => folder && attribute(folder, name))).toEqual([
      'Harbour Desk',
      undefined,
    ]);
    const outlines = folder ? children(folder, '', 'outline') : [];
    expect(outlines.map((node) => attribute(node, 'xmlUrl'))).toEqual([
      'https://feeds.example.com/feeds/latest.rss',
      'https://feeds.example.com/feeds/agency-nna.rss',
    ]);
    expect(outlines.map((node) => attribute(node, 'type'))).toEqual(['rss', 'rss']);
    expect(
      outlines.every(
        (node) => attribute(node, 'title') !== undefined && attribute(node, 'text') !== undefined,
      ),
    ).toBe(true);
  });

  it('names a feed once, in what most readers read of its formats, and none that no reader can read', () => {
    const of = (id: string, ...formats: FeedFormatId[]) => ({ ...latest, id, formats });
    const some = [
      of('all', 'json', 'newsmlg2', 'atom', 'rss'),
      of('atom-first', 'json', 'atom', 'ninjs'),
      of('atom-alone', 'atom'),
      of('json-alone', 'json'),
      of('trade', 'ninjs', 'ninjs2', 'newsmlg2'),
    ];
    const body = child(parseTree(renderOpml(some, site, now)), '', 'body');
    const [folder] = body ? children(body, '', 'outline') : [];
    const outlines = folder ? children(folder, '', 'outline') : [];
    // OPML 2.0, subscription lists: every node is of type rss, whatever the format of the feed.
    expect(
      outlines.map((node) => ['type', 'version', 'xmlUrl'].map((name) => attribute(node, name))),
    ).toEqual([
      ['rss', 'RSS2', 'https://feeds.example.com/feeds/all.rss'],
      ['rss', undefined, 'https://feeds.example.com/feeds/atom-first.atom'],
      ['rss', undefined, 'https://feeds.example.com/feeds/atom-alone.atom'],
      ['rss', undefined, 'https://feeds.example.com/feeds/json-alone.json'],
    ]);
    expect(parseOpml(renderOpml(some.slice(-1), site, now)).body?.outlines ?? []).toEqual([]);
  });

  it('is read by feedsmith', () => {
    const read = parseOpml(renderOpml(feeds, site, now));
    expect(read.head?.title).toBe('Harbour Desk');
    expect(read.body?.outlines?.map(({ text }) => text)).toEqual(['Harbour Desk']);
    expect(read.body?.outlines?.[0]?.outlines?.[0]?.xmlUrl).toBe(
      'https://feeds.example.com/feeds/latest.rss',
    );
  });
});
