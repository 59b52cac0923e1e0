import { latestOf } from '../../story/shown-time.ts';

/**
 * `Tue, 24 Nov 2026 02:26:23 +0000`: RFC 822 §5 with the four-digit year of RFC 1123 §5.2.14, as RSS 2.0
 * and OPML 2.0 want it. Seconds are the finest unit.
 *
 * @param instant UTC, ISO 8601
 */
export const rfc822 = (instant: string): string => `${new Date(instant).toUTCString().slice(0, -3)}+0000`;

/** When a story was first in a feed; a story that is rendered before that (a preview) has its own dates. */
export const publishedAt = (story: {
  published?: string;
  firstCreated?: string;
  versionCreated: string;
}): string => story.published ?? story.firstCreated ?? story.versionCreated;

/** Feed readers and validators take what is older for a mistake (W3C `ImplausibleDate`), in archives as well. */
const oldestForFeeds = Date.UTC(1990, 0, 1);

/** When a story was first made, where a feed may say it. */
export const createdAt = ({ firstCreated }: { firstCreated?: string }): string | undefined =>
  firstCreated !== undefined && Date.parse(firstCreated) >= oldestForFeeds ? firstCreated : undefined;

/**
 * When readers last got something new of a story: later with every version, even if the agency's own time is not, and
 * never earlier than its publication, since readers skip what changed before their last visit (RFC 4287 §4.2.15).
 * Three digits below the second at most: some libraries take more for a number of milliseconds. Formats of the trade,
 * which have version numbers, have the agency's own `versionCreated`.
 */
export const updatedAt = (story: { published?: string; updated?: string; versionCreated: string }): string =>
  latestOf(story.updated ?? story.versionCreated, story.published);

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `24 November 2026, 02:26 UTC`, for people. Written out here, since Intl's text changes with its version. */
export const readable = (instant: string): string => {
  const date = new Date(instant);
  const time = date.toISOString().slice(11, 16);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${time} UTC`;
};

/** The end of a period without a beginning, for `dcterms:valid` (DCMI Period Encoding Scheme). */
export const validUntil = (instant: string | undefined): string | undefined =>
  instant === undefined ? undefined : `end=${instant}; scheme=W3C-DTF`;
