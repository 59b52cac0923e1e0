import type { Amendment } from '../../store/entities/feeds/amendments.ts';
import type { Archived } from '../../store/entities/feeds/feed-states.ts';
import { seriesOf } from '../../store/entities/feeds/feeds.ts';
import type { Membership } from '../../store/entities/feeds/memberships.ts';
import { archive } from './archive.ts';
import type { Build } from './build.ts';
import { corrected } from './corrected.ts';
import { marked } from './rerender-archive.ts';

/** What one generation of a feed shows, its archive brought up to date. */
export interface SelectedEntries {
  /** The newest publications, the newest first. */
  live: Membership[];
  /** Older stories that the head shows because they were corrected lately, in no order. */
  older: Membership[];
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

/**
 * Selects what the head shows from the rows of a feed's generation, and writes the pages of its archive that are due.
 * @param noted the amendments, where two archives of one generation are written
 */
export async function selectEntries(
  build: Build,
  known: Archived | undefined,
  noted?: Amendment[],
): Promise<SelectedEntries> {
  const { ports, feed, entries, reads } = build;
  const series = seriesOf(feed);
  const before: Archived =
    known?.generation === series ? known : { generation: series, pages: 0, to: '', recent: [] };
  const amendments = noted ?? (await reads.amendments());
  const { live, gone, changesAt, changedAt, floor, past } = await entries.newest(
    lowered(before.floor, amendments),
  );
  const seen = {
    tombstones: tombstones([...live, ...gone], amendments),
    ...(changesAt !== undefined && { changesAt }),
    ...(changedAt !== undefined && { changedAt }),
  };
  // Stories that leave by growing old would have to leave the archive as well: there is none.
  if (feed.aging) {
    for (const one of amendments.filter(({ unarchived }) => unarchived)) await reads.archived(one);
    const archived = { ...marked(before, feed, ports.site), ...(floor !== undefined && { floor }) };
    return { ...seen, live, older: [], archived, unfinished: false };
  }
  const rendered = marked(before, feed, ports.site);
  const newest = { live, amendments, ...(past !== undefined && { past }) };
  const { archived, unfinished } = await archive(build, rendered, newest);
  const older = await corrected(build, newest);
  return { ...seen, live, older, archived, unfinished };
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
