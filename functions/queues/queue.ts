import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { DatelineError } from '../core/errors.ts';

/** The longest delay of a message in SQS. */
export const longestDelaySeconds = 900;

/**
 * JSON in characters that SQS accepts, those of XML 1.0: U+FFFE and U+FFFF, which `JSON.stringify` keeps, are escaped.
 * Surrogates are too, since emulators refuse characters outside the basic plane.
 */
export const bodyOf = (message: object): string =>
  JSON.stringify(message).replaceAll(
    /[\uD800-\uDFFF\uFFFE\uFFFF]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16)}`,
  );

/** Messages of one queue. A message only asks for work to be done now: the table holds the truth. */
export class Queue<T extends object> {
  readonly #client: SQSClient;
  readonly #url: string;
  readonly #groupOf: ((message: T) => string) | undefined;

  /**
   * @param groupOf whom a message of a standard queue is for: SQS then shares the consumers fairly among groups, so that
   * one with many messages does not make the others wait (SQS fair queues)
   */
  constructor(client: SQSClient, url: string, groupOf?: (message: T) => string) {
    this.#client = client;
    this.#url = url;
    this.#groupOf = groupOf;
  }

  /** Sends to a standard queue; the message can be received after `delaySeconds`, at most `longestDelaySeconds`. */
  async send(message: T, delaySeconds = 0): Promise<void> {
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#url,
        MessageBody: bodyOf(message),
        ...(this.#groupOf && { MessageGroupId: this.#groupOf(message) }),
        DelaySeconds: Math.min(delaySeconds, longestDelaySeconds),
      }),
    );
  }

  /**
   * Sends to a FIFO queue, ten a request. Messages of one group are delivered one batch at a time; equal
   * deduplication ids within five minutes are one message.
   * @throws DatelineError `not-sent` when SQS refuses a message for good.
   */
  async sendGrouped(messages: { group: string; deduplicationId: string; message: T }[]): Promise<void> {
    for (let start = 0; start < messages.length; start += 10) {
      const answer = await this.#client.send(
        new SendMessageBatchCommand({
          QueueUrl: this.#url,
          Entries: messages.slice(start, start + 10).map(({ group, deduplicationId, message }, index) => ({
            Id: String(index),
            MessageBody: bodyOf(message),
            MessageGroupId: group,
            MessageDeduplicationId: deduplicationId,
          })),
        }),
      );
      const failed = answer.Failed?.[0];
      if (failed) {
        const reason = `${failed.Code ?? ''} ${failed.Message ?? ''}`;
        throw new DatelineError('not-sent', `The queue refused a message: ${reason}`, { queue: this.#url });
      }
    }
  }

  /** Hides a received message for some more seconds. */
  readonly defer = async (receiptHandle: string, seconds: number): Promise<void> => {
    await this.#client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: this.#url,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  };

  /** Roughly how many messages wait, are in flight and are delayed. */
  async depth(): Promise<{ waiting: number; inFlight: number; delayed: number }> {
    const { Attributes } = await this.#client.send(
      new GetQueueAttributesCommand({
        QueueUrl: this.#url,
        AttributeNames: [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
          'ApproximateNumberOfMessagesDelayed',
        ],
      }),
    );
    return {
      waiting: Number(Attributes?.ApproximateNumberOfMessages ?? 0),
      inFlight: Number(Attributes?.ApproximateNumberOfMessagesNotVisible ?? 0),
      delayed: Number(Attributes?.ApproximateNumberOfMessagesDelayed ?? 0),
    };
  }
}
