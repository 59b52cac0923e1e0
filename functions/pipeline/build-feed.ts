import { createHash, randomUUID } from 'node:crypto';
import type { Site } from '../core/feeds/format.ts';
import { renderingRevision } from '../core/feeds/index.ts';
import type { Amendment } from '../store/amendments.ts';
import { partitionOf } from '../store/definitions.ts';
import type { Archived, FeedRow, FeedState } from '../store/feeds.ts';
import type { Membership } from '../store/memberships.ts';
import { archive } from './archive.ts';
import type { BuildPorts } from './build-ports.ts';
import { instant } from './desk.ts';
import { writePage } from './write-page.ts';

/** `deferMs`: not now, ask again after so many milliseconds. */
export type BuildOutcome =
  | { kind: 'built' | 'unchanged' | 'unknown' }
  | { kind: 'deferred'; deferMs: number };

/** A lease outlives every request that its holder can have under way. */
const leaseMs = 15_000;
const writeMs = 10_000;
/** Clocks of two machines are taken to differ by less than this. */
const skewMs = 1_000;
/** Tombstones in a head, the newest ones. */
const tombstonesShown = 20;

/**
 * Builds one feed in all its formats from what the table says now. One builder a feed at a time: the lease
 * keeps a slower, older build from overwriting a newer one, and its holder stops writing before it ends.
 * `askedAt` is when the newest hint was sent: everything before the last build is in that build.
 */
export async function buildFeed(ports: BuildPorts, feed: string, askedAt: number): Promise<BuildOutcome> {
  const [definition, state] = await Promise.all([ports.feeds.get(feed), ports.feeds.state(feed)]);
  // Retired, or not yet filled for the first time.
  if (!definition || definition.generation === 0) return { kind: 'unknown' };
  const now = ports.now();
  const builtAt = state?.builtAt ? Date.parse(state.builtAt) : 0;
  if (askedAt + skewMs < builtAt) return { kind: 'unchanged' };
  const wait = builtAt + ports.intervalMs - now;
  if (wait > 0) return { kind: 'deferred', deferMs: wait };

  const owner = randomUUID();
  const leased = await ports.feeds.lease(feed, owner, now, now + leaseMs);
  if (!leased) return { kind: 'deferred', deferMs: Math.max((state?.leaseUntil ?? now) - now, 1000) };
  try {
    return await build(ports, definition, leased, owner, now);
  } catch (error) {
    await ports.feeds.release(feed, owner);
    throw error;
  }
}

async function build(
  ports: BuildPorts,
  definition: FeedRow,
  state: FeedState,
  owner: string,
  now: number,
): Promise<BuildOutcome> {
  const { id, generation } = definition;
  const partition = partitionOf(id, generation);
  const signal = AbortSignal.timeout(writeMs);
  const [newestEntries, amendments] = await Promise.all([
    ports.memberships.newest(partition, definition.size),
    ports.amendments.of(partition, now),
  ]);
  const live = newestEntries.filter((entry) => entry.state === 'live');
  const none: Archived = { generation, pages: 0, to: '', recent: [] };
  const before = state.archived?.generation === generation ? state.archived : none;
  const { archived, unfinished } = await archive(ports, definition, before, live, amendments, signal);
  const entries = [...live, ...tombstones(newestEntries, amendments)];
  const digest = digestOf(definition, entries, ports.site, archived.pages);
  const done = { builtAt: instant(now), digest, archived };
  if (digest === state.digest) {
    await ports.feeds.built(id, owner, { ...done, newest: state.newest ?? [] });
    return { kind: 'unchanged' };
  }
  const { bytes, rendered } = await writePage(
    ports,
    definition,
    entries,
    { previous: archived.pages },
    signal,
  );
  const newest = live.slice(0, 5).map((entry, index) => ({
    storyId: entry.storyId,
    published: entry.published,
    headline: rendered[index]?.headline ?? '',
    agency: rendered[index]?.agency ?? '',
  }));
  await ports.feeds.built(id, owner, { ...done, newest });
  ports.meter.count('builds');
  ports.meter.count('feedBytes', bytes);
  const newestAt = live[0]?.published;
  if (newestAt) ports.meter.milliseconds('publishedToVisible', ports.now() - Date.parse(newestAt));
  // The rest of a backlog of archive pages is left to the next turn, which comes by itself.
  return unfinished ? { kind: 'deferred', deferMs: ports.intervalMs } : { kind: 'built' };
}

/** The stories that left the feed lately: among the newest rows, and older ones that were amended. Newest first. */
function tombstones(newest: Membership[], amendments: Amendment[]): Membership[] {
  const versions = new Map(newest.map((entry) => [entry.storyId, entry.version]));
  const older = amendments.filter((one) => (versions.get(one.storyId) ?? -1) < one.version);
  return [...newest, ...older]
    .filter((entry) => entry.state === 'gone')
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, tombstonesShown);
}

function digestOf(definition: FeedRow, entries: Membership[], site: Site, archivePages: number): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([renderingRevision, definition.revision, definition.id, site, archivePages]));
  for (const { storyId, version, state, object } of entries)
    hash.update(`\n${storyId} ${version} ${state} ${object}`);
  return hash.digest('hex');
}
