import QuickLRU from 'quick-lru';
import { builtInFeeds } from '../../contract/feeds.ts';
import { publicFiles } from '../../contract/objects.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import {
  newsWindow,
  renderNewsSitemap,
  type SitemapStory,
  sitemapMediaType,
} from '../../core/feeds/documents/news-sitemap.ts';
import type { Site } from '../../core/feeds/format.ts';
import type { FeedState } from '../../store/entities/feed-states.ts';
import type { Membership } from '../../store/entities/memberships.ts';
import { fingerprintKey, siteFingerprint } from '../documents/render-fingerprint.ts';
import { type BuildOutcome, notNow } from '../pacing/build-outcome.ts';
import { isFuture, skewMs } from '../pacing/clock-skew.ts';
import { parallelMap } from '../parallel-map.ts';
import type { PipelinePorts } from '../ports.ts';
import { instant } from '../ports.ts';

export type NewsSitemapPorts = Pick<PipelinePorts, 'memberships' | 'stories' | 'feedsBucket' | 'now'> & {
  site: Site;
};

const key = publicFiles.newsSitemap;
/** Name of the object metadata that tells when the builder began to look at the table, milliseconds. */
const builtAtKey = 'built-at';
/** The reconciler asks once a minute; a kill asks at once, and a hundred kills ask a hundred times. */
const intervalMs = 5_000;
/** Stories leave the map by growing old, also when no new one comes. */
const staleMs = 3_600_000;
const parallelReads = 32;

/** What the map tells of a version, which never changes. */
type Told = Pick<SitemapStory, 'headline' | 'updated' | 'language'>;
/**
 * By object. Whole stories are kept for the moment in which they are published, and are fewer than the map holds: it
 * would fetch all of its stories anew every minute.
 */
const told = new QuickLRU<string, Told>({ maxSize: 2 * newsWindow.stories });

/** Writes the news sitemap: the live stories of the `latest` feed that are young enough for it. */
export async function buildNewsSitemap(ports: NewsSitemapPorts, askedAt: number): Promise<BuildOutcome> {
  const builtAt = await newsSitemapBuiltAt(ports);
  const now = ports.now();
  const early = notNow(askedAt, { builtAt, now, intervalMs });
  if (early) return early;
  const since = instant(now - newsWindow.ageMs);
  const newest = await ports.memberships.newest(builtInFeeds.latest, newsWindow.stories);
  const young = newest.filter((entry) => entry.state === 'live' && entry.published > since);
  const stories = await parallelMap(young, parallelReads, (entry) => storyOf(ports, entry));
  await ports.feedsBucket.put(key, renderNewsSitemap(stories, ports.site, instant(now)), {
    contentType: sitemapMediaType,
    cacheControl: cacheControl('newsSitemap'),
    metadata: { [builtAtKey]: String(now), [fingerprintKey]: siteFingerprint(ports.site) },
  });
  return { kind: 'built' };
}

async function storyOf(
  ports: NewsSitemapPorts,
  { object, storyId, story: id = storyId, published, updated }: Membership,
): Promise<SitemapStory> {
  const version = told.get(object) ?? (await toldOf(ports, object));
  return { storyId: id, published, ...version, ...(updated !== undefined && { updated }) };
}

/** @throws Error when a canonical story is missing from the bucket. */
async function toldOf({ stories }: NewsSitemapPorts, object: string): Promise<Told> {
  const story = await stories.read(object);
  if (!story) throw new Error(`Canonical story ${object} is missing`);
  const { headline, language, versionCreated } = story;
  const known = { headline, language, updated: versionCreated };
  told.set(object, known);
  return known;
}

/** Whether the map does not show what the `latest` feed shows, or has grown old. */
export async function newsSitemapIsBehind(
  ports: Pick<PipelinePorts, 'feedsBucket' | 'now'>,
  latest: FeedState | undefined,
): Promise<boolean> {
  if (latest?.builtAt === undefined) return false;
  const builtAt = await newsSitemapBuiltAt(ports);
  const now = ports.now();
  const followsLatest = Date.parse(latest.builtAt) + skewMs <= builtAt;
  return !followsLatest || now - builtAt > staleMs || isFuture(builtAt, now);
}

async function newsSitemapBuiltAt(ports: Pick<PipelinePorts, 'feedsBucket'>): Promise<number> {
  const map = await ports.feedsBucket.head(key);
  return Number(map?.metadata[builtAtKey] ?? 0);
}
