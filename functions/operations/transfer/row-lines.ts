import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import { stateOf } from '../../store/entities/feeds/feed-states.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { Receipts } from '../../store/entities/uploads/receipts.ts';
import { entityOf } from './entities.ts';
import type { BodyLine, ObjectLine } from './line.ts';
import { objectLines } from './object-lines.ts';
import type { TransferPorts } from './ports.ts';

type Ports = Pick<TransferPorts, 'storiesBucket' | 'intakeBucket' | 'log'>;
interface ObjectAddress {
  bucket: ObjectLine['bucket'];
  key: string;
}

/**
 * The lines of a row: first the objects that it names, so that an import that stops half-way has no row without its
 * objects. No lines for rows that mean nothing to another desk.
 */
export async function rowLines(
  ports: Ports,
  row: RowKey & Row,
  options: { raw: boolean; again?: boolean },
): Promise<BodyLine[]> {
  const entity = entityOf(row);
  if (entity === undefined) return [];
  const objects: BodyLine[] = [];
  for (const address of objectsOf(entity, row, options.raw)) objects.push(...(await fetched(ports, address)));
  // Bytes are no JSON.
  const written = entity === 'feedState' ? stateOf(row) : row;
  return [...objects, { kind: 'row', entity, row: written, ...(options.again && { again: true as const }) }];
}

/** The objects that a row names. */
export function objectsOf(entity: string, row: Row, raw: boolean): ObjectAddress[] {
  if (entity === 'version' || entity === 'quarantined' || entity === 'story')
    return typeof row.object === 'string' ? [{ bucket: 'stories', key: row.object }] : [];
  if (entity !== 'receipt') return [];
  const receipt = row as unknown as Receipt;
  return [
    ...(raw ? [{ bucket: 'intake' as const, key: Receipts.rawKey(receipt) }] : []),
    ...(receipt.resultsKey === undefined ? [] : [{ bucket: 'intake' as const, key: receipt.resultsKey }]),
  ];
}

async function fetched(ports: Ports, { bucket, key }: ObjectAddress): Promise<ObjectLine[]> {
  const found = await (bucket === 'stories' ? ports.storiesBucket : ports.intakeBucket).get(key);
  if (found) {
    const { bytes, contentType = 'application/octet-stream' } = found;
    return objectLines({ bucket, key, contentType, bytes });
  }
  ports.log.warn('An object is missing and could not be exported', { bucket, key });
  return [];
}

/** Bytes that the objects of a row may have, as far as the row says: large ones are not held at the same time. */
export const weightOf = (row: Row): number => (typeof row.rawSize === 'number' ? row.rawSize : 0);
