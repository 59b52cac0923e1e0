import { isArchivedSince } from '../../core/story/backfilled.ts';
import type { ChangeLog, LoggedStory } from '../../store/entities/delivery/change-logs.ts';
import { type Membership, placeOf } from '../../store/entities/feeds/memberships.ts';
import type { Build } from '../feeds/build.ts';
import { unsettledMs } from '../pacing/clock-skew.ts';
import { parallelMap } from '../parallel-map.ts';
import { instant } from '../ports.ts';

const parallelReads = 16;

/** Stories of a feed as its rows have them, and whether the feed shows them now. */
export type Seen = Pick<
  Membership,
  'storyId' | 'version' | 'published' | 'at' | 'object' | 'cause' | 'story'
> & {
  state: 'live' | 'gone';
};

/**
 * What may have changed in a feed since its log was written: stories at positions that are newer than those looked at,
 * and those that were amended and that no build has dealt with. A row that is written later than `unsettledMs` after its
 * story's publication comes with an amendment, so nothing else can have changed.
 */
export async function changedEntries(build: Build, { upTo }: Pick<ChangeLog, 'upTo'>): Promise<Seen[]> {
  const { ports, partition, reads } = build;
  const from = instant(Date.parse(upTo) - unsettledMs);
  const [newer, amendments] = await Promise.all([
    ports.memberships.between(partition, from, '~'),
    // Read once a build: what this build marks as archived, it has logged.
    reads.amendments(),
  ]);
  const newest = new Map<string, Membership>();
  for (const entry of [...newer, ...amendments.filter((one) => one.unarchived)]) {
    const known = newest.get(entry.storyId);
    if (
      !known ||
      known.version < entry.version ||
      (known.version === entry.version && entry.state === 'gone')
    )
      newest.set(entry.storyId, entry);
  }
  return asShown(build, [...newest.values()]);
}

/** The next stories of a feed's rows after a position, for the comparison of the whole log. */
export async function entriesAfter(
  build: Build,
  cursor: string,
  limit: number,
): Promise<{ seen: Seen[]; cursor?: string }> {
  const rows = await build.ports.memberships.between(build.partition, cursor, '~', limit);
  const last = rows.at(-1);
  const isCut = rows.filter(({ state }) => state === 'live').length >= limit;
  return { seen: await asShown(build, rows), ...(last && isCut && { cursor: placeOf(last) }) };
}

/** Stories that the log says the feed holds, as the feed has them now. */
export async function stillHeld(build: Build, logged: readonly LoggedStory[]): Promise<Seen[]> {
  const { ports, partition } = build;
  const found = await parallelMap([...logged], parallelReads, async (story) => {
    const row = await ports.memberships.at(partition, placeOf(story));
    // Not among the rows of a new filter: it left with the old one.
    if (!row) return [await leftOf(build, story)];
    return asShown(build, [row]);
  });
  return found.flat().filter((one) => one !== undefined);
}

async function leftOf(build: Build, { storyId, published, version }: LoggedStory): Promise<Seen | undefined> {
  const row = await build.ports.stories.get(storyId);
  if (!row) return undefined;
  const at = instant(build.begun);
  return { storyId, published, version, at, object: row.object, state: 'gone', cause: 'left' };
}

/** Rows with whether the feed shows them: a copy of a shown story it does not, nor what is of the wrong age. */
async function asShown(build: Build, rows: readonly Membership[]): Promise<Seen[]> {
  const { feed, entries, ports, partition } = build;
  const ready = rows.filter((row) => isArchivedSince(row, feed.since));
  if (!feed.onePerCluster && !feed.aging) return ready;
  const positions = new Set(ready.map(placeOf));
  // When a story comes or goes, another one of its cluster may come or go with it.
  for (const row of ready) for (const other of await entries.positionsOfCopies(row)) positions.add(other);
  const seen = await parallelMap([...positions], parallelReads, async (position) => {
    const row = await ports.memberships.at(partition, position);
    if (!row) return [];
    const isShown = (await entries.at(position)) !== undefined;
    if (isShown || row.state === 'gone') return [row];
    return [{ ...row, state: 'gone' as const, cause: 'left' as const, at: instant(build.begun) }];
  });
  return seen.flat();
}
