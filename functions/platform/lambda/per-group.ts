import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type ConsumerPorts, describe, retryPause } from './per-record.ts';

/** Handles the records of one FIFO message group; non-empty, oldest first. */
export type HandleGroup = (records: [SQSRecord, ...SQSRecord[]]) => Promise<GroupOutcome>;

/** `againInSeconds`: the newest record comes again after that time, on behalf of the older ones. */
export type GroupOutcome = 'done' | { againInSeconds: number };

/**
 * A handler for a FIFO queue: records of one message group are handled together, groups in parallel. When `handle` asks
 * to be called again, only the newest record goes back to the queue, so that a backlog shrinks while its group waits.
 * When it fails, all records go back, as FIFO order requires, and come again after a pause that grows with every try.
 */
export const perGroup =
  (ports: ConsumerPorts, handle: HandleGroup) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const groups = Map.groupBy(
      event.Records,
      (record) => record.attributes.MessageGroupId ?? record.messageId,
    );
    try {
      const left = await Promise.all(
        [...groups.values()].map((records) => handleGroup(ports, records, handle)),
      );
      return { batchItemFailures: left.flat().map((record) => ({ itemIdentifier: record.messageId })) };
    } finally {
      ports.flush();
    }
  };

async function handleGroup(
  ports: ConsumerPorts,
  records: SQSRecord[],
  handle: HandleGroup,
): Promise<SQSRecord[]> {
  const [oldest, ...later] = records;
  if (!oldest) return [];
  const newest = later.at(-1) ?? oldest;
  const outcome = await attempt(ports, newest, () => handle([oldest, ...later]));
  if (outcome === 'done') return [];
  const failed = outcome === 'failed';
  const left = failed ? records : [newest];
  const seconds = failed ? retryPause(newest) : outcome.againInSeconds;
  await Promise.all(left.map((record) => ports.defer(record.receiptHandle, seconds)));
  return left;
}

async function attempt(
  { log, meter }: ConsumerPorts,
  newest: SQSRecord,
  handle: () => Promise<GroupOutcome>,
): Promise<GroupOutcome | 'failed'> {
  try {
    return await handle();
  } catch (error) {
    const tries = newest.attributes.ApproximateReceiveCount;
    meter.count('failures');
    log.error('Messages failed', { group: newest.attributes.MessageGroupId, tries, error: describe(error) });
    return 'failed';
  }
}
