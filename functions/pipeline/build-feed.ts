import { createHash, randomUUID } from 'node:crypto';
import { prefixes } from '../contract.ts';
import type { FeedInfo, FeedPage, Site } from '../core/feeds/format.ts';
import { feedFormats, renderingRevision } from '../core/feeds/index.ts';
import type { FeedRow, FeedState } from '../store/feeds.ts';
import type { Membership } from '../store/memberships.ts';
import type { Desk } from './desk.ts';
import { instant } from './desk.ts';
import type { Fragments, Rendered } from './fragments.ts';

export type BuildPorts = Pick<Desk, 'feeds' | 'memberships' | 'feedsBucket' | 'feedsQueue' | 'now' | 'log' | 'meter'> & {
  fragments: Fragments;
  site: Site;
  /** A feed is built at most once in this time. */
  intervalMs: number;
};

/** `deferMs`: not now, ask again after so many milliseconds. */
export type BuildOutcome = { kind: 'built' | 'unchanged' | 'unknown' } | { kind: 'deferred'; deferMs: number };

/** A lease outlives every request that its holder can have under way. */
const leaseMs = 15_000;
const writeMs = 10_000;
/** Clocks of two machines are taken to differ by less than this. */
const skewMs = 1_000;
/** Feed heads are a few seconds old at most at the edge, a minute at a reader. */
const headCacheControl = 'public, max-age=60, s-maxage=2, stale-while-revalidate=30';

/**
 * Builds one feed in all its formats from what the table says now. One builder a feed at a time: the lease
 * keeps a slower, older build from overwriting a newer one, and its holder stops writing before it ends.
 * `askedAt` is when the newest hint was sent: everything before the last build is in that build.
 */
export async function buildFeed(ports: BuildPorts, feed: string, askedAt: number): Promise<BuildOutcome> {
  const [definition, state] = await Promise.all([ports.feeds.get(feed), ports.feeds.state(feed)]);
  if (!definition) return { kind: 'unknown' };
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
  const signal = AbortSignal.timeout(writeMs);
  const entries = await ports.memberships.newest(definition.id, definition.size);
  const digest = digestOf(definition, entries, ports.site);
  if (digest === state.digest) {
    await ports.feeds.built(definition.id, owner, { builtAt: instant(now), digest, newest: state.newest ?? [] });
    return { kind: 'unchanged' };
  }
  const live = entries.filter((entry) => entry.state === 'live');
  const rendered = await ports.fragments.of(live, definition.content);
  const bytes = await write(ports, definition, entries, rendered, signal);
  const newest = live.slice(0, 5).map((entry, index) => ({
    storyId: entry.storyId,
    published: entry.published,
    headline: rendered[index]?.headline ?? '',
    agency: rendered[index]?.agency ?? '',
  }));
  await ports.feeds.built(definition.id, owner, { builtAt: instant(now), digest, newest });
  ports.meter.count('builds');
  ports.meter.count('feedBytes', bytes);
  const newestAt = live[0]?.published;
  if (newestAt) ports.meter.milliseconds('publishedToVisible', ports.now() - Date.parse(newestAt));
  return { kind: 'built' };
}

async function write(
  ports: BuildPorts,
  definition: FeedRow,
  entries: Membership[],
  rendered: Rendered[],
  signal: AbortSignal,
): Promise<number> {
  const info: FeedInfo = {
    id: definition.id,
    title: definition.title,
    description: definition.description,
    content: definition.content,
    ...(definition.language && { language: definition.language }),
  };
  const gone = entries.filter((entry) => entry.state === 'gone');
  const times = [...rendered.map((one) => one.versionCreated), ...gone.map((entry) => entry.at), definition.createdAt];
  const updated = times.reduce((newest, time) => (time > newest ? time : newest));
  const sizes = await Promise.all(
    feedFormats.map(async (format) => {
      const page: FeedPage = {
        info,
        updated,
        items: rendered.map((one) => one.fragments[format.id]),
        tombstones: gone.flatMap((entry) => {
          const when = { storyId: entry.storyId, version: entry.version, when: entry.at };
          const tombstone = format.renderTombstone({ ...when, ...(entry.reason && { reason: entry.reason }) }, ports.site);
          return tombstone === undefined ? [] : [tombstone];
        }),
      };
      const body = Buffer.from(format.renderFeed(page, ports.site), 'utf8');
      await ports.feedsBucket.put(`${prefixes.feeds}${definition.id}.${format.extension}`, body, {
        contentType: format.mediaType,
        cacheControl: headCacheControl,
        signal,
      });
      return body.length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function digestOf(definition: FeedRow, entries: Membership[], site: Site): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([renderingRevision, definition.revision, definition.id, site]));
  for (const { storyId, version, state, object } of entries) hash.update(`\n${storyId} ${version} ${state} ${object}`);
  return hash.digest('hex');
}
