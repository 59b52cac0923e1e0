import { table } from '../../contract/table.ts';
import { work } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import type { EntityName } from './entities.ts';

/** Partitions of the work index from which nothing is driven on. */
const atRest: readonly unknown[] = [work.done, work.stuck, work.quarantined, work.feeds, work.agencies];

/**
 * Whether a row lets somebody in: agencies could submit, and feeds be built, while half of the desk is there. Such
 * rows are few, and are written when all others are.
 */
export const isOpening = (entity: EntityName): boolean => entity === 'agency' || entity === 'feed';

/**
 * Whether the reconciler will act on a row as soon as it stands in the table. Such rows are imported last, when all
 * that they speak of is there. The state of a feed loses what it was found by (`restoredRow`).
 */
export const isWorkToResume = ({ entity, row }: { entity: EntityName; row: Row }): boolean => {
  const partition = row[table.index.partitionKey];
  return (
    partition !== undefined && !atRest.includes(partition) && entity !== 'feedState' && !isOpening(entity)
  );
};
