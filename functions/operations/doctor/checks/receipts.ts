import { instant } from '../../../pipeline/ports.ts';
import { Receipts } from '../../../store/entities/receipts.ts';
import type { Check } from '../check.ts';

/** A receipt that is late and was not resumed. */
export const receiptPending: Check = {
  code: 'receipt-pending',
  on: 'receipt',
  severity: 'error',
  title: 'An accepted upload was not ingested',
  async find({ receipts, now }, id, { patienceMs }) {
    const receipt = await receipts.get(id);
    if (receipt?.state !== 'pending' || receipt.receivedAt > instant(now() - patienceMs)) return [];
    return [{ detail: `of ${receipt.agency}, waits since ${receipt.receivedAt}` }];
  },
  repair: ({ receiptsQueue }, id) => receiptsQueue.send({ receipt: id }),
};

/** A receipt that the reconciler has given up. */
export const receiptStuck: Check = {
  code: 'receipt-stuck',
  on: 'receipt',
  severity: 'error',
  title: 'An accepted upload could not be ingested and was given up',
  async find({ receipts }, id) {
    const receipt = await receipts.get(id);
    if (receipt?.state !== 'stuck') return [];
    return [
      { detail: `of ${receipt.agency}, came ${receipt.receivedAt}, tried ${receipt.redrives ?? 0} times` },
    ];
  },
  repair: ({ receiptsQueue }, id) => receiptsQueue.send({ receipt: id }),
};

/** Bytes and results are stored before the row that names them, so that a crash cannot lose them. */
export const receiptObjects: Check = {
  code: 'receipt-object-missing',
  on: 'receipt',
  severity: 'error',
  title: 'Bytes of an upload, or its results, are lost',
  async find({ receipts, intakeBucket }, id) {
    const receipt = await receipts.get(id);
    if (!receipt) return [];
    const places = [Receipts.rawKey(receipt), receipt.resultsKey].filter((key) => key !== undefined);
    const there = await Promise.all(places.map((key) => intakeBucket.head(key)));
    return places.flatMap((key, index) =>
      there[index] ? [] : [{ about: key, detail: `${key} is missing` }],
    );
  },
};
