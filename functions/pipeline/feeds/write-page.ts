import { createHash } from 'node:crypto';
import { archivePageName, objectKeys } from '../../contract/object-keys.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { inOrder } from '../../core/feeds/filters/order.ts';
import type { FeedFormat, Site } from '../../core/feeds/format.ts';
import { loadFormats } from '../../core/feeds/formats/index.ts';
import { type EncodedPage, feedBytes } from '../../core/feeds/render/assemble.ts';
import { reservedTerms, type Terms, termsOf } from '../../core/feeds/rights/terms.ts';
import { rslUrl, siteLicence } from '../../core/feeds/site.ts';
import { goneAt } from '../../core/story/shown-time.ts';
import { type FeedRow, seriesOf } from '../../store/entities/feeds/feeds.ts';
import type { Membership } from '../../store/entities/feeds/memberships.ts';
import { termsMetadata } from '../document-metadata.ts';
import type { Build } from './build.ts';
import { documentBytes, type FittedStory, fitted } from './fit-page.ts';
import type { Rendered } from './rendered-items.ts';

/** Object metadata that holds a digest of a page's bytes (SHA-256, hex). S3's own tag depends on the encryption. */
export const digestKey = 'digest';

/** Which page of a feed: `page` is left out for the head; `previous` is the archive page before it, 0 for none. */
export interface PageNumber {
  page?: number;
  previous: number;
  /** Writes only bytes that differ from the stored ones, for a page that has most likely not changed. */
  unlessSame?: boolean;
  /** When stories last came or left by their age, milliseconds. */
  changedAt?: number;
}

/** A story as a page shows it. */
export type Shown = Rendered & Pick<Membership, 'storyId' | 'published'>;

/** A page without what differs between formats. */
type Content = Pick<EncodedPage, 'info' | 'updated' | 'archive'> & { shown: Shown[]; gone: Membership[] };

/** A feed without a licence has that of the site, and a built-in one its copyright line, too. */
const withSiteTerms = (feed: FeedRow, site: Site): FeedRow => {
  const { copyright } = site;
  const license = siteLicence(site);
  return {
    ...feed,
    ...(feed.builtIn && copyright !== undefined && feed.copyright === undefined && { copyright }),
    ...(license !== undefined && feed.license === undefined && { license }),
  };
};

/** What a page holds. */
export interface PageEntries {
  /** Stories, and those that have left the feed; the newest first. */
  entries: readonly Membership[];
  /** Of a head: older stories that were corrected lately, the newest correction first. */
  older?: readonly Membership[];
}

/**
 * Renders and stores one page of a feed in all formats, a head in the order of the feed, an archive page by first
 * publication, the newest first.
 */
export async function writePage(
  build: Build,
  { entries: newest, older = [] }: PageEntries,
  number: PageNumber,
): Promise<{ bytes: number; shown: Shown[] }> {
  const { ports, feed } = build;
  const { page, previous, changedAt = 0 } = number;
  const formats = await loadFormats(feed);
  const info = withSiteTerms(feed, ports.site);
  const live = newest.filter((entry) => entry.state === 'live');
  const most = page === undefined ? documentBytes.head : documentBytes.page;
  const as = { content: feed.content, formats };
  const stories = await fitted(ports.renderedItems, { live, older }, as, most);
  const shown = page === undefined ? inHead(feed, stories, older) : ordered(stories, 'published');
  const entries = [...newest, ...older];
  // By the clock that stored them: an agency's dates may be older than what readers have, or ahead.
  const times = entries.flatMap(({ published, at }) => [Date.parse(published), Date.parse(at)]);
  const content = {
    info,
    updated: new Date(Math.max(Date.parse(feed.createdAt), changedAt, ...times)).toISOString(),
    archive: { previous, series: seriesOf(feed), ...(page !== undefined && { page }) },
    shown,
    gone: entries.filter((entry) => entry.state === 'gone'),
  };
  const isReserved = shown.some(({ reserved }) => reserved);
  const terms = isReserved ? reservedTerms(info.license) : info.license && termsOf(info.license);
  const sizes = await Promise.all(
    formats.map((format) =>
      put(build, format, number, { body: encoded(format, info, content, ports.site), terms }),
    ),
  );
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), shown };
}

