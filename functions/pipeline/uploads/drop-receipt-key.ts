import { createHash } from 'node:crypto';
import { dropReceiptSuffix, objectKeys, prefixes } from '../../contract/object-keys.ts';

/** The longest key that S3 takes, bytes of UTF-8. */
const longestKey = 1024;
/** Hex digits that tell the long names of one agency apart. */
const digits = 32;

/**
 * Key of the receipt of a dropped file: next to the file, or, where that would be longer than a key may be, in the
 * folder of the agency under a digest of the file's key.
 */
export function dropReceiptKey(droppedKey: string): string {
  const usual = objectKeys.dropReceipt.of({ droppedKey });
  if (Buffer.byteLength(usual) <= longestKey) return usual;
  const agency = objectKeys.dropped.parse(droppedKey)?.agency ?? '';
  const digest = createHash('sha256').update(droppedKey).digest('hex').slice(0, digits);
  return `${prefixes.drop}${agency}/${digest}${dropReceiptSuffix}`;
}
