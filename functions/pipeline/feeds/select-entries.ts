import type { Amendment } from '../../store/entities/amendments.ts';
import type { Archived } from '../../store/entities/feed-states.ts';
import { type Membership, placeOf } from '../../store/entities/memberships.ts';
import { parallelMap } from '../parallel-map.ts';
import { archive } from './archive.ts';
import type { Build } from './build.ts';
import { marked } from './rerender-archive.ts';

/** What one generation of a feed shows, its archive brought up to date. */
export interface SelectedEntries {
  /** What the head holds: the newest publications first, then older stories in no order. */
  live: Membership[];
  /** Stories that left the feed lately, the newest first. */
  tombstones: Membership[];
  archived: Archived;
  /** Pages of the archive are still to be written. */
  unfinished: boolean;
  /** When stories next come or leave by their age, milliseconds. */
  changesAt?: number;
  /** When stories last came or left by their age, milliseconds. */
  changedAt?: number;
}

/** Tombstones in a head, the newest ones. */
const tombstonesShown = 20;
const parallelReads = 16;

/** Selects what the head shows from the rows of a feed's generation, and writes the pages of its archive that are due. */
export async function selectEntries(build: Build, known: Archived | undefined): Promise<SelectedEntries> {
  const { ports, feed, partition, entries, begun } = build;
  const { generation } = feed;
  const before: Archived =
    known?.generation === generation ? known : { generation, pages: 0, to: '', recent: [] };
  const amendments = await ports.amendments.of(partition, begun);
  const { live, gone, changesAt, changedAt, floor } = await entries.newest(lowered(before.floor, amendments));
  const seen = {
    tombstones: tombstones([...live, ...gone], amendments),
    ...(changesAt !== undefined && { changesAt }),
    ...(changedAt !== undefined && { changedAt }),
  };
  // Stories that leave by growing old would have to leave the archive as well: there is none.
  if (feed.aging) {
    for (const one of amendments.filter(({ unarchived }) => unarchived))
      await ports.amendments.archived(partition, one);
    const archived = { ...before, ...(floor !== undefined && { floor }) };
    return { ...seen, live, archived, unfinished: false };
  }
  const rendered = marked(before, feed, ports.site);
  const { archived, unfinished } = await archive(build, rendered, { live, amendments });
  const older = await corrected(build, live, amendments);
  return { ...seen, live: [...live, ...older], archived, unfinished };
}

/** The floor of a feed of young stories, below the old ones that a correction made young again. */
function lowered(floor: string | undefined, amendments: Amendment[]): string | undefined {
  if (floor === undefined) return undefined;
  const published = amendments.filter(({ state }) => state === 'live').map((one) => one.published);
  return [floor, ...published].sort()[0];
}

/** The stories that left the feed lately: among the newest rows, and older ones that were amended. Newest first. */
function tombstones(newest: Membership[], amendments: Amendment[]): Membership[] {
  const versions = new Map(newest.map((entry) => [entry.storyId, entry.version]));
  const older = amendments.filter((one) => (versions.get(one.storyId) ?? -1) < one.version);
  return [...newest, ...older]
    .filter((entry) => entry.state === 'gone')
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.storyId < b.storyId ? 1 : -1))
    .slice(0, tombstonesShown);
}

/**
 * For a feed in the order of the newest version: the stories that left the head long ago and were corrected since the
 * oldest story of the head was published, as many as the head holds. Older corrections need not be shown again.
 */
async function corrected(build: Build, live: Membership[], amendments: Amendment[]): Promise<Membership[]> {
  const { ports, feed, partition, entries } = build;
  const oldest = live.at(-1);
  if (feed.order !== 'updated' || oldest === undefined || live.length < feed.size) return [];
  const since = Date.parse(oldest.published);
  const inHead = new Set(live.map(({ storyId }) => storyId));
  const outside = amendments
    .filter(({ state, storyId }) => state === 'live' && !inHead.has(storyId))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const recent = outside.filter(({ at }) => Date.parse(at) > since).slice(0, feed.size);
  for (const one of outside) {
    if (!one.unarchived && !recent.includes(one)) await ports.amendments.archived(partition, one);
  }
  const found = await parallelMap(recent, parallelReads, (one) => entries.at(placeOf(one)));
  return found.filter((entry) => entry !== undefined);
}