const ordered = (stories: FittedStory[], order: FeedRow['order']): Shown[] =>
  inOrder(
    stories.map(({ entry, rendered }) => ({ ...rendered, ...identityOf(entry) })),
    order,
  );

/** The stories of a head in its order. An old story does not come before newer ones because it is urgent. */
function inHead({ order }: FeedRow, stories: FittedStory[], older: readonly Membership[]): Shown[] {
  if (order !== 'urgency') return ordered(stories, order);
  const last = new Set(older);
  const newest = stories.filter(({ entry }) => !last.has(entry));
  return [
    ...ordered(newest, order),
    ...ordered(
      stories.filter(({ entry }) => last.has(entry)),
      'published',
    ),
  ];
}

/** Stores a page in one format. Returns the bytes that were written. */
async function put(
  { ports, feed, signal }: Build,
  format: FeedFormat,
  { page, unlessSame = false }: PageNumber,
  { body, terms }: { body: Buffer; terms: Terms | undefined },
): Promise<number> {
  const address = { feed: feed.id, extension: format.extension };
  const key =
    page === undefined
      ? objectKeys.feedHead.of(address)
      : objectKeys.archivePage.of({ ...address, archivePage: archivePageName(page, seriesOf(feed)) });
  const digest = page === undefined ? undefined : createHash('sha256').update(body).digest('hex');
  if (unlessSame && (await ports.feedsBucket.head(key))?.metadata[digestKey] === digest) return 0;
  await ports.feedsBucket.put(key, body, {
    contentType: format.mediaType,
    cacheControl: cacheControl(page === undefined ? 'head' : 'archive'),
    metadata: {
      ...(digest !== undefined && { [digestKey]: digest }),
      ...termsMetadata(terms, rslUrl(ports.site)),
    },
    signal,
  });
  return body.length;
}

function encoded(
  format: FeedFormat,
  feed: FeedRow,
  { shown, gone, ...content }: Content,
  site: Site,
): Buffer {
  const items = shown.flatMap((one) => withTerms(format, feed, one, site));
  const tombstones = gone.flatMap((entry) => {
    const { storyId, version, cause, reason } = entry;
    const why = { ...(cause && { cause }), ...(reason && { reason }) };
    const tombstone = format.renderTombstone({ storyId, version, when: goneAt(entry), ...why }, site);
    return tombstone === undefined ? [] : Buffer.from(tombstone, 'utf8');
  });
  return feedBytes(format, { ...content, items, tombstones }, site);
}

/** The story behind an item: a rewrite has the position of the first story of its chain. */
function identityOf({
  storyId,
  published,
  story = storyId,
}: Membership): Pick<Membership, 'storyId' | 'published'> {
  return { storyId: story, published };
}

/** An item with the terms of the feed in it, where the format has a place for them; a story's own licence replaces them. */
function withTerms(format: FeedFormat, feed: FeedRow, story: Shown, site: Site): Uint8Array[] {
  const item = story.renderedItems[format.id];
  if (!item) return [];
  const { itemTerms } = format;
  const terms = story.licensed ? undefined : itemTerms?.render(story.storyId, feed, site);
  if (!itemTerms || terms === undefined) return [item];
  const { before, isFirst = false } = itemTerms;
  const bytes = Buffer.from(item.buffer, item.byteOffset, item.byteLength);
  const at = isFirst ? bytes.indexOf(before) : bytes.length - Buffer.byteLength(before);
  return [bytes.subarray(0, at), Buffer.from(terms, 'utf8'), bytes.subarray(at)];
}
