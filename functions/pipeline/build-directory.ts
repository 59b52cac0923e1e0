import { renderDirectory } from '../core/feeds/directory.ts';
import type { Site } from '../core/feeds/format.ts';
import type { FeedRow } from '../store/feeds.ts';
import type { Desk } from './desk.ts';

export type DirectoryPorts = Pick<Desk, 'feeds' | 'feedsBucket'> & { site: Site };

/** Feeds shown on the page; the rest is a link away. */
const shown = 200;
const cacheControl = 'public, max-age=60, s-maxage=5, stale-while-revalidate=60';

/** Writes the page at `/` that lists the feeds and their newest items for people. */
export async function buildDirectory(ports: DirectoryPorts): Promise<void> {
  const definitions = (await ports.feeds.list()).sort(byImportance).slice(0, shown);
  const states = await ports.feeds.states(definitions.map((feed) => feed.id));
  const feeds = definitions.map((feed) => ({
    info: {
      id: feed.id,
      title: feed.title,
      description: feed.description,
      content: feed.content,
      ...(feed.language && { language: feed.language }),
    },
    newest: states.get(feed.id)?.newest ?? [],
  }));
  await ports.feedsBucket.put('index.html', renderDirectory(feeds, ports.site), {
    contentType: 'text/html; charset=utf-8',
    cacheControl,
  });
}

const rank = (feed: FeedRow): number => (feed.id === 'latest' ? 0 : feed.id.startsWith('language-') ? 2 : 1);
const byImportance = (a: FeedRow, b: FeedRow): number => rank(a) - rank(b) || a.title.localeCompare(b.title, 'en');
