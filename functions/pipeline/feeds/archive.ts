import { createHash } from 'node:crypto';
import type { Amendment } from '../../store/entities/feeds/amendments.ts';
import type { Archived } from '../../store/entities/feeds/feed-states.ts';
import { archiveOf } from '../../store/entities/feeds/feeds.ts';
import { type Membership, placeOf } from '../../store/entities/feeds/memberships.ts';
import { unsettledMs } from '../pacing/clock-skew.ts';
import type { Build } from './build.ts';
import { writePage } from './write-page.ts';

/** Pages made in one build, and the time after which no page is begun; further builds make the others. */
const pagesAtOnce = 10;
const longestMs = 4_000;

/** The newest stories of a feed, see `FeedEntries`, and what was amended. */
export interface NewestOfFeed {
  live: Membership[];
  amendments: Amendment[];
  /** Up to this position stories are in the archive, whether the head is full or not. */
  past?: string;
}

export interface ArchiveOutcome {
  archived: Archived;
  /** More pages have to be made or amended. */
  unfinished: boolean;
}

/**
 * Keeps a feed's archive (RFC 5005 §4): as soon as the head is full of stories that are not archived yet, they
 * become a page, so that the head and the pages together always hold every story. A page is written once, and again
 * when one of its stories was amended or the rendering has changed (`rerenderArchive`).
 */
export async function archive(
  build: Build,
  before: Archived,
  { live, amendments, past = '' }: NewestOfFeed,
): Promise<ArchiveOutcome> {
  const { ports, feed, entries } = build;
  const started = ports.now();
  const recent = await rewriteRecent(build, before, started);
  const left = await amend(build, before, amendments);
  const archived: Archived = { ...before, recent };
  const until = (): string => (isFull(feed.size, live, archived) ? newestPosition(live) : past);
  for (let made = 0; made < pagesAtOnce; made++) {
    if (until() <= archived.to) return { archived, unfinished: left };
    if (ports.now() - started > longestMs) return { archived, unfinished: true };
    const stories = await entries.between(archived.to, until(), feed.size);
    const last = stories.at(-1);
    if (!last) return { archived, unfinished: left };
    const page = { page: archived.pages + 1, after: archived.to, to: placeOf(last) };
    const digest = await putPage(build, page, stories);
    if (started - Date.parse(last.published) < unsettledMs) {
      archived.recent.push({ ...page, digest, at: started });
    }
    archived.pages = page.page;
    archived.to = page.to;
  }
  return { archived, unfinished: left || until() > archived.to };
}

type Bounds = Pick<Archived['recent'][number], 'page' | 'after' | 'to'>;

/** Writes a page and its row. Returns the digest of what is in it. */
async function putPage(build: Build, bounds: Bounds, stories: Membership[]): Promise<string> {
  await writePage(build, { entries: stories.toReversed() }, pageNumber(bounds.page));
  await build.ports.archives.put({ feed: archiveOf(build.feed), ...bounds });
  return digestOf(stories);
}

const pageNumber = (page: number) => ({ page, previous: page - 1 });

/** Writes the pages again that were made a moment ago and that a slow writer has added a story to since. */
async function rewriteRecent(build: Build, before: Archived, now: number): Promise<Archived['recent']> {
  const recent: Archived['recent'] = [];
  const young = before.recent.filter(({ at }) => now - at < unsettledMs);
  // Pages follow one another, so that one query returns the stories of all of them.
  const shown = young[0] ? await build.entries.between(young[0].after, before.to) : [];
  for (const { digest, at, ...bounds } of young) {
    const stories = shown.filter((entry) => placeOf(entry) > bounds.after && placeOf(entry) <= bounds.to);
    const same = digestOf(stories) === digest;
    recent.push({ ...bounds, digest: same ? digest : await putPage(build, bounds, stories), at });
  }
  return recent;
}

/** Writes the pages again that hold amended stories, killed ones first. Returns whether some are left. */
async function amend(build: Build, archived: Archived, amendments: Amendment[]): Promise<boolean> {
  const { ports, entries, isAhead, reads } = build;
  const pages = archiveOf(build.feed);
  const started = ports.now();
  const done = new Set<number>();
  const due = amendments.filter((one) => one.unarchived);
  for (const amendment of due.sort((a, b) => Number(a.state === 'live') - Number(b.state === 'live'))) {
    if (ports.now() - started > longestMs) return true;
    // A copy that was left out comes in when the story that was shown for it goes, and the other way round.
    const positions = new Set([placeOf(amendment), ...(await entries.positionsOfCopies(amendment))]);
    for (const position of positions) {
      const page = position <= archived.to ? await ports.archives.holding(pages, position) : undefined;
      if (!page || done.has(page.page)) continue;
      const stories = await entries.between(page.after, page.to);
      await writePage(build, { entries: stories.toReversed() }, pageNumber(page.page));
      done.add(page.page);
    }
    // The archive that readers have still needs it.
    if (!isAhead) await reads.archived(amendment, { keep: true });
  }
  return false;
}

/** Whether every story of a full head is still without a page. */
const isFull = (size: number, live: Membership[], archived: Archived): boolean => {
  const oldest = live.at(-1);
  return live.length >= size && oldest !== undefined && placeOf(oldest) > archived.to;
};

const newestPosition = (live: Membership[]): string => (live[0] ? placeOf(live[0]) : '');

const digestOf = (stories: Membership[]): string =>
  createHash('sha256')
    .update(stories.map((entry) => `${entry.storyId} ${entry.version} ${entry.state}`).join('\n'))
    .digest('hex');
