import { createHash, randomUUID } from 'node:crypto';
import type { Site } from '../../core/feeds/format.ts';
import { renderingRevision } from '../../core/feeds/render/revision.ts';
import type { Archived, FeedState } from '../../store/entities/feed-states.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';
import type { Membership } from '../../store/entities/memberships.ts';
import type { BuildPorts } from '../builder/build-ports.ts';
import { boundedInterval, type LastBuild, nextInterval } from '../pacing/build-interval.ts';
import { type BuildOutcome, notNow } from '../pacing/build-outcome.ts';
import { isFuture } from '../pacing/clock-skew.ts';
import { instant } from '../ports.ts';
import { requestBuilds } from '../request-builds.ts';
import { removeDocuments, sweepPages } from './remove-retired.ts';
import { firstShown, reportVisible, shownVersions } from './report-visible.ts';
import { rerenderArchive } from './rerender-archive.ts';
import { type SelectedEntries, selectEntries } from './select-entries.ts';
import { writePage } from './write-page.ts';

/** A lease outlives every request that its holder can have under way. */
const leaseMs = 15_000;
const writeMs = 10_000;
/** Headlines that the directory shows of a feed. */
const headlines = 5;

/**
 * Builds one feed in all its formats from what the table says now. One builder a feed at a time: the lease
 * keeps a slower, older build from overwriting a newer one, and its holder stops writing before it ends.
 * `askedAt` is when the newest hint was sent: everything before the last build is in that build.
 */
export async function buildFeed(ports: BuildPorts, feed: string, askedAt: number): Promise<BuildOutcome> {
  const { lastBuilds } = ports;
  const known = lastBuilds.last(feed);
  const notYet = known && notNow(askedAt, { ...known, now: ports.now() });
  if (notYet) return notYet;
  const [definition, state] = await Promise.all([ports.feeds.get(feed), ports.feedStates.get(feed)]);
  if (!definition || isNotReady(definition)) return { kind: 'unknown' };
  const now = ports.now();
  const last = lastBuild(state, ports.intervalMs);
  lastBuilds.built(feed, last);
  const early = notNow(askedAt, { ...last, now });
  if (early) return early;
  if (isFuture(last.builtAt, now)) {
    ports.log.warn('A clock is wrong: the last build of a feed lies in the future. It is built again', {
      feed,
      builtAt: state?.builtAt,
      now: instant(now),
    });
  }

  const owner = randomUUID();
  const leased = await ports.feedStates.lease(feed, owner, now, now + leaseMs);
  if (!leased) return { kind: 'deferred', deferMs: untilNextTry(state, now) };
  // It may turn out to be longer.
  const intervalMs = nextInterval(last, { now, fresh: 0, leastMs: ports.intervalMs });
  lastBuilds.built(feed, { builtAt: now, intervalMs });
  try {
    if (definition.retiredAt !== undefined) return await buildRetired(ports, definition, owner, now);
    return await build(ports, definition, leased, owner, now);
  } catch (error) {
    lastBuilds.forget(feed);
    await ports.feedStates.release(feed, owner);
    throw error;
  }
}

const lastBuild = (state: FeedState | undefined, leastMs: number): LastBuild => ({
  builtAt: state?.builtAt ? Date.parse(state.builtAt) : 0,
  intervalMs: boundedInterval(state?.intervalMs, leastMs),
});

/** Most builds take a fraction of a second; a lease that was held for longer is likely to be held as long again. */
const untilNextTry = (state: FeedState | undefined, now: number): number =>
  Math.max(now - ((state?.leaseUntil ?? now + leaseMs) - leaseMs), 1000);

/** Not yet filled for the first time. */
const isNotReady = ({ generation, filled, retiredAt }: FeedRow): boolean =>
  generation === 0 && filled === undefined && retiredAt === undefined;

const nothing = (generation: number): Archived => ({ generation, pages: 0, to: '', recent: [] });

async function buildRetired(
  ports: BuildPorts,
  definition: FeedRow,
  owner: string,
  now: number,
): Promise<BuildOutcome> {
  const { id, generation } = definition;
  const done = await removeDocuments(ports, definition);
  const built = { builtAt: instant(now), digest: 'retired', newest: [], archived: nothing(generation) };
  await ports.feedStates.built(id, owner, { ...built, shown: '' });
  if (done) await ports.feeds.retired(id);
  else await requestBuilds(ports, { feeds: [id], stories: [] }, `retiring-${ports.now()}`);
  return { kind: 'built' };
}

