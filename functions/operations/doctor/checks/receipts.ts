import { instant } from '../../../pipeline/ports.ts';
import { type Receipt, Receipts } from '../../../store/entities/uploads/receipts.ts';
import type { Check, Scope } from '../check.ts';
import { missingObjects } from '../missing-objects.ts';

/** A check of receipts that were not ingested: `wrong` says what is wrong with one; they are ingested again. */
const notIngested = (
  what: Pick<Check, 'code' | 'title'>,
  wrong: (receipt: Receipt, until: string) => string | undefined,
): Check => ({
  ...what,
  on: 'receipt',
  severity: 'error',
  async find({ receipts, now }, id, { patienceMs }: Scope) {
    const receipt = await receipts.get(id);
    const detail = receipt && wrong(receipt, instant(now() - patienceMs));
    return detail === undefined ? [] : [{ detail: `of ${receipt?.agency}, ${detail}` }];
  },
  repair: ({ receiptsQueue }, id) => receiptsQueue.send({ receipt: id }),
});

/** A receipt that is late and was not resumed. */
export const receiptPending = notIngested(
  { code: 'receipt-pending', title: 'An accepted upload was not ingested' },
  ({ state, receivedAt }, until) =>
    state === 'pending' && receivedAt <= until ? `waits since ${receivedAt}` : undefined,
);

/** A receipt that the reconciler has given up. */
export const receiptStuck = notIngested(
  { code: 'receipt-stuck', title: 'An accepted upload could not be ingested and was given up' },
  ({ state, receivedAt, redrives = 0 }) =>
    state === 'stuck' ? `came ${receivedAt}, tried ${redrives} times` : undefined,
);

/** Bytes and results are stored before the row that names them, so that a crash cannot lose them. */
export const receiptObjects: Check = {
  code: 'receipt-object-missing',
  on: 'receipt',
  severity: 'error',
  title: 'Bytes of an upload, or its results, are lost',
  async find({ receipts, intakeBucket }, id) {
    const receipt = await receipts.get(id);
    if (!receipt) return [];
    const keys = [Receipts.rawKey(receipt), receipt.resultsKey].filter((key) => key !== undefined);
    return missingObjects(intakeBucket, keys);
  },
};
