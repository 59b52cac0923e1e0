import type { Amendment } from '../../store/entities/amendments.ts';
import { partitionOf } from '../../store/entities/definitions.ts';
import type { Archived } from '../../store/entities/feed-states.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';
import { type Membership, placeOf } from '../../store/entities/memberships.ts';
import type { BuildPorts } from '../builder/build-ports.ts';
import { parallelMap } from '../parallel-map.ts';
import { archive } from './archive.ts';
import { FeedEntries } from './feed-entries.ts';
import { marked } from './rerender-archive.ts';

/** What one generation of a feed shows, its archive brought up to date. */
export interface SelectedEntries {
  /** What the head holds, in no order of its own but for the newest publications, which come first. */
  live: Membership[];
  /** Stories that left the feed lately, the newest first. */
  tombstones: Membership[];
  archived: Archived;
  /** Pages of the archive are still to be written. */
  unfinished: boolean;
  /** When stories come or leave by their age, milliseconds. */
  changesAt?: number;
  /** When stories last came or went by their age, milliseconds. */
  changedAt?: number;
}

/** Tombstones in a head, the newest ones. */
const tombstonesShown = 20;
const parallelReads = 16;

/** Looks at what the table says of a feed's generation, and writes the pages of its archive that are due. */
export async function selectEntries(
  ports: BuildPorts,
  feed: FeedRow,
  known: Archived | undefined,
  now: number,
  signal: AbortSignal,
): Promise<SelectedEntries> {
  const { generation } = feed;
  const before: Archived =
    known?.generation === generation ? known : { generation, pages: 0, to: '', recent: [] };
  const partition = partitionOf(feed.id, generation);
  const amendments = await ports.amendments.of(partition, now);
  const entries = new FeedEntries(ports, feed, now);
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
  const { archived, unfinished } = await archive(
    ports,
    feed,
    entries,
    marked(before, feed, ports.site),
    live,
    amendments,
    signal,
  );
  const older = await corrected(ports, feed, entries, live, amendments);
  return { ...seen, live: [...live, ...older], archived, unfinished };
}

/** The floor of a feed of young stories, below the old ones that were made young again by a correction. */
function lowered(floor: string | undefined, amendments: Amendment[]): string | undefined {
  if (floor === undefined) return undefined;
  const places = amendments.filter(({ state }) => state === 'live').map(({ published }) => published);
  return [floor, ...places].sort()[0];
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
 * For a feed by the newest version: the stories that left the head long ago and were corrected since the oldest
 * story of the head was published, as many as the head holds. Of what is older nobody has to be told again.
 */
async function corrected(
  ports: BuildPorts,
  feed: FeedRow,
  entries: FeedEntries,
  live: Membership[],
  amendments: Amendment[],
): Promise<Membership[]> {
  const oldest = live.at(-1);
  if (feed.order !== 'updated' || oldest === undefined || live.length < feed.size) return [];
  const since = Date.parse(oldest.published);
  const inHead = new Set(live.map(({ storyId }) => storyId));
  const told = amendments
    .filter(({ state, storyId }) => state === 'live' && !inHead.has(storyId))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const recent = told.filter(({ at }) => Date.parse(at) > since).slice(0, feed.size);
  const partition = partitionOf(feed.id, feed.generation);
  for (const one of told) {
    if (!one.unarchived && !recent.includes(one)) await ports.amendments.archived(partition, one);
  }
  const found = await parallelMap(recent, parallelReads, (one) => entries.at(placeOf(one)));
  return found.filter((entry) => entry !== undefined);
}
