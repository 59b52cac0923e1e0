import { objectKeys } from '../../contract/object-keys.ts';
import { logText, publicChange, segmentOf, segmentSize } from '../../core/delivery/log-documents.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { isPrivate } from '../../store/entities/feeds.ts';
import type { Build } from '../feeds/build.ts';
import { type Committed, openSegment } from './commit-changes.ts';
import { writePrivatePages } from './private-pages.ts';

const mediaType = 'application/json; charset=utf-8';

/**
 * Writes the documents of a feed's log up to what is committed: pages of a private feed, full segments, and last the
 * head, so that whoever reads a number finds everything before it. The bytes follow from the committed entries alone.
 */
export async function writeLog(build: Build, { log, unfinished }: Committed): Promise<void> {
  const { ports, feed } = build;
  if (log.written === log.seq && log.rows !== undefined && !unfinished) return;
  const first = segmentOf(Math.max(1, Math.min(log.written + 1, log.seq)));
  const entries = await ports.changeLogs.entries(feed.id, first, log.seq);
  const fresh = entries.filter(({ seq }) => seq > log.written);
  if (isPrivate(feed)) await writePrivatePages(build, fresh);
  const open = openSegment(log.seq);
  for (let start = first; start < open; start += segmentSize) {
    const own = entries.filter(({ seq }) => seq >= start && seq < start + segmentSize).map(publicChange);
    const body = logText({ feed: feed.id, first: start, last: start + segmentSize - 1, entries: own });
    await put(build, objectKeys.changesSegment.of({ feed: feed.id, first: start }), body, 'archive');
  }
  const head = {
    feed: feed.id,
    seq: log.seq,
    digest: log.digest,
    count: log.count,
    complete: log.sweep === undefined,
    segments: `${ports.site.feedsUrl ?? ports.site.baseUrl}/${objectKeys.changesSegment.of({ feed: feed.id, first: '{first}' })}`,
    entries: entries.filter(({ seq }) => seq >= open).map(publicChange),
  };
  await put(build, objectKeys.changesHead.of({ feed: feed.id }), logText(head), 'head');
  if (log.written !== log.seq) await ports.changeLogs.put({ ...log, written: log.seq }, log);
}

const put = ({ ports, signal }: Build, key: string, body: string, kind: 'head' | 'archive'): Promise<void> =>
  ports.feedsBucket.put(key, body, { contentType: mediaType, cacheControl: cacheControl(kind), signal });
