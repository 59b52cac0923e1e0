import { createHash } from 'node:crypto';
import { feedPageKey } from '../../contract/object-keys.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { renderFeedPage } from '../../core/feeds/documents/feed-page.ts';
import type { Site } from '../../core/feeds/format.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';
import { parallelMap } from '../parallel-map.ts';
import type { PipelinePorts } from '../ports.ts';

interface Ports {
  feedsBucket: Pick<PipelinePorts['feedsBucket'], 'head' | 'put'>;
  site: Site;
}

/** Pages that are looked at in one build of the directory; a desk with more feeds has no page for the last of them. */
const most = 2000;
const parallelWrites = 16;
/** Name of the object metadata that holds the digest of a page. */
const digestKey = 'digest';

/** The page that says how to subscribe to a feed. */
interface FeedPage {
  key: string;
  html: string;
  digest: string;
}

const pageOf = (feed: FeedRow, site: Site): FeedPage => {
  const html = renderFeedPage(feed, site);
  return { key: feedPageKey(feed.id), html, digest: digestOf(html) };
};

/** Writes the page of one feed, unless it is there as it should be: its builder does, as soon as readers have the feed. */
export const writeFeedPage = (ports: Ports, feed: FeedRow): Promise<void> =>
  put(ports, pageOf(feed, ports.site));

/**
 * Writes the pages of all feeds that are not as they should be, such as those of feeds that a release before built.
 * Nothing is read while `written`, the digest of all of them, is what it was. Returns their digest.
 */
export async function writeFeedPages(
  ports: Ports,
  feeds: readonly FeedRow[],
  written: string | undefined,
): Promise<string> {
  const pages = feeds.slice(0, most).map((feed) => pageOf(feed, ports.site));
  const all = digestOf(pages.map(({ key, digest }) => `${key} ${digest}`).join('\n'));
  if (all !== written) await parallelMap(pages, parallelWrites, (page) => put(ports, page));
  return all;
}

async function put({ feedsBucket }: Ports, { key, html, digest }: FeedPage): Promise<void> {
  const before = await feedsBucket.head(key);
  if (before?.metadata[digestKey] === digest) return;
  await feedsBucket.put(key, html, {
    contentType: 'text/html; charset=utf-8',
    cacheControl: cacheControl('directory'),
    metadata: { [digestKey]: digest },
  });
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
