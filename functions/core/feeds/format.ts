import type { FeedFormatId, FormatKind } from '../../contract/formats.ts';
import { archivePageName, objectKeys } from '../../contract/object-keys.ts';
import type { Story } from '../story/schema.ts';
import type { FeedLicense } from './filters/license.ts';
import type { Site } from './site.ts';

export type { Site } from './site.ts';

/** What makes one feed differ from another for a reader. */
export interface FeedInfo {
  /** Part of the address: `{baseUrl}/feeds/{id}.{extension}`. */
  id: string;
  title: string;
  description: string;
  /** BCP 47, when all stories share one. */
  language?: string;
  content: 'full' | 'summary';
  /** Absent: those in which every feed is built. */
  formats?: FeedFormatId[];
  /** The feed's own picture, a logo as a rule; `alt` says what it shows. */
  image?: { url: string; alt: string };
  /** Of the feed as a collection; each story has its own as well. */
  copyright?: string;
  license?: FeedLicense;
  /** Absent: public. */
  visibility?: 'public' | 'private';
  /** Whether a log of its changes is kept, where it is public; a private feed always has one. */
  changes?: boolean;
}

/** A story that was in the feed and was killed or taken out. */
export interface Tombstone {
  storyId: string;
  version: number;
  /**
   * Its terms of use have ended, a correction made it one that the feed does not hold, or it is held back; absent when
   * the agency took it back.
   */
  cause?: 'expired' | 'left' | 'withheld';
  /** When it was taken out, UTC ISO 8601. */
  when: string;
  reason?: string;
}

/** The position of a document in the history of its feed (RFC 5005 §4). Pages are counted from 1, the oldest. */
export interface ArchivePosition {
  /** The number of an archive page; left out for the head. */
  page?: number;
  /** The newest page that is older than this document; 0 when there is none. */
  previous: number;
  /**
   * Which series of pages: a feed whose filter has changed gets a new history, and its pages must not replace those
   * that readers are following. 1 when left out.
   */
  series?: number;
}

/**
 * A feed's head ready to be put together. Fragments are what `renderItem` and `renderTombstone` made, newest
 * first. `updated` is when the newest of them came to be shown as it is, so that unchanged input gives unchanged
 * bytes.
 */
export interface FeedPage {
  info: FeedInfo;
  updated: string;
  archive?: ArchivePosition;
  items: string[];
  tombstones: string[];
}

/** The text around and between the fragments of a feed. */
export interface FeedFrame {
  open: string;
  between: string;
  close: string;
  /** Replaces the fragments when there are none, where the format does not allow that. */
  empty?: string;
}

/**
 * What the folder of an output format exports. Pure: same input, same bytes. Item
 * fragments do not depend on the feed (except for full or summary), so that they are rendered once per story version
 * and reused by every feed.
 */
export interface FeedRenderer {
  renderItem(story: Story, site: Site, content: 'full' | 'summary'): string;
  /** Undefined where the format cannot express a removal. */
  renderTombstone(tombstone: Tombstone, site: Site): string | undefined;
  /**
   * Machine-readable terms of the feed for one item, to be set in before `before`: the end of a fragment, or with
   * `isFirst` the first place where that is. Undefined when the feed has none; absent where the format has no place for
   * them.
   */
  itemTerms?: {
    before: string;
    isFirst?: boolean;
    render(storyId: string, info: FeedInfo, site: Site): string | undefined;
  };
  /** Of `page` without its fragments; tombstones go in before items. */
  frame(page: Pick<FeedPage, 'info' | 'updated' | 'archive'>, site: Site): FeedFrame;
}

/** An output format of feeds. */
export interface FeedFormat extends FormatKind<FeedFormatId>, FeedRenderer {
  renderFeed(page: FeedPage, site: Site): string;
}

/** The title of a feed as readers list it: among the feeds of many sites it has to name its own. */
export const feedTitle = ({ title }: Pick<FeedInfo, 'title'>, site: Site): string =>
  title.startsWith(site.title) ? title : `${site.title}: ${title}`;

/** Id of a story in feeds; it never changes. RFC 4122 §3. */
export const feedGuid = (storyId: string): string => `urn:uuid:${storyId}`;

/** Id of a story's item: that of the first story of its chain, which a rewrite replaces. */
export const itemGuid = (story: Pick<Story, 'id' | 'chain'>): string =>
  feedGuid(story.chain?.first ?? story.id);

/** Version of a story's item; rises through all stories of a chain. */
export const itemVersion = (story: Pick<Story, 'version' | 'chain'>): number =>
  story.chain?.version ?? story.version;

/** Address of a single story in one of its formats. */
export const renditionUrl = (storyId: string, extension: string, site: Site): string =>
  `${site.storiesUrl ?? site.baseUrl}/${objectKeys.rendition.of({ story: storyId, extension })}`;

/** A story's page for people. */
export const storyUrl = (storyId: string, site: Site): string => renditionUrl(storyId, 'html', site);

/** Where a feed can be pulled. */
export const feedUrl = (feedId: string, extension: string, site: Site): string =>
  `${site.feedsUrl ?? site.baseUrl}/${objectKeys.feedHead.of({ feed: feedId, extension })}`;

/**
 * The address of a document itself, those of its neighbours in the history of the feed, and the hub that tells of its
 * changes. Only the head of a public feed has one: nobody may subscribe to a private feed without its key, and an archive
 * page is not news.
 */
export const pageUrls = (
  { info, archive }: Pick<FeedPage, 'info' | 'archive'>,
  extension: string,
  site: Site,
): { self: string; hub?: string; current?: string; previous?: string } => {
  const head = feedUrl(info.id, extension, site);
  const { page, previous = 0, series } = archive ?? {};
  const pageUrl = (number: number): string => {
    const name = archivePageName(number, series);
    return `${site.feedsUrl ?? site.baseUrl}/${objectKeys.archivePage.of({ feed: info.id, archivePage: name, extension })}`;
  };
  return {
    self: page === undefined ? head : pageUrl(page),
    ...(site.hub !== undefined && page === undefined && info.visibility !== 'private' && { hub: site.hub }),
    ...(page !== undefined && { current: head }),
    ...(previous > 0 && { previous: pageUrl(previous) }),
  };
};
