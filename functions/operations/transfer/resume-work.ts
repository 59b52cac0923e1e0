import { table } from '../../contract/table.ts';
import { work } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import type { EntityName } from './entities.ts';

/** Partitions of the work index that the reconciler does not act on. */
const atRest: readonly unknown[] = [work.done, work.stuck, work.quarantined, work.feeds, work.agencies];

/**
 * Whether a row opens the desk: with it agencies could submit, or feeds be built, while half of the rows are missing.
 * Such rows are few, and are written after all others.
 */
export const isOpening = (entity: EntityName): boolean => entity === 'agency' || entity === 'feed';

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
