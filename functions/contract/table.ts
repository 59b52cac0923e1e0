/** The one table. Its global secondary index is sparse: only rows that have to be found carry its keys. */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  ttl: 'expiresAt',
  /** Work to be found by time: pending receipts, finished receipts, held stories, feed definitions. */
  index: { name: 'work', partitionKey: 'wpk', sortKey: 'wsk' },
} as const;
