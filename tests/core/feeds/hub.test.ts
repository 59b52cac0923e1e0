import FeedParser from 'feedparser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { FeedFormat, FeedPage } from '../../../functions/core/feeds/format.ts';
import { atom, json, newsmlg2, ninjs, rss } from './loaded.ts';
import { latest, plainStory, site } from './stories.ts';
import { checkFeed } from './w3c/check.ts';

/* W3C WebSub §4: how a subscriber finds the hub of a feed, and the address that it subscribes to. */

const hub = 'https://feeds.example.com/hub';
const self = (extension: string): string => `https://feeds.example.com/feeds/latest.${extension}`;

const feed = (format: FeedFormat, more: Partial<FeedPage> = {}, where = { ...site, hub }): string => {
  const items = [format.renderItem(plainStory(), where, 'full')];
  return format.renderFeed(
    { info: latest, updated: '2026-03-02T09:00:00Z', items, tombstones: [], ...more },
    where,
  );
};

type Links = { rel?: string | undefined; href?: string | undefined }[];
const hrefs = (links: Links = []): Record<string, string | undefined> =>
  Object.fromEntries(
    links.filter(({ rel }) => rel === 'hub' || rel === 'self').map(({ rel, href }) => [rel, href]),
  );

/** What node-feedparser has of a feed: the hub is a `cloud` there. */
async function byFeedParser(text: string) {
  const parser = new FeedParser({});
  parser.end(text);
  for await (const _item of parser);
  const { cloud, xmlurl } = parser.meta as unknown as { cloud: object; xmlurl: string };
  return { cloud, xmlurl };
}

describe('the hub of a feed', () => {
  it('is found in RSS and Atom, with the feed itself', async () => {
    expect(hrefs(parseRssFeed(feed(rss)).atom?.links)).toEqual({ hub, self: self('rss') });
    expect(hrefs(parseAtomFeed(feed(atom)).links)).toEqual({ hub, self: self('atom') });
    for (const format of [rss, atom])
      expect(await byFeedParser(feed(format))).toEqual({
        cloud: { type: 'hub', href: hub },
        xmlurl: self(format.extension),
      });
  });

  it('is found in JSON Feed', () => {
    const read = parseJsonFeed(JSON.parse(feed(json)));
    expect(read).toMatchObject({ feed_url: self('json'), hubs: [{ type: 'WebSub', url: hub }] });
  });

  it('is nothing that the W3C validator finds fault with', () => {
    expect(checkFeed(feed(rss), self('rss'), '2026-03-03T00:00:00Z')).toEqual([]);
    expect(checkFeed(feed(atom), self('atom'), '2026-03-03T00:00:00Z')).toEqual([]);
  });

  it.each([
    ['private feeds', { info: { ...latest, visibility: 'private' as const } }, { ...site, hub }],
    ['archive pages', { archive: { page: 3, previous: 2 } }, { ...site, hub }],
    ['feeds where there is none', {}, site as typeof site & { hub: string }],
  ])('is not in %s', (_, more, where) => {
    for (const format of [rss, atom, json, ninjs, newsmlg2])
      expect(feed(format, more, where)).not.toMatch(/hub/i);
  });
});
