import { createHash } from 'node:crypto';
import { archivePageName, objectKeys } from '../../contract/objects.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import type { FeedFormat, Site } from '../../core/feeds/format.ts';
import { loadFormats } from '../../core/feeds/formats/index.ts';
import { type EncodedPage, feedBytes } from '../../core/feeds/render/assemble.ts';
import { inOrder } from '../../core/feeds/select/order.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';
import type { Membership } from '../../store/entities/memberships.ts';
import type { BuildPorts } from '../builder/build-ports.ts';
import { tdmMetadata } from '../documents/tdm-metadata.ts';
import { goneAt } from '../stories/item-times.ts';
import type { Rendered } from './rendered-items.ts';

/** Object metadata that holds the SHA-256 of an archive page's bytes. S3's own tag depends on the encryption. */
const digestKey = 'digest';

/** Which page of a feed: `page` is left out for the head; `previous` is the archive page before it, 0 for none. */
export interface PageNumber {
  page?: number;
  previous: number;
  /** Looks first whether the bytes are stored already, for a page that has most likely not changed. */
  unlessSame?: boolean;
  /** When stories last came or went by their age, milliseconds. */
  changedAt?: number;
}

/** A story as a page shows it. */
export type Shown = Rendered & Pick<Membership, 'storyId' | 'published'>;

/**
 * Renders and stores one page of a feed in all formats, a head in the order of the feed, an archive page by first
 * publication, the newest first. `entries` in any order.
 */
export async function writePage(
  ports: BuildPorts,
  definition: FeedRow,
  entries: Membership[],
  { page, previous, unlessSame = false, changedAt = 0 }: PageNumber,
  signal: AbortSignal,
): Promise<{ bytes: number; shown: Shown[] }> {
  const formats = await loadFormats(definition);
  const live = entries.filter((entry) => entry.state === 'live');
  const rendered = await ports.renderedItems.of(live, { content: definition.content, formats });
  const stories = rendered.map((one, index) => ({ ...one, ...placeIn(live, index) }));
  const shown = inOrder(stories, page === undefined ? definition.order : 'published');
  const gone = entries.filter((entry) => entry.state === 'gone');
  // By the clock that stored them: an agency's dates may be older than what readers have, or ahead.
  const times = entries.flatMap(({ published, at }) => [Date.parse(published), Date.parse(at)]);
  const updated = new Date(Math.max(Date.parse(definition.createdAt), changedAt, ...times)).toISOString();
  const { generation } = definition;
  const sizes = await Promise.all(
    formats.map(async (format) => {
      const content: EncodedPage = {
        info: definition,
        updated,
        archive: { previous, series: generation, ...(page !== undefined && { page }) },
        items: shown.flatMap((one) => withTerms(format, definition, one, ports.site)),
        tombstones: gone.flatMap((entry) => {
          const when = { storyId: entry.storyId, version: entry.version, when: goneAt(entry) };
          const cause = entry.cause && { cause: entry.cause };
          const reason = entry.reason && { reason: entry.reason };
          const tombstone = format.renderTombstone({ ...when, ...cause, ...reason }, ports.site);
          return tombstone === undefined ? [] : Buffer.from(tombstone, 'utf8');
        }),
      };
      const body = feedBytes(format, content, ports.site);
      const address = { feed: definition.id, extension: format.extension };
      const key =
        page === undefined
          ? objectKeys.feedHead.of(address)
          : objectKeys.archivePage.of({ ...address, archivePage: archivePageName(page, generation) });
      const digest = page === undefined ? undefined : createHash('sha256').update(body).digest('hex');
      if (unlessSame && (await ports.feedsBucket.head(key))?.metadata[digestKey] === digest) return 0;
      await ports.feedsBucket.put(key, body, {
        contentType: format.mediaType,
        cacheControl: cacheControl(page === undefined ? 'head' : 'archive'),
        metadata: {
          ...(digest !== undefined && { [digestKey]: digest }),
          ...tdmMetadata(definition.license),
        },
        signal,
      });
      return body.length;
    }),
  );
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), shown };
}

function placeIn(live: Membership[], index: number): Pick<Membership, 'storyId' | 'published'> {
  const { storyId = '', published = '', story = storyId } = live[index] ?? {};
  return { storyId: story, published };
}

/** An item with the terms of the feed in it, where the format has a place for them; a story's own licence stays alone. */
function withTerms(format: FeedFormat, feed: FeedRow, story: Shown, site: Site): Uint8Array[] {
  const item = story.renderedItems[format.id];
  if (!item) return [];
  const { itemTerms } = format;
  const terms = story.licensed ? undefined : itemTerms?.render(story.storyId, feed, site);
  if (!itemTerms || terms === undefined) return [item];
  const end = item.subarray(0, item.length - Buffer.byteLength(itemTerms.before));
  return [Buffer.concat([end, Buffer.from(terms + itemTerms.before, 'utf8')])];
}
