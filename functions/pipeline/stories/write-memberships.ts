import { languageFeedsPerAgency } from '../../contract/feeds.ts';
import { feedGroup } from '../../core/feeds/filters/groups.ts';
import { backfilledMark, isFirstOfPast } from '../../core/story/backfilled.ts';
import { itemTimes } from '../../core/story/shown-time.ts';
import { isExpired } from '../../core/story/visibility.ts';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import { feedOfPartition } from '../../store/entities/feeds/definitions.ts';
import { type Membership, Memberships } from '../../store/entities/feeds/memberships.ts';
import { Clusters } from '../../store/entities/stories/clusters.ts';
import { Expiries } from '../../store/entities/stories/expiries.ts';
import { Stories, type StoryRow } from '../../store/entities/stories/stories.ts';
import { promptMs } from '../pacing/clock-skew.ts';
import { instant, type MembershipPorts } from '../ports.ts';
import type { Destination } from '../routing/feeds-of-story.ts';
import { itemOf } from './rewrite-chain.ts';

/** An archive is written again this long after the first old story that it lacks; more of them come in between. */
const backlogMs = 60_000;

/**
 * Writes the history, expiry, cluster and membership rows of the current version, and `others`, in one batch.
 * Idempotent: it runs for every delivery of the version, since an earlier run may have stopped half-way. Returns the
 * ids of the feeds that have to be built.
 */
export async function writeMemberships(
  ports: MembershipPorts,
  row: StoryRow,
  matching: Destination[],
  others: (RowKey & Row)[] = [],
): Promise<string[]> {
  const item = await itemStates(ports, row, matching);
  const rows = [Stories.versionRow(row), ...Expiries.rows(row, instant(ports.now())), ...others];
  if (item) {
    const { storyId: id, published, clusterId } = item.entry;
    rows.push(...Memberships.rows(item.states, item.entry));
    rows.push(...Clusters.rows({ id, published, ...(clusterId !== undefined && { clusterId }) }));
  }
  await ports.table.writeMany(rows);
  if (row.published === undefined) return [];
  // A newer story has replaced it in the feeds. They are returned all the same, so that its page is built.
  if (!item) return [...new Set([...(row.feeds ?? [])].map(feedOfPartition))];
  const { entry, states } = item;
  if (isFirstOfPast(row)) await noteBacklogs(ports, row, states);
  const gone = states.some(({ state }) => state === 'gone');
  const isLate = ports.now() - Date.parse(entry.published) > promptMs;
  if (gone || (isLate && !isFirstOfPast(row))) {
    const quiet = !gone && row.quiet === true && { quiet: true };
    await Promise.all(
      states.map(({ feed, state, cause }) =>
        ports.amendments.note(feed, { ...entry, state, ...(cause && { cause }), ...quiet }, ports.now()),
      ),
    );
  }
  return [...new Set(states.map(({ feed }) => feedOfPartition(feed)))];
}

/** Has the archives written again that lack an old story. */
async function noteBacklogs(
  { backlogs, now }: MembershipPorts,
  { storedAt }: StoryRow,
  states: readonly { feed: string; state: Membership['state'] }[],
): Promise<void> {
  const feeds = new Set(states.flatMap(({ feed, state }) => (state === 'live' ? feedOfPartition(feed) : [])));
  const times = { storedAt, now: instant(now()), lookAt: instant(now() + backlogMs) };
  await Promise.all([...feeds].map((feed) => backlogs.note(feed, times)));
}

/**
 * The story's item and its state in every feed that it is in or ever was in; undefined for a story that was never
 * published, and for one that a newer story has replaced.
 */
async function itemStates(ports: MembershipPorts, row: StoryRow, matching: Destination[]) {
  const { published, pubStatus, expires } = row;
  if (published === undefined) return undefined;
  const item = await itemOf(ports, { ...row, published });
  if (!item) return undefined;
  const expired = pubStatus === 'usable' && isExpired(row, instant(ports.now()));
  const now = new Set(pubStatus === 'usable' && !expired ? matching.map((one) => one.partition) : []);
  const refused = new Set<string>();
  for (const { partition, builtIn } of matching) {
    if (!builtIn || !now.has(partition)) continue;
    const counted = { agency: row.agency, most: languageFeedsPerAgency };
    const isCounted = feedGroup(builtIn.id) === 'languages';
    // An agency that has made feeds of too many languages makes no more.
    if ((await ports.feeds.ensure(builtIn, isCounted ? counted : undefined)) === false)
      refused.add(partition);
  }
  const { feeds, updated, ...position } = item;
  const ever = [...new Set([...feeds, ...now])].filter((feed) => !refused.has(feed));
  const times = new Map(matching.map(({ partition, windows }) => [partition, windows]));
  const states = ever.map((feed) => {
    const windows = times.get(feed);
    const state = now.has(feed) ? ('live' as const) : ('gone' as const);
    const left = state === 'gone' && pubStatus === 'usable' && !expired && ('left' as const);
    const cause = left || (pubStatus === 'withheld' && ('withheld' as const));
    return { feed, state, ...(windows && { windows }), ...(cause && { cause }) };
  });
  const entry = {
    ...position,
    object: row.object,
    ...itemTimes(row, updated, expired ? expires : undefined),
    receipt: row.receipt,
    ...backfilledMark(row),
    ...(row.clusterId !== undefined && { clusterId: row.clusterId }),
    ...(row.dueAt !== undefined && { dueAt: row.dueAt }),
    ...(expired && { cause: 'expired' as const }),
    ...(!expired && row.correctionNote !== undefined && { reason: row.correctionNote }),
  };
  return { states, entry };
}
