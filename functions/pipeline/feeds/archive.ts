import { createHash } from 'node:crypto';
import type { Amendment } from '../../store/entities/amendments.ts';
import { partitionOf } from '../../store/entities/definitions.ts';
import type { Archived } from '../../store/entities/feed-states.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';
import { type Membership, placeOf } from '../../store/entities/memberships.ts';
import type { BuildPorts } from '../builder/build-ports.ts';
import { unsettledMs } from '../pacing/clock-skew.ts';
import type { FeedEntries } from './feed-entries.ts';
import { writePage } from './write-page.ts';

/** Pages made in one build, and the time after which no page is begun; what is left takes further builds. */
const pagesAtOnce = 10;
const longestMs = 4_000;

export interface ArchiveOutcome {
  archived: Archived;
  /** More pages are due, to be made or to be amended. */
  unfinished: boolean;
}

/**
 * Keeps a feed's archive (RFC 5005 §4): as soon as the head is full of stories that are not archived yet, they
 * become a page, so that the head and the pages always hold every story. Pages are written once; an amended
 * story makes its own page be written anew, and so does a change of rendering (`rerenderArchive`).
 */
export async function archive(
  ports: BuildPorts,
  definition: FeedRow,
  feedEntries: FeedEntries,
  before: Archived,
  live: Membership[],
  amendments: Amendment[],
  signal: AbortSignal,
): Promise<ArchiveOutcome> {
  const partition = partitionOf(definition.id, definition.generation);
  const write = async (page: number, after: string, to: string, entries: Membership[]): Promise<string> => {
    await writePage(ports, definition, entries.toReversed(), { page, previous: page - 1 }, signal);
    await ports.archives.put({ feed: partition, page, after, to });
    return digestOf(entries);
  };
  const now = ports.now();
  const recent = [];
  // A slow writer may have been late for them.
  const young = before.recent.filter(({ at }) => now - at < unsettledMs);
  // Pages follow one another, so that one look at the table shows all of them.
  const shown = young[0] ? await feedEntries.between(young[0].after, before.to) : [];
  for (const one of young) {
    const entries = shown.filter((entry) => placeOf(entry) > one.after && placeOf(entry) <= one.to);
    const same = digestOf(entries) === one.digest;
    recent.push(same ? one : { ...one, digest: await write(one.page, one.after, one.to, entries) });
  }
  const left = await amend(ports, definition, feedEntries, before, amendments, signal);

  const archived: Archived = { ...before, recent };
  for (let made = 0; made < pagesAtOnce; made++) {
    if (!isFull(definition, live, archived)) return { archived, unfinished: left };
    if (ports.now() - now > longestMs) return { archived, unfinished: true };
    const entries = await feedEntries.between(archived.to, newestPlace(live), definition.size);
    const last = entries.at(-1);
    if (!last) return { archived, unfinished: left };
    const page = archived.pages + 1;
    const to = placeOf(last);
    const digest = await write(page, archived.to, to, entries);
    if (now - Date.parse(last.published) < unsettledMs) {
      archived.recent.push({ page, after: archived.to, to, digest, at: now });
    }
    archived.pages = page;
    archived.to = to;
  }
  return { archived, unfinished: left || isFull(definition, live, archived) };
}

/** Writes the pages anew that hold amended stories, killed ones first. Returns whether some are left. */
async function amend(
  ports: BuildPorts,
  definition: FeedRow,
  feedEntries: FeedEntries,
  { to: archivedTo }: Archived,
  amendments: Amendment[],
  signal: AbortSignal,
): Promise<boolean> {
  const partition = partitionOf(definition.id, definition.generation);
  const begun = ports.now();
  const done = new Set<number>();
  const due = amendments.filter((one) => one.unarchived);
  for (const amendment of [...due].sort((a, b) => Number(a.state === 'live') - Number(b.state === 'live'))) {
    if (ports.now() - begun > longestMs) return true;
    // A copy that was left out comes in when the story that stood for it goes, and the other way round.
    const places = new Set([placeOf(amendment), ...(await feedEntries.placesOfCopies(amendment))]);
    for (const place of places) {
      const page = place <= archivedTo ? await ports.archives.holding(partition, place) : undefined;
      if (!page || done.has(page.page)) continue;
      const entries = await feedEntries.between(page.after, page.to);
      const number = { page: page.page, previous: page.page - 1 };
      await writePage(ports, definition, entries.toReversed(), number, signal);
      done.add(page.page);
    }
    await ports.amendments.archived(partition, amendment, { keep: definition.order === 'updated' });
  }
  return false;
}

/** Whether every story of a full head is still without a page. */
const isFull = (definition: FeedRow, live: Membership[], archived: Archived): boolean => {
  const oldest = live.at(-1);
  return live.length >= definition.size && oldest !== undefined && placeOf(oldest) > archived.to;
};

const newestPlace = (live: Membership[]): string => (live[0] ? placeOf(live[0]) : '');

const digestOf = (entries: Membership[]): string =>
  createHash('sha256')
    .update(entries.map((entry) => `${entry.storyId} ${entry.version} ${entry.state}`).join('\n'))
    .digest('hex');
