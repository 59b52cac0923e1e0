import { expect, test } from 'vitest';
import { objectKeys } from '../../../functions/contract/object-keys.ts';
import { missedDrops } from '../../../functions/pipeline/recovery/missed-drops.ts';
import { dropReceiptKey } from '../../../functions/pipeline/uploads/drop-receipt-key.ts';
import { memoryObjects } from '../../doubles/objects.ts';

/** A key of so many bytes of UTF-8. */
const keyOf = (bytes: number, start = ''): string => {
  const begin = `drop/north/${start}`;
  return begin + 'x'.repeat(bytes - Buffer.byteLength(begin));
};

test('a receipt lies next to its file while its key is one that S3 takes', () => {
  for (const key of ['drop/north/story.txt', keyOf(1011), keyOf(1011, '\u00fc'.repeat(100))])
    expect(dropReceiptKey(key)).toBe(`${key}.receipt.json`);
});

test('a longer one is in the folder of the agency, for each file another', () => {
  const keys = [keyOf(1012), keyOf(1024), keyOf(1012, '\u00fc'.repeat(100)), keyOf(1024, 'a/b/')];
  const receipts = keys.map(dropReceiptKey);
  expect(new Set(receipts).size).toBe(keys.length);
  for (const receipt of receipts) {
    expect(receipt).toMatch(/^drop\/north\/[0-9a-f]{32}\.receipt\.json$/);
    // It is not taken for a dropped file itself.
    expect(objectKeys.dropped.parse(receipt)).toBeUndefined();
  }
});

test('a file with such a receipt is not missed', async () => {
  const dropBucket = memoryObjects(() => Date.UTC(2026, 10, 30));
  const [known, missed] = [keyOf(1024, 'known'), keyOf(1024, 'missed')];
  for (const key of [known, missed, dropReceiptKey(known)])
    await dropBucket.put(key, 'x', { contentType: 'text/plain' });
  expect(await missedDrops({ dropBucket, now: () => Date.UTC(2026, 11, 1) }, 0)).toEqual([missed]);
});
