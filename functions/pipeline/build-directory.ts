import { renderDirectory } from '../core/feeds/directory.ts';
import type { Site } from '../core/feeds/format.ts';
import type { FeedRow } from '../store/feeds.ts';
import type { BuildOutcome } from './build-feed.ts';
import type { Desk } from './desk.ts';

export type DirectoryPorts = Pick<Desk, 'feeds' | 'feedsBucket' | 'now'> & { site: Site };

const key = 'index.html';
/** Name of the object metadata that tells when the builder began to look at the table, milliseconds. */
const builtAtKey = 'built-at';
/** The directory shows what people look at now and then, not what machines poll. */
const intervalMs = 5_000;
/** Clocks of two machines are taken to differ by less than this. */
const skewMs = 1_000;

/** Feeds shown on the page; the rest is a link away. */
const shown = 200;
const cacheControl = 'public, max-age=60, s-maxage=5, stale-while-revalidate=60';

/**
 * Writes the page at `/` that lists the feeds and their newest items for people. Every feed build asks for it, so
 * it is built by the clock: what was asked before the last build is in that build. The page itself says when that
 * was, so that a quiet desk costs no table write and all builders agree.
 */
export async function buildDirectory(ports: DirectoryPorts, askedAt: number): Promise<BuildOutcome> {
  const page = await ports.feedsBucket.head(key);
  const builtAt = Number(page?.metadata[builtAtKey] ?? 0);
  if (askedAt + skewMs < builtAt) return { kind: 'unchanged' };
  const now = ports.now();
  const wait = builtAt + intervalMs - now;
  if (wait > 0) return { kind: 'deferred', deferMs: wait };
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
  await ports.feedsBucket.put(key, renderDirectory(feeds, ports.site), {
    contentType: 'text/html; charset=utf-8',
    cacheControl,
    metadata: { [builtAtKey]: String(now) },
  });
  return { kind: 'built' };
}

const rank = (feed: FeedRow): number => (feed.id === 'latest' ? 0 : feed.id.startsWith('language-') ? 2 : 1);
const byImportance = (a: FeedRow, b: FeedRow): number => rank(a) - rank(b) || a.title.localeCompare(b.title, 'en');
