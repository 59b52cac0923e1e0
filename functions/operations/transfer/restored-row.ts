import { table } from '../../contract/table.ts';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import type { Archived, FeedState } from '../../store/entities/feed-states.ts';
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
