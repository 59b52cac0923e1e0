import { createHash, randomUUID } from 'node:crypto';
import { renderingRevision } from '../../core/feeds/render/revision.ts';
import { cut } from '../../core/story/cut.ts';
import { type Archived, type FeedState, retiredDigest } from '../../store/entities/feeds/feed-states.ts';
import { type FeedRow, filledRow, isPrivate, seriesOf } from '../../store/entities/feeds/feeds.ts';
import type { Membership } from '../../store/entities/feeds/memberships.ts';
import { requestBuilds } from '../build-requests/request-builds.ts';
import { beginLog, endLog, hasNews, type LogOfBuild } from '../delivery/log-changes.ts';
import { portsOf } from '../delivery/private-build.ts';
import { feedFingerprint } from '../document-metadata.ts';
import { type Bounds, boundedInterval, type LastBuild, nextInterval } from '../pacing/build-interval.ts';
import { type BuildOutcome, notNow } from '../pacing/build-outcome.ts';
import { isFuture } from '../pacing/clock-skew.ts';
import { writeFeedPage } from '../pages/feed-page.ts';
import { instant } from '../ports.ts';
import { type Build, type BuildPorts, buildOf } from './build.ts';
import { isCorrected, newestItems } from './newest-items.ts';
import { removeDocuments, sweepPages } from './remove-retired.ts';
import { firstShown, reportVisible, shownVersions, visibleTimes } from './report-visible.ts';
import { rerenderArchive } from './rerender-archive.ts';
import { type SelectedEntries, selectEntries } from './select-entries.ts';
import { writePage } from './write-page.ts';

/** A lease is longer than every request that its holder can have under way. */
const leaseMs = 15_000;
const writeMs = 10_000;
/** Characters of an error that are kept for operators. */
const longestError = 500;

/**
 * Builds one feed in all its formats from what the table says now. One builder a feed at a time: the lease
 * keeps a slower, older build from overwriting a newer one, and its holder stops writing before it ends.
 * `askedAt` is when the newest request was sent: the last build covers everything before it began. An `urgent` build does
 * not wait for the interval.
 */
export async function buildFeed(
  ports: BuildPorts,
  feed: string,
  askedAt: number,
  urgent = false,
): Promise<BuildOutcome> {
  const { lastBuilds } = ports;
  const known = lastBuilds.last(feed);
  const waits = (one: LastBuild): LastBuild => (urgent ? { ...one, intervalMs: 0 } : one);
  const notYet = known && notNow(askedAt, { ...waits(known), now: ports.now() });
  if (notYet) return notYet;
  const [row, state] = await Promise.all([ports.feeds.get(feed), ports.feedStates.get(feed)]);
  if (!row || isNotReady(row)) return { kind: 'unknown' };
  const now = ports.now();
  const bounds = boundsOf(ports, row);
  const last = lastBuild(state, bounds);
  lastBuilds.built(feed, last);
  const early = notNow(askedAt, { ...waits(last), now });
  if (early) return early;
  if (isFuture(last.builtAt, now)) {
    const times = { builtAt: state?.builtAt, now: instant(now) };
    ports.log.warn('A clock is wrong: the last build of a feed lies in the future', { feed, ...times });
  }

  const owner = randomUUID();
  const leased = await ports.feedStates.lease(feed, owner, now, now + leaseMs);
  if (!leased) return { kind: 'deferred', deferMs: untilNextTry(state, now) };
  // It may turn out to be longer.
  const intervalMs = nextInterval(last, { now, fresh: 0, ...bounds });
  lastBuilds.built(feed, { builtAt: now, intervalMs });
  // What must go is not looked for by memory, and a generation that was not built before is read completely.
  const complete = urgent || row.filled !== undefined || leased.archived?.generation !== seriesOf(row);
  const times = { begun: now, signal: AbortSignal.timeout(writeMs) };
  try {
    const build = buildOf(await portsOf(ports, row), row, times, { state: leased, complete });
    const outcome = await (row.retiredAt === undefined
      ? buildShown(build, leased, owner)
      : buildRetired(build, owner));
    if (leased.failedAt !== undefined) await ports.feedStates.recovered(feed);
    // A message that waits for the interval counts as covered now, and what came since may rely on it.
    if (notNow(askedAt, { ...last, now })) await continueLater({ ports, feed: row }, 'urgent');
    return outcome;
  } catch (error) {
    lastBuilds.forget(feed);
    const failure = { at: instant(now), error: cut(String(error), longestError) };
    await ports.feedStates.failed(feed, owner, failure);
    throw error;
  }
}

