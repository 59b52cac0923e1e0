import { type ChangeType, changeType, isLive, type LoggedChange } from '../../core/delivery/change.ts';
import { segmentOf, segmentSize } from '../../core/delivery/log-documents.ts';
import { digestAfter, setDigest } from '../../core/delivery/set-digest.ts';
import { DatelineError } from '../../core/errors.ts';
import { renditionUrl } from '../../core/feeds/format.ts';
import { publicDigest } from '../../core/story/public-digest.ts';
import type { ChangeBatch, ChangeLog, LoggedStory } from '../../store/entities/delivery/change-logs.ts';
import { hasLog, seriesOf } from '../../store/entities/feeds/feeds.ts';
import type { Build } from '../feeds/build.ts';
import { parallelMap } from '../parallel-map.ts';
import { instant } from '../ports.ts';
import { changedEntries, entriesAfter, type Seen, stillHeld } from './observe.ts';

/** Stories that the comparison of the whole log looks at in one build. */
const sweptAtOnce = 200;
const parallelReads = 16;
/** A builder that is this late may have lost its lease, and commits nothing more. */
const longestMs = 8_000;

/** The log of a feed after a build's changes were committed, before its documents are written. */
export interface Committed {
  log: ChangeLog;
  /** The whole log is still being compared: another build goes on. */
  unfinished: boolean;
}

/**
 * Numbers what has changed in a feed since the last build and stores it. The holder of the feed's lease is the only
 * writer. Entries are committed with the condition that their numbers are free: a builder that was stopped in between
 * has left a batch, which the next one takes over as it is, so that a number never means two things.
 */
export async function commitChanges(build: Build): Promise<Committed | undefined> {
  const { ports, feed } = build;
  if (!hasLog(feed) || feed.generation === 0) return undefined;
  const rows = `${feed.generation}.${seriesOf(feed)}`;
  let log = await takenOver(build, await ports.changeLogs.get(feed.id));
  const base = feedsUrl(build);
  // The desk has another address, or the log comes from another desk: all its documents are written again.
  if (log.base !== base) log = await advanced(build, log, { base, written: -1 });
  if (log.rows !== rows && log.sweep?.rows !== rows)
    log = { ...log, sweep: { rows, phase: 'held', cursor: '' } };
  const changed = feed.aging ? [] : await changedEntries(build, log);
  log = await logged(build, log, changed, log.rows === rows ? 'changed' : 'compared');
  const newest = changed
    .map(({ published }) => published)
    .sort()
    .at(-1);
  if (newest !== undefined && newest > log.upTo) log = await advanced(build, log, { upTo: newest });
  if (feed.aging) return { log: await compareAll(build, log), unfinished: false };
  if (!log.sweep) return { log, unfinished: false };
  return { log: await sweepOn(build, log), unfinished: true };
}

/** The log, with the batch that a stopped builder has committed and not noted. */
async function takenOver(build: Build, stored: ChangeLog | undefined): Promise<ChangeLog> {
  const { ports, feed, begun } = build;
  // What is in the feed already comes with the comparison.
  const log = stored ?? (await ports.changeLogs.begin(feed.id, feed.createdAt, instant(begun)));
  if (!log) throw lostLease(feed.id);
  const batch = await ports.changeLogs.batch(feed.id, log.seq + 1);
  return batch ? taken(build, log, batch) : log;
}

/** Notes a committed batch story by story, and how far the log goes with it. */
async function taken(build: Build, log: ChangeLog, batch: ChangeBatch): Promise<ChangeLog> {
  const { ports, feed } = build;
  await ports.changeLogs.note(feed.id, batch.entries);
  const { last: seq, digest, count } = batch;
  return advanced(build, log, { seq, digest, count });
}

async function advanced(build: Build, log: ChangeLog, change: Partial<ChangeLog>): Promise<ChangeLog> {
  if (build.ports.now() - build.begun > longestMs) throw lostLease(log.feed);
  const next = { ...log, ...change };
  if (!(await build.ports.changeLogs.put(next, log))) throw lostLease(log.feed);
  return next;
}

const lostLease = (feed: string): DatelineError =>
  new DatelineError('no-outcome', `Another builder writes the log of the feed ${feed}`, { feed });

/** Commits what some stories have become, in batches of one segment each. */
async function logged(
  build: Build,
  before: ChangeLog,
  seen: readonly Seen[],
  how: 'changed' | 'compared',
): Promise<ChangeLog> {
  const { ports, feed, begun } = build;
  let log = before;
  const known = await ports.changeLogs.logged(
    feed.id,
    seen.map(({ storyId }) => storyId),
  );
  const due = seen
    .map((one) => ({
      one,
      type: typeOf(one, known.get(one.storyId), log, how),
    }))
    .filter((change): change is { one: Seen; type: ChangeType } => change.type !== undefined)
    .sort(({ one: a }, { one: b }) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.storyId < b.storyId ? -1 : 1));
  for (let start = 0; start < due.length; ) {
    const room = segmentSize - (log.seq % segmentSize);
    const part = due.slice(start, start + room);
    start += part.length;
    const batch = await batchOf(build, log, part, known);
    if (ports.now() - begun > longestMs) throw lostLease(feed.id);
    if (!(await ports.changeLogs.commit(batch))) throw lostLease(feed.id);
    log = await taken(build, log, batch);
  }
  return log;
}

