import { dropReceiptSuffix, prefixes } from '../contract.ts';
import type { ObjectInfo } from '../store/objects.ts';
import { type DropPorts, dropped, takeDrop } from './drop.ts';

/** Files taken in one sweep; the next sweep goes on where this one stopped. */
const atOnce = 200;

/**
 * Takes every dropped file that has no receipt beside it: its event was lost, or came while nothing ran.
 * Returns how many were taken.
 */
export async function sweepDrops(ports: DropPorts): Promise<number> {
  const receipts = new Map<string, number>();
  const files: ObjectInfo[] = [];
  for await (const object of ports.dropBucket.list(prefixes.drop)) {
    const { key } = object;
    if (key.endsWith(dropReceiptSuffix))
      receipts.set(key.slice(0, -dropReceiptSuffix.length), object.modifiedAt);
    else if (dropped(key)) files.push(object);
  }
  const missed = files
    // A file dropped again under its old name is newer than its receipt.
    .filter(({ key, modifiedAt }) => (receipts.get(key) ?? -1) < modifiedAt)
    .map(({ key }) => key)
    .slice(0, atOnce);
  for (const key of missed) {
    try {
      await takeDrop(ports, key);
    } catch (error) {
      // One bad file must not block the others; its own retries end at the alarm on this count.
      ports.meter.count('dropFailures');
      ports.log.error('Dropped file could not be taken', { key, error: String(error) });
    }
  }
  return missed.length;
}
