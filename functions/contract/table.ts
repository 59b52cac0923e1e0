/** The one table. Global secondary indexes are sparse: only rows that need finding carry their keys. */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  ttl: 'expiresAt',
  /** Work to be found by time: pending receipts, finished receipts, held stories, feed definitions. */
  index: { name: 'work', partitionKey: 'wpk', sortKey: 'wsk' },
} as const;
