import { objectKeys, prefixes } from '../../contract/object-keys.ts';
import type { ObjectInfo } from '../../store/s3/objects.ts';
import type { PipelinePorts } from '../ports.ts';
import { dropReceiptKey } from '../uploads/drop-receipt-key.ts';

export type MissedDropsPorts = Pick<PipelinePorts, 'dropBucket' | 'dropQueue' | 'now'>;

/** Files requested in one run; the next run takes the following ones. */
const atOnce = 200;

/**
 * Sends every dropped file to its queue again that has no receipt next to it after `patienceMs`: its event was lost, or
 * came while nothing ran. Returns how many there were.
 */
export async function receiveMissedDrops(ports: MissedDropsPorts, patienceMs: number): Promise<number> {
  const missed = await missedDrops(ports, patienceMs);
  for (const key of missed) await ports.dropQueue.send({ detail: { object: { key } } });
  return missed.length;
}

/** Keys of dropped files that have no receipt next to them after `patienceMs`, those of one run at most. */
export async function missedDrops(
  ports: Pick<MissedDropsPorts, 'dropBucket' | 'now'>,
  patienceMs: number,
): Promise<string[]> {
  /** When the receipts were written, by their own keys. */
  const receipts = new Map<string, number>();
  const files: ObjectInfo[] = [];
  for await (const object of ports.dropBucket.list(prefixes.drop)) {
    const { key } = object;
    if (objectKeys.dropReceipt.parse(key)) receipts.set(key, object.modifiedAt);
    else if (objectKeys.dropped.parse(key)) files.push(object);
  }
  const until = ports.now() - patienceMs;
  const missed = files
    // A file dropped again under its old name is newer than its receipt.
    .filter(
      ({ key, modifiedAt }) => modifiedAt <= until && (receipts.get(dropReceiptKey(key)) ?? -1) < modifiedAt,
    )
    .slice(0, atOnce);
  return missed.map(({ key }) => key);
}