async function build(
  ports: BuildPorts,
  row: FeedRow,
  state: FeedState,
  owner: string,
  now: number,
): Promise<BuildOutcome> {
  const signal = AbortSignal.timeout(writeMs);
  const { definition, survey, upcoming } = await choose(ports, row, state, now, signal);
  const { id } = definition;
  if (definition.generation === 0) {
    const built = { builtAt: instant(now), digest: '', newest: [], archived: nothing(0) };
    await ports.feedStates.built(id, owner, { ...built, ...(upcoming && { upcoming }) });
    await requestBuilds(ports, { feeds: [id], stories: [] }, `archive-${ports.now()}`);
    return { kind: 'unchanged' };
  }
  const { live, tombstones, archived, unfinished, changesAt, changedAt } = survey;
  const entries = [...live, ...tombstones];
  const digest = digestOf(definition, entries, ports.site, archived);
  const fresh = firstShown(entries, state.shown);
  const leastMs = ports.intervalMs;
  const intervalMs = nextInterval(lastBuild(state, leastMs), { now, fresh: fresh.length, leastMs });
  const finish = async (newest: NonNullable<FeedState['newest']>): Promise<void> => {
    const renewed = await rerenderArchive(ports, definition, archived, now, signal);
    const isSwept = await swept(ports, definition, state);
    const again = unfinished || renewed.stale !== undefined || upcoming !== undefined || !isSwept;
    await ports.feedStates.built(id, owner, {
      builtAt: instant(now),
      ...(intervalMs > leastMs && { intervalMs }),
      digest,
      newest,
      shown: shownVersions(entries),
      archived: renewed,
      ...(upcoming && { upcoming }),
      ...(isSwept && { swept: definition.generation }),
      ...(changesAt !== undefined && { changesAt: instant(changesAt) }),
      ...(!again && { rendering: renderingRevision }),
    });
    ports.lastBuilds.built(id, { builtAt: now, intervalMs });
    // A message of its own: one that is put off too often ends as a dead letter.
    if (again) await requestBuilds(ports, { feeds: [id], stories: [] }, `archive-${ports.now()}`);
  };
  if (digest === state.digest) {
    await finish(state.newest ?? []);
    return { kind: 'unchanged' };
  }
  const { bytes, shown } = await writePage(
    ports,
    definition,
    entries,
    { previous: archived.pages, ...(changedAt !== undefined && { changedAt }) },
    signal,
  );
  const newest = shown.slice(0, headlines).map(({ storyId, published, headline, agency, language }) => ({
    storyId,
    published,
    headline,
    agency,
    language,
  }));
  await finish(newest);
  reportVisible(ports, { feed: id, build: state.build, bytes }, fresh, {
    isFirst: state.shown === undefined,
  });
  return { kind: 'built' };
}

interface Chosen {
  definition: FeedRow;
  survey: SelectedEntries;
  /** The archive of a generation that is not ready to be shown. */
  upcoming?: Archived;
}

/**
 * Which generation readers are shown: one that is filled takes the place of the one before it as soon as its
 * archive is written, so that nobody who follows the links ever meets a part of a history.
 */
async function choose(
  ports: BuildPorts,
  row: FeedRow,
  state: FeedState,
  now: number,
  signal: AbortSignal,
): Promise<Chosen> {
  const { filled } = row;
  const next = filled && { ...row, ...filled };
  const ahead = next && (await selectEntries(ports, next, state.upcoming, now, signal));
  if (filled && ahead && !ahead.unfinished) {
    const definition = await ports.feeds.show(row.id, filled);
    if (definition) return { definition, survey: ahead };
  }
  const upcoming = ahead && { upcoming: ahead.archived };
  const survey = await selectEntries(ports, row, state.archived, now, signal);
  return { definition: row, survey, ...upcoming };
}

/** Whether no pages are left of earlier generations; built-in feeds have but one. */
async function swept(ports: BuildPorts, definition: FeedRow, state: FeedState): Promise<boolean> {
  const { generation } = definition;
  return generation === 1 || state.swept === generation || (await sweepPages(ports, definition));
}

function digestOf(definition: FeedRow, entries: Membership[], site: Site, archived: Archived): string {
  const hash = createHash('sha256');
  const { id, revision, generation } = definition;
  hash.update(JSON.stringify([renderingRevision, revision, id, site, generation, archived.pages]));
  for (const { storyId, version, state, object } of entries)
    hash.update(`\n${storyId} ${version} ${state} ${object}`);
  return hash.digest('hex');
}
