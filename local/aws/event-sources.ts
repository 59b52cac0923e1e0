import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type QueueName, queues } from '../../functions/contract/queues.ts';
import { sqs } from '../../functions/queues/client.ts';
import type { Invoke } from '../functions/invoke.ts';

/** Pollers of one queue, like a Lambda event source. */
export interface EventSource {
  stop(): Promise<void>;
}

/** Concurrent batches per queue: the minimum, and up to the maximum while batches are full, as Lambda scales. */
const pollers = { least: 2, most: 6 };
/** The longest that SQS lets a receiver wait, as Lambda does: a desk that has nothing to do asks seldom. */
const waitSeconds = 20;

/** Receives messages of a queue, passes them to its consumer, and deletes those not reported as failed. */
export function eventSource(invoke: Invoke, queue: QueueName, url: string): EventSource {
  const client = sqs();
  const stopping = new AbortController();
  const { batchSize, consumer } = queues[queue];

  const running = new Set<Promise<void>>();
  const start = (extra: boolean): void => {
    const one = poll(extra).finally(() => running.delete(one));
    running.add(one);
  };
  /** An `extra` poller ends when the backlog is gone. */
  const poll = async (extra: boolean): Promise<void> => {
    while (!stopping.signal.aborted) {
      const messages = await receive(client, url, batchSize, stopping.signal);
      if (messages.length === batchSize && running.size < pollers.most) start(true);
      if (messages.length === 0 && extra) return;
      if (messages.length === 0) continue;
      const failed = await failures(invoke, consumer, messages);
      await remove(
        client,
        url,
        messages.filter((message) => !failed.has(message.MessageId ?? '')),
      );
    }
  };
  for (let n = 0; n < pollers.least; n++) start(false);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
      client.destroy();
    },
  };
}

async function receive(
  client: SQSClient,
  url: string,
  count: number,
  signal: AbortSignal,
): Promise<Message[]> {
  try {
    const answer = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: count,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
      }),
      { abortSignal: signal },
    );
    return answer.Messages ?? [];
  } catch (error) {
    if (!signal.aborted) {
      console.error(`Queue ${url} does not answer: ${String(error)}`);
      await sleep(500);
    }
    return [];
  }
}

/** Ids of messages that stay in the queue; all of them if the function itself failed, as on Lambda. */
async function failures(
  invoke: Invoke,
  consumer: (typeof queues)[QueueName]['consumer'],
  messages: Message[],
): Promise<Set<string>> {
  try {
    const event: SQSEvent = { Records: messages.map(recordOf) };
    const answer = (await invoke(consumer, event)) as SQSBatchResponse | undefined;
    return new Set((answer?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
  } catch (error) {
    console.error(`Function ${consumer} failed: ${String(error)}`);
    return new Set(messages.map((message) => message.MessageId ?? ''));
  }
}

async function remove(client: SQSClient, url: string, messages: Message[]): Promise<void> {
  if (messages.length === 0) return;
  try {
    await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: url,
        Entries: messages.map((message, index) => ({
          Id: String(index),
          ReceiptHandle: message.ReceiptHandle,
        })),
      }),
    );
  } catch (error) {
    // They are redelivered after the visibility timeout; handlers are idempotent.
    console.error(`Messages could not be deleted: ${String(error)}`);
  }
}

function recordOf(message: Message): SQSRecord {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: '0',
      ...message.Attributes,
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: 'us-east-1',
  };
}