/** A feed may have a bound of its own for streams. */
const boundsOf = ({ intervalMs, streamMs }: BuildPorts, { streamSeconds }: FeedRow): Bounds => ({
  leastMs: intervalMs,
  streamMs: streamSeconds === undefined ? streamMs : streamSeconds * 1000,
});

const lastBuild = (state: FeedState | undefined, bounds: Bounds): LastBuild => ({
  builtAt: state?.builtAt ? Date.parse(state.builtAt) : 0,
  intervalMs: boundedInterval(state?.intervalMs, bounds),
});

/** Most builds take a fraction of a second; a lease that was held for longer is likely to be held as long again. */
const untilNextTry = (state: FeedState | undefined, now: number): number =>
  Math.max(now - ((state?.leaseUntil ?? now + leaseMs) - leaseMs), 1000);

/** Not yet filled for the first time. */
const isNotReady = ({ generation, filled, retiredAt }: FeedRow): boolean =>
  generation === 0 && filled === undefined && retiredAt === undefined;

const emptyArchive = (generation: number): Archived => ({ generation, pages: 0, to: '', recent: [] });

/** Requests another build, in a message of its own: one that is deferred too often ends as a dead letter. */
const continueLater = ({ ports, feed }: Pick<Build, 'ports' | 'feed'>, cause: string): Promise<void> =>
  requestBuilds(ports, { feeds: [feed.id], stories: [] }, `${cause}-${ports.now()}`);

async function buildRetired(build: Build, owner: string): Promise<BuildOutcome> {
  const { ports, feed, begun } = build;
  const done = await removeDocuments(build);
  await ports.feedStates.built(feed.id, owner, {
    builtAt: instant(begun),
    digest: retiredDigest,
    newest: [],
    archived: emptyArchive(seriesOf(feed)),
    shown: '',
  });
  if (done) await ports.feeds.retired(feed.id);
  else await continueLater(build, 'retiring');
  return { kind: 'built', listed: true };
}

async function buildShown(asked: Build, state: FeedState, owner: string): Promise<BuildOutcome> {
  // First: what is amended is forgotten when the documents have it.
  const log = await beginLog(asked);
  const { build, selected, upcoming } = await chooseGeneration(asked, state);
  const { ports, feed, begun } = build;
  if (feed.generation === 0) {
    const nothing = { digest: '', newest: [], archived: emptyArchive(0) };
    await ports.feedStates.built(feed.id, owner, {
      builtAt: instant(begun),
      ...nothing,
      ...(upcoming && { upcoming }),
    });
    await continueLater(build, 'archive');
    return { kind: 'unchanged' };
  }
  const { live, older, tombstones, archived, changedAt } = selected;
  const entries = [...live, ...older, ...tombstones];
  const digest = digestOf(build, entries, archived);
  const fresh = firstShown(entries, state.shown);
  const built = { digest, shown: shownVersions(entries), fresh: fresh.length, selected, upcoming, log };
  if (digest === state.digest) {
    await noteBuilt(build, state, owner, { ...built, newest: state.newest ?? [] });
    return { kind: 'unchanged' };
  }
  const isChanged = state.archived?.look !== feedFingerprint(feed, ports.site);
  if (isChanged && !isPrivate(feed)) await writeFeedPage(build);
  const head = { previous: archived.pages, ...(changedAt !== undefined && { changedAt }) };
  const { bytes, shown } = await writePage(build, { entries: [...live, ...tombstones], older }, head);
  const newest = newestItems(shown);
  await noteBuilt(build, state, owner, {
    ...built,
    newest,
    visible: visibleTimes(state, fresh, ports.now()),
  });
  reportVisible(ports, { feed: feed.id, build: state.build, bytes }, fresh, {
    isFirst: state.shown === undefined,
  });
  const left = fresh.some((entry) => entry.state === 'gone');
  const listed = !isPrivate(feed) && (isChanged || left || isCorrected(state.newest ?? [], newest));
  return { kind: 'built', ...(listed && { listed }) };
}

