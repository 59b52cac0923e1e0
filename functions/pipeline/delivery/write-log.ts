import { objectKeys } from '../../contract/object-keys.ts';
import type { Change, LoggedChange } from '../../core/delivery/change.ts';
import { logText, publicChange, segmentOf, segmentSize } from '../../core/delivery/log-documents.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import type { ChangeLog } from '../../store/entities/delivery/change-logs.ts';
import { isPrivate } from '../../store/entities/feeds/feeds.ts';
import type { Build } from '../feeds/build.ts';
import { addressOf, type Committed, feedsUrl, openSegment } from './commit-changes.ts';
import { writePrivatePages } from './private-pages.ts';

const mediaType = 'application/json; charset=utf-8';

/** Segments that one build writes; with each entry of a private feed come the pages of its story. */
const segmentsAtOnce = { public: 20, private: 2 } as const;

/**
 * Writes the documents of a feed's log up to what is committed: pages of a private feed, full segments, and last the
 * head, so that whoever reads a number finds everything before it. The bytes follow from the committed entries and the
 * address of the desk alone.
 * @returns whether another build has to go on, since there is more than one can write
 */
export async function writeLog(build: Build, { log, unfinished }: Committed): Promise<boolean> {
  const { ports, feed } = build;
  if (log.written === log.seq && log.rows !== undefined && !unfinished) return false;
  const open = openSegment(log.seq);
  const first = segmentOf(Math.max(1, Math.min(log.written + 1, log.seq)));
  const most = first + segmentSize * segmentsAtOnce[isPrivate(feed) ? 'private' : 'public'];
  const last = most < open ? most - 1 : log.seq;
  const entries = await ports.changeLogs.entries(feed.id, first, last);
  const fresh = entries.filter(({ seq }) => seq > log.written);
  if (isPrivate(feed)) await writePrivatePages(build, fresh);
  for (let start = first; start < Math.min(open, last + 1); start += segmentSize) {
    const own = entries.filter(({ seq }) => seq >= start && seq < start + segmentSize);
    const frame = { feed: feed.id, first: start, last: start + segmentSize - 1 };
    const body = logText({ ...frame, entries: shown(build, own) });
    await put(build, objectKeys.changesSegment.of({ feed: feed.id, first: start }), body, 'archive');
  }
  if (last === log.seq) await writeHead(build, log, entries);
  if (log.written !== last) await ports.changeLogs.put({ ...log, written: last }, log);
  return last < log.seq;
}

async function writeHead(build: Build, log: ChangeLog, entries: readonly LoggedChange[]): Promise<void> {
  const { feed } = build;
  const open = openSegment(log.seq);
  const segments = objectKeys.changesSegment.of({ feed: feed.id, first: '{first}' });
  const head = {
    feed: feed.id,
    seq: log.seq,
    digest: log.digest,
    count: log.count,
    complete: log.sweep === undefined,
    segments: `${feedsUrl(build)}/${segments}`,
    entries: shown(
      build,
      entries.filter(({ seq }) => seq >= open),
    ),
  };
  await put(build, objectKeys.changesHead.of({ feed: feed.id }), logText(head), 'head');
}

/** Entries as readers see them, with the addresses that the desk has now. */
const shown = (build: Build, entries: readonly LoggedChange[]): Change[] =>
  entries.map((entry) => ({
    ...publicChange(entry),
    url: addressOf(build, entry.story ?? entry.storyId),
  }));

const put = ({ ports, signal }: Build, key: string, body: string, kind: 'head' | 'archive'): Promise<void> =>
  ports.feedsBucket.put(key, body, { contentType: mediaType, cacheControl: cacheControl(kind), signal });
