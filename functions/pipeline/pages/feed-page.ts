import { createHash } from 'node:crypto';
import { feedPageKey } from '../../contract/object-keys.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { renderFeedPage } from '../../core/feeds/documents/feed-page.ts';
import type { Build } from '../feeds/build.ts';
import { digestKey } from '../feeds/write-page.ts';

/**
 * Writes the page that says how to subscribe to a feed, unless it is there as it should be. Only the builder of the feed
 * does, under its lease: nobody else could know that the feed is not being retired, which removes the page.
 */
export async function writeFeedPage({ ports, feed, signal }: Build): Promise<void> {
  const { feedsBucket, site } = ports;
  const key = feedPageKey(feed.id);
  const html = renderFeedPage(feed, site);
  const digest = createHash('sha256').update(html).digest('hex').slice(0, 32);
  const before = await feedsBucket.head(key);
  if (before?.metadata[digestKey] === digest) return;
  await feedsBucket.put(key, html, {
    contentType: 'text/html; charset=utf-8',
    cacheControl: cacheControl('directory'),
    metadata: { [digestKey]: digest },
    signal,
  });
}
