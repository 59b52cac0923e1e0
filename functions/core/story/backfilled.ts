import type { StoryContent, Warning } from './schema.ts';

/*
 * A story of years ago is not today's news. Where an upload or the agency's policy asks for it, such a story takes the
 * position of its own date: feeds give that date, heads do not show it as new, and the archives are written again with it.
 */

/** What is younger than this is news: as long as the news sitemap lists it. */
const newsMs = 2 * 86_400_000;

/** What makes a story one of the past, as rows have it. Instants are UTC, ISO 8601. */
interface BackfilledRow {
  /** When it was stored; absent: it came as news. */
  backfilledAt?: string;
  /** When the current version was stored. */
  storedAt: string;
  /** The current version came by a backfill, too. */
  quiet?: boolean;
}

/** Whether a version is the one that came into the archives under its own date. */
export const isFirstOfPast = ({ backfilledAt, storedAt }: BackfilledRow): boolean =>
  backfilledAt !== undefined && backfilledAt === storedAt;

/** The mark of a story of the past whose archives are to be written at once, as for every correction. */
const always = '0';

/**
 * What memberships say of a story of the past: which archives have it. A correction changes the archive that is there.
 */
export const backfilledMark = (row: BackfilledRow): { backfilledAt?: string } => {
  const { backfilledAt } = row;
  if (backfilledAt === undefined) return {};
  return { backfilledAt: isFirstOfPast(row) ? backfilledAt : always };
};

/** Whether an archive with all that was stored until `since` has an entry. */
export const isArchivedSince = (
  { backfilledAt }: { backfilledAt?: string },
  since: string | undefined,
): boolean => backfilledAt === undefined || backfilledAt === always || backfilledAt <= (since ?? '');

/**
 * When the agency first published a story that comes by a backfill, or why it is published as news.
 * @param dated whether the agency stated the time of the version
 * @param now when it came. UTC, ISO 8601
 */
export function firstPublishedOf(
  content: Pick<StoryContent, 'firstCreated' | 'versionCreated' | 'evolvedFrom' | 'embargoed'>,
  dated: boolean,
  now: string,
): { firstPublished?: string; warning?: Warning } {
  const { firstCreated, versionCreated, evolvedFrom, embargoed } = content;
  const own = firstCreated ?? (dated ? versionCreated : undefined);
  if (own === undefined) return asNews('it states no date of its own');
  if (evolvedFrom !== undefined) return asNews('it replaces another story');
  const at = Date.parse(own);
  if (Date.parse(now) - at < newsMs) return asNews('it is less than two days old');
  if (embargoed !== undefined && Date.parse(embargoed) > Date.parse(now))
    return asNews('it is under an embargo');
  return { firstPublished: new Date(at).toISOString() };
}

const asNews = (why: string): { warning: Warning } => ({
  warning: { code: 'not-backfilled', detail: `The story is published as news: ${why}` },
});