/** Whether a version is new to the feed is for the log to say; in a comparison everything may be old. */
function typeOf(
  one: Seen,
  before: LoggedStory | undefined,
  { upTo, since }: Pick<ChangeLog, 'upTo' | 'since'>,
  how: 'changed' | 'compared',
): ChangeType | undefined {
  const { version, state, cause, at, published } = one;
  const isFirst =
    how === 'changed' ? published > upTo || at <= published : since !== undefined && published > since;
  return changeType(before, { version, state, isFirst, ...(cause && { cause }) });
}

async function batchOf(
  build: Build,
  log: ChangeLog,
  part: readonly { one: Seen; type: ChangeType }[],
  known: ReadonlyMap<string, LoggedStory>,
): Promise<ChangeBatch> {
  const { ports, feed } = build;
  const described = await parallelMap([...part], parallelReads, ({ one }) => ports.stories.read(one.object));
  let { digest, count } = log;
  const entries = part.map(({ one, type }, at): LoggedChange => {
    const { storyId, version, published } = one;
    const before = known.get(storyId);
    const gone = before && isLive(before.type) ? { storyId, version: before.version } : undefined;
    const come = isLive(type) ? { storyId, version } : undefined;
    digest = digestAfter(digest, gone, come);
    count += (come ? 1 : 0) - (gone ? 1 : 0);
    const story = described[at];
    const change: LoggedChange = {
      seq: log.seq + 1 + at,
      type,
      storyId,
      guid: story?.guid ?? '',
      version,
      ...(come && story && { digest: publicDigest(story) }),
      at: one.at,
      url: addressOf(build, one.story ?? storyId),
      ...(gone && { was: gone.version }),
      published,
      ...(one.story !== undefined && { story: one.story }),
    };
    return change;
  });
  const first = log.seq + 1;
  return { feed: feed.id, first, last: log.seq + part.length, entries, digest, count };
}

/** Where the feeds of a desk are; of a private feed below `/private`. */
export const feedsUrl = ({ ports: { site } }: Build): string => site.feedsUrl ?? site.baseUrl;

/** The JSON of a story, where the desk writes one; its page else. */
export function addressOf({ ports: { renditions, site } }: Build, storyId: string): string {
  const isJson = renditions.some(({ id }) => id === 'json');
  return renditionUrl(storyId, isJson ? 'json' : 'html', site);
}

/** Compares the next part of the log with the rows of the feed. */
async function sweepOn(build: Build, log: ChangeLog): Promise<ChangeLog> {
  const { sweep } = log;
  if (!sweep) return log;
  if (sweep.phase === 'held') {
    const { seen, cursor } = await entriesAfter(build, sweep.cursor, sweptAtOnce);
    const next = await logged(
      build,
      log,
      seen.filter(({ state }) => state === 'live'),
      'compared',
    );
    const on =
      cursor === undefined ? { phase: 'logged' as const, cursor: '' } : { phase: 'held' as const, cursor };
    return advanced(build, next, { sweep: { ...sweep, ...on } });
  }
  const stories = await build.ports.changeLogs.loggedAfter(build.feed.id, sweep.cursor, sweptAtOnce);
  const held = stories.filter(({ type }) => isLive(type));
  const next = await logged(build, log, await stillHeld(build, held), 'compared');
  const last = stories.at(-1);
  if (last && stories.length >= sweptAtOnce)
    return advanced(build, next, { sweep: { ...sweep, cursor: last.storyId } });
  return compared(build, next, sweep.rows);
}

/** The log after the comparison: its digest is computed again, since rows that were lost leave a wrong one. */
async function compared(build: Build, log: ChangeLog, rows: string): Promise<ChangeLog> {
  const { sweep: _done, since: _first, ...done } = log;
  const held = (await build.ports.changeLogs.allLogged(log.feed)).filter(({ type }) => isLive(type));
  return advanced(build, done, { rows, digest: setDigest(held), count: held.length });
}

/** A feed whose stories come and go by their age holds few: all that it shows is compared with all that the log says. */
async function compareAll(build: Build, log: ChangeLog): Promise<ChangeLog> {
  const { ports, feed, entries } = build;
  const [{ live }, all] = await Promise.all([entries.newest(), ports.changeLogs.allLogged(feed.id)]);
  const shown = new Set(live.map(({ storyId }) => storyId));
  const left = all.filter(({ type, storyId }) => isLive(type) && !shown.has(storyId));
  const next = await logged(build, log, [...live, ...(await stillHeld(build, left))], 'changed');
  return next.sweep ? compared(build, next, next.sweep.rows) : next;
}

/** The first number of the segment that is not full. */
export const openSegment = (seq: number): number => segmentOf(seq + 1);
