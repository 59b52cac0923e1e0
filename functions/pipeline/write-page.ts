import { prefixes } from '../contract.ts';
import { type EncodedPage, feedBytes } from '../core/feeds/assemble.ts';
import type { FeedInfo } from '../core/feeds/format.ts';
import { feedFormat, feedFormats } from '../core/feeds/index.ts';
import type { FeedRow } from '../store/feeds.ts';
import type { Membership } from '../store/memberships.ts';
import type { BuildPorts } from './build-ports.ts';
import type { Rendered } from './fragments.ts';

/** Feed heads are a few seconds old at most at the edge, a minute at a reader. */
const headCacheControl = 'public, max-age=60, s-maxage=2, stale-while-revalidate=30';
/** Archive pages hardly ever change, but a kill has to reach them. */
const archiveCacheControl = 'public, max-age=300, s-maxage=60, stale-while-revalidate=30';

/** Which page of a feed: `page` is left out for the head; `previous` is the archive page before it, 0 for none. */
export interface PageNumber {
  page?: number;
  previous: number;
}

/** Renders and stores one page of a feed in all formats. Entries are newest first. */
export async function writePage(
  ports: BuildPorts,
  definition: FeedRow,
  entries: Membership[],
  { page, previous }: PageNumber,
  signal: AbortSignal,
): Promise<{ bytes: number; rendered: Rendered[] }> {
  const formats = definition.formats?.map(feedFormat) ?? feedFormats;
  const rendered = await ports.fragments.of(
    entries.filter((entry) => entry.state === 'live'),
    { content: definition.content, formats },
  );
  const gone = entries.filter((entry) => entry.state === 'gone');
  const times = [
    ...rendered.map((one) => one.versionCreated),
    ...gone.map((entry) => entry.at),
    definition.createdAt,
  ];
  const updated = times.toSorted().at(-1) ?? definition.createdAt;
  const sizes = await Promise.all(
    formats.map(async (format) => {
      const content: EncodedPage = {
        info: infoOf(definition),
        updated,
        archive: { previous, ...(page !== undefined && { page }) },
        items: rendered.flatMap((one) => one.fragments[format.id] ?? []),
        tombstones: gone.flatMap((entry) => {
          const when = { storyId: entry.storyId, version: entry.version, when: entry.at };
          const reason = entry.reason && { reason: entry.reason };
          const tombstone = format.renderTombstone({ ...when, ...reason }, ports.site);
          return tombstone === undefined ? [] : Buffer.from(tombstone, 'utf8');
        }),
      };
      const body = feedBytes(format, content, ports.site);
      const name = page === undefined ? definition.id : `${definition.id}/archive/${page}`;
      await ports.feedsBucket.put(`${prefixes.feeds}${name}.${format.extension}`, body, {
        contentType: format.mediaType,
        cacheControl: page === undefined ? headCacheControl : archiveCacheControl,
        signal,
      });
      return body.length;
    }),
  );
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), rendered };
}

const infoOf = (definition: FeedRow): FeedInfo => ({
  id: definition.id,
  title: definition.title,
  description: definition.description,
  content: definition.content,
  ...(definition.language && { language: definition.language }),
});