interface Built {
  digest: string;
  newest: NonNullable<FeedState['newest']>;
  shown: string;
  /** How many entries the head shows for the first time. */
  fresh: number;
  visible?: FeedState['visible'];
  selected: SelectedEntries;
  upcoming: Archived | undefined;
  log: LogOfBuild;
}

/** Renders stale archive pages again, as many as there is time for, and notes what was built. */
async function noteBuilt(build: Build, state: FeedState, owner: string, built: Built): Promise<void> {
  const { ports, feed, begun } = build;
  const { selected, upcoming, digest, newest, shown, fresh, visible, log } = built;
  const bounds = boundsOf(ports, feed);
  const intervalMs = nextInterval(lastBuild(state, bounds), { now: begun, fresh, ...bounds });
  const archived = await rerenderArchive(build, selected.archived);
  const isSwept = await swept(build, state);
  const isLogged = !(await endLog(log, feed));
  const again =
    !isLogged || selected.unfinished || archived.stale !== undefined || upcoming !== undefined || !isSwept;
  await ports.feedStates.built(feed.id, owner, {
    builtAt: instant(begun),
    ...(intervalMs > bounds.leastMs && { intervalMs }),
    digest,
    newest,
    shown,
    ...(visible && { visible }),
    archived,
    ...(upcoming && { upcoming }),
    ...(isSwept && { swept: seriesOf(feed) }),
    ...(selected.changesAt !== undefined && { changesAt: instant(selected.changesAt) }),
    ...(!again && { rendering: renderingRevision }),
    ...build.reads.noted(),
  });
  ports.lastBuilds.built(feed.id, { builtAt: begun, intervalMs });
  if (state.followed && (digest !== state.digest || hasNews(log)))
    await ports.deliveriesQueue?.send({ changed: feed.id });
  if (again) await continueLater(build, 'archive');
}

interface Chosen {
  /** The build of the generation that readers are shown. */
  build: Build;
  selected: SelectedEntries;
  /** The archive of a generation that is not ready to be shown. */
  upcoming?: Archived;
}

/**
 * Chooses the generation that readers are shown: one that is filled replaces the one before it as soon as its
 * archive is written, so that nobody who follows the links ever meets a part of a history.
 */
async function chooseGeneration(current: Build, state: FeedState): Promise<Chosen> {
  const { ports, feed, begun, signal } = current;
  const { filled } = feed;
  if (!filled) return { build: current, selected: await selectEntries(current, state.archived) };
  const next = buildOf(ports, filledRow(feed, filled), { begun, signal });
  // Read once for two archives of one generation: what only one of them has seen would be lost for the other.
  const isAhead = next.partition === current.partition;
  const noted = isAhead ? await current.reads.amendments() : undefined;
  const ahead = await selectEntries({ ...next, isAhead }, state.upcoming, noted);
  const row = ahead.unfinished ? undefined : await ports.feeds.show(feed.id, filled);
  if (row) return { build: buildOf(ports, row, { begun, signal }), selected: ahead };
  const selected = await selectEntries(current, state.archived, noted);
  return { build: current, selected, upcoming: ahead.archived };
}

/** Whether no pages are left of earlier archives. */
const swept = async (build: Build, state: FeedState): Promise<boolean> => {
  const series = seriesOf(build.feed);
  return series === 1 || state.swept === series || (await sweepPages(build));
};

function digestOf({ ports, feed }: Build, entries: Membership[], archived: Archived): string {
  const hash = createHash('sha256');
  const { id, revision } = feed;
  hash.update(JSON.stringify([renderingRevision, revision, id, ports.site, seriesOf(feed), archived.pages]));
  for (const { storyId, version, state, object } of entries)
    hash.update(`\n${storyId} ${version} ${state} ${object}`);
  return hash.digest('hex');
}
