import type { FunctionName } from './functions.ts';

/** Queues, their consumers, and how often a message is tried before it is a dead letter. */
export const queues = {
  // One file and one upload at a time: a batch is handled in parallel, and several of the largest files need more than
  // the function's memory, so that all of them would fail.
  drop: { consumer: 'drop', fifo: false, batchSize: 1, maxReceives: 5 },
  receipts: { consumer: 'ingest', fifo: false, batchSize: 1, maxReceives: 5 },
  /** One message group for each feed. A build that is too early goes back to the queue, which counts as a receive. */
  feeds: { consumer: 'publish', fifo: true, batchSize: 10, maxReceives: 12 },
  /** An endpoint, or a feed that has changed: a batch would make one endpoint wait for another. */
  deliveries: { consumer: 'deliver', fifo: false, batchSize: 1, maxReceives: 5 },
} as const satisfies Record<
  string,
  { consumer: FunctionName; fifo: boolean; batchSize: number; maxReceives: number }
>;

export type QueueName = keyof typeof queues;

/** Detail type of the EventBridge event that S3 sends for a new object. */
export const dropEvent = { source: 'aws.s3', detailType: 'Object Created' } as const;
