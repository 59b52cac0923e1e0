import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { DatelineError } from '../../core/errors.ts';
import { readableStack } from '../stack-trace.ts';
import type { Telemetry } from '../telemetry.ts';

export interface ConsumerPorts extends Telemetry {
  /** Hides a message of the consumer's own queue for some more seconds. */
  defer: (receiptHandle: string, seconds: number) => Promise<void>;
}

/** Seconds until a failed message is tried again, in place of the queue's visibility timeout. */
export const retryPause = (record: SQSRecord): number =>
  Math.min(2 ** Number(record.attributes.ApproximateReceiveCount), 120);

/**
 * A handler for a standard queue: each record by itself, and only those that failed go back to the queue, so that a bad
 * record never blocks the others.
 */
export const perRecord =
  ({ log, meter, flush, defer }: ConsumerPorts, handle: (record: SQSRecord) => Promise<void>) =>
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const guarded = async (record: SQSRecord): Promise<void> => {
      try {
        await handle(record);
      } catch (error) {
        const tries = record.attributes.ApproximateReceiveCount;
        meter.count('failures');
        log.error('Message failed', { messageId: record.messageId, tries, error: describe(error) });
        await defer(record.receiptHandle, retryPause(record));
        throw error;
      }
    };
    try {
      return await processPartialResponse(event, guarded, new BatchProcessor(EventType.SQS), {
        context,
        throwOnFullBatchFailure: false,
      });
    } finally {
      flush();
    }
  };

/** What a log may hold of an error and its causes: name, text, stack, code and data, but no attached request. */
export const describe = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { value: String(error) };
  return {
    name: error.name,
    message: error.message,
    stack: readableStack(error.stack ?? ''),
    ...(error instanceof DatelineError && { code: error.code, data: error.data }),
    ...(error.cause !== undefined && { cause: describe(error.cause) }),
  };
};
