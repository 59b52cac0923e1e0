import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import { Clusters } from '../../store/entities/clusters.ts';
import { feedOfPartition } from '../../store/entities/definitions.ts';
import { Expiries } from '../../store/entities/expiries.ts';
import { Memberships } from '../../store/entities/memberships.ts';
import { Stories, type StoryRow } from '../../store/entities/stories.ts';
import { promptMs } from '../pacing/clock-skew.ts';
import type { PipelinePorts } from '../ports.ts';
import { instant } from '../ports.ts';
import type { Destination } from '../routing/feed-matcher.ts';
import { isExpired } from './expiry.ts';
import { itemTimes } from './item-times.ts';
import { itemOf } from './rewrite-chain.ts';

export type MembershipPorts = Pick<PipelinePorts, 'table' | 'chains' | 'feeds' | 'amendments' | 'now'>;

/**
 * Carries the standing version of a story into its history and its feeds, with whatever is to be written beside
 * it: rows that are right however often they are written. Idempotent, and repeated for every delivery of the version: "stored already, nothing to do" would lose a
 * story whose first delivery stopped half-way. Returns the ids of the feeds that have to be built.
 */
export async function writeMemberships(
  ports: MembershipPorts,
  row: StoryRow,
  matching: Destination[],
  beside: (RowKey & Row)[] = [],
): Promise<string[]> {
  const places = await placesOf(ports, row, matching);
  const rows = [Stories.versionRow(row), ...Expiries.rows(row, instant(ports.now())), ...beside];
  if (places) {
    const { storyId: id, published, clusterId } = places.entry;
    rows.push(...Memberships.rows(places.states, places.entry));
    rows.push(...Clusters.rows({ id, published, ...(clusterId !== undefined && { clusterId }) }));
  }
  await ports.table.writeMany(rows);
  if (row.published === undefined) return [];
  // Another story has taken its place in the feeds. They are named all the same, so that its page is seen to.
  if (!places) return [...new Set([...(row.feeds ?? [])].map(feedOfPartition))];
  const { entry, states } = places;
  const gone = states.some(({ state }) => state === 'gone');
  if (gone || ports.now() - Date.parse(entry.published) > promptMs) {
    await Promise.all(
      states.map(({ feed, state, cause }) =>
        ports.amendments.note(feed, { ...entry, state, ...(cause && { cause }) }, ports.now()),
      ),
    );
  }
  return [...new Set(states.map(({ feed }) => feedOfPartition(feed)))];
}

/**
 * Every feed that the story is or ever was in, and whether it is now; undefined for a story that was never published,
 * and for one whose place a newer story has taken.
 */
async function placesOf(ports: MembershipPorts, row: StoryRow, matching: Destination[]) {
  const { published, pubStatus, expires } = row;
  if (published === undefined) return undefined;
  const item = await itemOf(ports, { ...row, published });
  if (!item) return undefined;
  const expired = pubStatus === 'usable' && isExpired(row, instant(ports.now()));
  const now = new Set(pubStatus === 'usable' && !expired ? matching.map((one) => one.partition) : []);
  for (const { partition, builtIn } of matching) {
    if (builtIn && now.has(partition)) await ports.feeds.ensure(builtIn);
  }
  const { feeds, updated, ...place } = item;
  const ever = [...new Set([...feeds, ...now])];
  const times = new Map(matching.map(({ partition, windows }) => [partition, windows]));
  const states = ever.map((feed) => {
    const windows = times.get(feed);
    const state = now.has(feed) ? ('live' as const) : ('gone' as const);
    const left = state === 'gone' && pubStatus === 'usable' && !expired && ('left' as const);
    const cause = left || (pubStatus === 'withheld' && ('withheld' as const));
    return { feed, state, ...(windows && { windows }), ...(cause && { cause }) };
  });
  const entry = {
    ...place,
    object: row.object,
    ...itemTimes(row, updated, expired ? expires : undefined),
    receipt: row.receipt,
    ...(row.clusterId !== undefined && { clusterId: row.clusterId }),
    ...(row.dueAt !== undefined && { dueAt: row.dueAt }),
    ...(expired && { cause: 'expired' as const }),
    ...(!expired && row.correctionNote !== undefined && { reason: row.correctionNote }),
  };
  return { states, entry };
}
