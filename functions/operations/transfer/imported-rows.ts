import { table } from '../../contract/table.ts';
import { type RowKey, work } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import type { Archived, FeedState } from '../../store/entities/feeds/feed-states.ts';
import type { EntityName } from './entities.ts';

/**
 * A row as it is written into another desk; undefined for one that has expired. The state of a feed keeps where its
 * archive pages begin and end, so that they are the same again, and nothing of what was built, so that head and archive
 * are built again.
 */
export function restoredRow(
  entity: EntityName,
  row: RowKey & Row,
  nowMs: number,
): (RowKey & Row) | undefined {
  const expires = row[table.ttl];
  if (typeof expires === 'number' && expires * 1000 <= nowMs) return undefined;
  // The documents are not there yet.
  if (entity === 'changeLog') return { ...row, written: -1 };
  if (entity !== 'feedState') return row;
  const { feed, newest, archived, upcoming, swept } = row as unknown as FeedState;
  return {
    pk: row.pk,
    sk: row.sk,
    feed,
    ...(newest && { newest }),
    ...(archived && { archived: boundsOf(archived) }),
    ...(upcoming && { upcoming: boundsOf(upcoming) }),
    ...(swept !== undefined && { swept }),
  };
}

const boundsOf = ({ generation, pages, to }: Archived): Archived => ({ generation, pages, to, recent: [] });

/** Partitions of the work index that the reconciler does not act on. */
const atRest: readonly unknown[] = [
  work.done,
  work.stuck,
  work.withheld,
  work.quarantined,
  work.feeds,
  work.agencies,
  work.operators,
  work.subscribers,
];

/**
 * Whether a row opens the desk: with it agencies could submit, or feeds be built, while half of the rows are missing.
 * Such rows are few, and are written after all others.
 */
export const isOpening = (entity: EntityName): boolean =>
  entity === 'agency' || entity === 'operator' || entity === 'subscriber' || entity === 'feed';

/**
 * Whether the reconciler acts on a row as soon as it is in the table. Such rows are imported last, when everything that
 * they refer to is there. The state of a feed is written without its keys in the work index (`restoredRow`).
 */
export const isWorkToResume = ({ entity, row }: { entity: EntityName; row: Row }): boolean => {
  const partition = row[table.index.partitionKey];
  return (
    partition !== undefined && !atRest.includes(partition) && entity !== 'feedState' && !isOpening(entity)
  );
};
