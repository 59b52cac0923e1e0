import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type ConsumerPorts, describe, retryPause } from './batch.ts';

/** `againInSeconds`: leave the records in the queue for that long. */
export type GroupOutcome = 'done' | { againInSeconds: number };

/**
 * A handler for a FIFO queue: records of one message group are handled together, groups side by side.
 * `handle` is given the newest record of the group. When it fails, all records of the group go back, as FIFO
 * order asks for, and come again after a pause that grows with every try.
 */
export const perGroup =
  (ports: ConsumerPorts, handle: (newest: SQSRecord) => Promise<GroupOutcome>) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const groups = Map.groupBy(
      event.Records,
      (record) => record.attributes.MessageGroupId ?? record.messageId,
    );
    const left = await Promise.all(
      [...groups.values()].map((records) => handleGroup(ports, records, handle)),
    );
    ports.flush();
    return { batchItemFailures: left.flat().map((record) => ({ itemIdentifier: record.messageId })) };
  };

async function handleGroup(
  ports: ConsumerPorts,
  records: SQSRecord[],
  handle: (newest: SQSRecord) => Promise<GroupOutcome>,
): Promise<SQSRecord[]> {
  const newest = records.at(-1);
  if (!newest) return [];
  const outcome = await attempt(ports, newest, handle);
  if (outcome === 'done') return [];
  await Promise.all(records.map((record) => ports.defer(record.receiptHandle, outcome.againInSeconds)));
  return records;
}

async function attempt(
  { log }: ConsumerPorts,
  newest: SQSRecord,
  handle: (newest: SQSRecord) => Promise<GroupOutcome>,
): Promise<GroupOutcome> {
  try {
    return await handle(newest);
  } catch (error) {
    const tries = newest.attributes.ApproximateReceiveCount;
    log.error('Messages failed', { group: newest.attributes.MessageGroupId, tries, error: describe(error) });
    return { againInSeconds: retryPause(newest) };
  }
}
