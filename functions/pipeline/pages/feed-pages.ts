import { createHash } from 'node:crypto';
import { feedPageKey } from '../../contract/object-keys.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { renderFeedPage } from '../../core/feeds/documents/feed-page.ts';
import type { Site } from '../../core/feeds/format.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';
import { parallelMap } from '../parallel-map.ts';
import type { PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'feedsBucket'> & { site: Site };

/** Pages that are looked at in one build of the directory; a desk with more feeds has no page for the last of them. */
const most = 2000;
const parallelWrites = 16;
/** Name of the object metadata that holds the digest of a page. */
const digestKey = 'digest';

/**
 * Writes the pages that say how to subscribe, of feeds that are new or were defined anew. Nothing is read while `written`,
 * the digest of all of them, is what it was. Returns their digest.
 */
export async function writeFeedPages(
  { feedsBucket, site }: Ports,
  feeds: readonly FeedRow[],
  written: string | undefined,
): Promise<string> {
  const pages = feeds.slice(0, most).map((feed) => {
    const html = renderFeedPage(feed, site);
    return { key: feedPageKey(feed.id), html, digest: digestOf(html) };
  });
  const all = digestOf(pages.map(({ key, digest }) => `${key} ${digest}`).join('\n'));
  if (all === written) return all;
  await parallelMap(pages, parallelWrites, async ({ key, html, digest }) => {
    const before = await feedsBucket.head(key);
    if (before?.metadata[digestKey] === digest) return;
    await feedsBucket.put(key, html, {
      contentType: 'text/html; charset=utf-8',
      cacheControl: cacheControl('directory'),
      metadata: { [digestKey]: digest },
    });
  });
  return all;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
