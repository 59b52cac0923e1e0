import { createHash } from 'node:crypto';
import { publicFiles } from '../../contract/object-keys.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { renderDirectory } from '../../core/feeds/documents/directory.ts';
import { renderRsl } from '../../core/feeds/documents/licence-files.ts';
import { opmlMediaType, renderOpml } from '../../core/feeds/documents/opml.ts';
import { renderRobots, robotsMediaType } from '../../core/feeds/documents/robots.ts';
import { feedGroup, feedGroups } from '../../core/feeds/filters/groups.ts';
import type { Site } from '../../core/feeds/format.ts';
import type { FeedState } from '../../store/entities/feeds/feed-states.ts';
import { type FeedRow, isPrivate } from '../../store/entities/feeds/feeds.ts';
import { fingerprintKey, siteFingerprint } from '../document-metadata.ts';
import { type BuildOutcome, notNow } from '../pacing/build-outcome.ts';
import { isFuture, skewMs } from '../pacing/clock-skew.ts';
import type { PipelinePorts } from '../ports.ts';
import { writeSiteFiles } from './site-files.ts';

export type DirectoryPorts = Pick<PipelinePorts, 'feeds' | 'feedStates' | 'feedsBucket' | 'now'> & {
  site: Site;
};

const key = publicFiles.directory;
/** Name of the object metadata that holds when the builder began to read the table, milliseconds. */
const builtAtKey = 'built-at';
/** Name of the object metadata that holds the digest of the lists next to the page: equal ones are not written again. */
const listsKey = 'lists';
/** Name of the object metadata that holds the digest of the documents that no feed changes. */
const fixedKey = 'fixed';
/** People look at the directory now and then; machines do not poll it. */
const intervalMs = 5_000;

/** Feeds shown on the page; the rest is a link away. */
const shown = 200;

/** Whether stories have come to the feeds since the directory was built; within a minute it shows them. */
export async function directoryIsBehind(
  { feedsBucket, now }: Pick<PipelinePorts, 'feedsBucket' | 'now'>,
  latest: FeedState | undefined,
): Promise<boolean> {
  if (latest?.builtAt === undefined) return false;
  const page = await feedsBucket.head(key);
  const builtAt = Number(page?.metadata[builtAtKey] ?? 0);
  return Date.parse(latest.builtAt) + skewMs > builtAt || isFuture(builtAt, now());
}

/**
 * Writes the page at `/` that lists the feeds and their newest items for people, and the lists next to it. The page's
 * metadata says when that was, so that no table row is written for it and all builders agree.
 */
export async function buildDirectory(ports: DirectoryPorts, askedAt: number): Promise<BuildOutcome> {
  const page = await ports.feedsBucket.head(key);
  const builtAt = Number(page?.metadata[builtAtKey] ?? 0);
  const now = ports.now();
  const early = notNow(askedAt, { builtAt, now, intervalMs });
  if (early) return early;
  const definitions = (await ports.feeds.list()).filter(isShown).sort(byImportance);
  const lists = await writeLists(ports, definitions, page?.metadata[listsKey]);
  const licensed = definitions.filter(({ retiredAt }) => retiredAt === undefined);
  const fixed = await writeSiteFiles(ports, licensed, { now, written: page?.metadata[fixedKey] });
  const onPage = definitions.slice(0, shown);
  const states = await ports.feedStates.getMany(onPage.map((feed) => feed.id));
  const feeds = onPage.map((feed) => ({ info: feed, newest: states.get(feed.id)?.newest ?? [] }));
  await ports.feedsBucket.put(key, renderDirectory(feeds, ports.site), {
    contentType: 'text/html; charset=utf-8',
    cacheControl: cacheControl('directory'),
    metadata: {
      [builtAtKey]: String(now),
      [listsKey]: lists,
      [fixedKey]: fixed,
      [fingerprintKey]: siteFingerprint(ports.site),
    },
  });
  return { kind: 'built' };
}

/** Writes the list of all feeds for feed readers and the rules for crawlers. Returns the digest of both. */
async function writeLists(
  { feedsBucket, site }: DirectoryPorts,
  feeds: FeedRow[],
  written: string | undefined,
): Promise<string> {
  const updated =
    feeds
      .map((feed) => feed.createdAt)
      .sort()
      .at(-1) ?? epoch;
  const opml = renderOpml(feeds, site, updated);
  const robots = renderRobots(site, renderRsl(feeds, site) !== undefined);
  const digest = createHash('sha256').update(opml).update(robots).digest('hex');
  if (digest === written) return digest;
  const write = (file: string, body: string, mediaType: string): Promise<void> =>
    feedsBucket.put(file, body, { contentType: mediaType, cacheControl: cacheControl('directory') });
  await Promise.all([
    write(publicFiles.opml, opml, opmlMediaType),
    write(publicFiles.robots, robots, robotsMediaType),
  ]);
  return digest;
}

const epoch = new Date(0).toISOString();

/** A feed that is filled for the first time has nothing at its address, and a private one is not named. */
const isShown = (feed: FeedRow): boolean => feed.generation > 0 && !isPrivate(feed);

const rank = (feed: FeedRow): number => feedGroups.indexOf(feedGroup(feed.id));
const byImportance = (a: FeedRow, b: FeedRow): number =>
  rank(a) - rank(b) || a.title.localeCompare(b.title, 'en');
