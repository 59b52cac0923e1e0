import QuickLRU from 'quick-lru';
import { builtInFeeds } from '../../contract/feeds.ts';
import { publicFiles } from '../../contract/object-keys.ts';
import { NotFoundError } from '../../core/errors.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import {
  newsWindow,
  renderNewsSitemap,
  type SitemapStory,
  sitemapMediaType,
} from '../../core/feeds/documents/news-sitemap.ts';
import type { Site } from '../../core/feeds/format.ts';
import { absoluteUri } from '../../core/feeds/render/uri.ts';
import type { FeedState } from '../../store/entities/feeds/feed-states.ts';
import type { Membership } from '../../store/entities/feeds/memberships.ts';
import { fingerprintKey, siteFingerprint } from '../document-metadata.ts';
import { type BuildOutcome, notNow } from '../pacing/build-outcome.ts';
import { isFuture, skewMs } from '../pacing/clock-skew.ts';
import { parallelMap } from '../parallel-map.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import { writeSearchIndex } from './search-index.ts';

export type NewsSitemapPorts = Pick<
  PipelinePorts,
  'memberships' | 'stories' | 'agencies' | 'feedsBucket' | 'now'
> & {
  site: Site;
};

const key = publicFiles.newsSitemap;
/** Name of the object metadata that holds when the builder began to read the table, milliseconds. */
const builtAtKey = 'built-at';
/** The reconciler asks once a minute; a kill asks at once, and a hundred kills ask a hundred times. */
const intervalMs = 5_000;
/** Stories leave the map when they are too old, also when no new one comes. */
const staleMs = 3_600_000;
const parallelReads = 32;

/** The fields of a version that the map shows; a version never changes. */
type MapFields = Pick<SitemapStory, 'headline' | 'updated' | 'language'> & {
  /** The agency's own page is the one that search engines list. */
  isElsewhere: boolean;
};
/**
 * By object key. The cache of whole stories holds fewer than the map has: without this one it would read all of its
 * stories again every minute.
 */
const known = new QuickLRU<string, MapFields>({ maxSize: 2 * newsWindow.stories });

/**
 * Writes the news sitemap, the live stories of the `latest` feed that are young enough for it, and the index of the search,
 * which is made of the same rows. The sitemap is written last: its time says when both were built.
 */
export async function buildNewsSitemap(ports: NewsSitemapPorts, askedAt: number): Promise<BuildOutcome> {
  const builtAt = await newsSitemapBuiltAt(ports);
  const now = ports.now();
  const early = notNow(askedAt, { builtAt, now, intervalMs });
  if (early) return early;
  const since = instant(now - newsWindow.ageMs);
  const newest = await ports.memberships.newest(builtInFeeds.latest, newsWindow.stories);
  await writeSearchIndex(ports, newest);
  const young = newest.filter((entry) => entry.state === 'live' && entry.published > since);
  const stories = await parallelMap(young, parallelReads, (entry) => storyOf(ports, entry));
  const ours = stories.filter(({ isElsewhere }) => !isElsewhere);
  await ports.feedsBucket.put(key, renderNewsSitemap(ours, ports.site, instant(now)), {
    contentType: sitemapMediaType,
    cacheControl: cacheControl('newsSitemap'),
    metadata: { [builtAtKey]: String(now), [fingerprintKey]: siteFingerprint(ports.site) },
  });
  return { kind: 'built' };
}

async function storyOf(
  ports: NewsSitemapPorts,
  { object, storyId, story: id = storyId, published, updated }: Membership,
): Promise<SitemapStory & MapFields> {
  const version = known.get(object) ?? (await readFields(ports, object));
  return { storyId: id, published, ...version, ...(updated !== undefined && { updated }) };
}

/** @throws NotFoundError when a canonical story is missing from the bucket. */
async function readFields({ stories }: NewsSitemapPorts, object: string): Promise<MapFields> {
  const story = await stories.read(object);
  if (!story) throw new NotFoundError('canonical story', object);
  const { headline, language, versionCreated, links } = story;
  const isElsewhere = absoluteUri(links.canonical) !== undefined;
  const fields = { headline, language, updated: versionCreated, isElsewhere };
  known.set(object, fields);
  return fields;
}

/** Whether the map was built before the `latest` feed was, or an hour ago. */
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
