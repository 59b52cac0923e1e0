import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { NotFoundError } from '../core/errors.ts';
import { sqs } from './client.ts';

/** A message that failed as often as its queue allows. */
export interface DeadLetter {
  id: string;
  body: string;
  /** When it was first sent, milliseconds since the epoch. */
  sentAt: number;
  /** Message group of a FIFO queue. */
  group?: string;
}

/** What to do with a letter; `keep` leaves it where it is. */
export type Decision = 'keep' | 'replay' | 'drop';

/** While letters are read, nobody else receives them; after a crash they come back after this time. */
const hiddenSeconds = 60;

/**
 * The dead letters of one queue. They are found by the queue's own redrive policy, so that only its address has to be
 * known. SQS cannot show a message without receiving it: letters are received for a moment and given back.
 */
export class DeadLetters {
  readonly #client: SQSClient;
  readonly #source: string;
  #url: Promise<string> | undefined;

  /** @param source Address of the queue whose letters these are. */
  constructor(source: string, client = sqs()) {
    this.#source = source;
    this.#client = client;
  }

  /** Roughly how many there are, including those that somebody is reading. */
  async count(): Promise<number> {
    const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const { Attributes } = await this.#client.send(
      new GetQueueAttributesCommand({ QueueUrl: await this.#address(), AttributeNames: [...names] }),
    );
    return names.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
  }

  /** Up to `limit` letters, the oldest first as far as SQS keeps the order. */
  async peek(limit: number): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    await this.#visit(limit, (letter) => {
      found.push(letter);
      return 'keep';
    });
    return found.sort((left, right) => left.sentAt - right.sentAt);
  }

  /**
   * Passes letters to `decide` and does with each what it returns. A replayed letter is sent to its queue before it is
   * deleted here, so that it can come twice and cannot be lost. Of one group of a FIFO queue at most the first ten
   * kept letters are passed, since SQS delivers no more of a group while they are in flight.
   */
  async settle(
    decide: (letter: DeadLetter) => Decision | Promise<Decision>,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    await this.#visit(limit, decide);
  }

  async #visit(limit: number, decide: (letter: DeadLetter) => Decision | Promise<Decision>): Promise<void> {
    const url = await this.#address();
    const kept: Message[] = [];
    const seen = new Set<string>();
    try {
      while (seen.size < limit) {
        const { Messages = [] } = await this.#client.send(
          new ReceiveMessageCommand({
            QueueUrl: url,
            MaxNumberOfMessages: Math.min(10, limit - seen.size),
            VisibilityTimeout: hiddenSeconds,
            WaitTimeSeconds: 0,
            MessageSystemAttributeNames: ['All'],
          }),
        );
        if (Messages.length === 0) break;
        for (const message of Messages) {
          kept.push(message);
          const letter = letterOf(message);
          // The look takes so long that the first ones came back: all have been seen.
          if (seen.has(letter.id)) return;
          seen.add(letter.id);
          const decision = await decide(letter);
          if (decision === 'keep') continue;
          if (decision === 'replay') await this.#send(letter);
          await this.#client.send(
            new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }),
          );
          kept.pop();
        }
      }
    } finally {
      await this.#giveBack(url, kept);
    }
  }

  async #send(letter: DeadLetter): Promise<void> {
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#source,
        MessageBody: letter.body,
        ...(letter.group !== undefined && { MessageGroupId: letter.group }),
        // Only a FIFO queue takes one. Its first one would still count as sent within five minutes.
        ...(this.#source.endsWith('.fifo') && { MessageDeduplicationId: `replay-${letter.id}` }),
      }),
    );
  }

  async #giveBack(url: string, messages: Message[]): Promise<void> {
    for (let start = 0; start < messages.length; start += 10) {
      await this.#client.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: url,
          Entries: messages.slice(start, start + 10).map(({ ReceiptHandle }, index) => ({
            Id: String(index),
            ReceiptHandle,
            VisibilityTimeout: 0,
          })),
        }),
      );
    }
  }

  #address(): Promise<string> {
    this.#url ??= this.#find();
    return this.#url;
  }

  async #find(): Promise<string> {
    const { Attributes } = await this.#client.send(
      new GetQueueAttributesCommand({ QueueUrl: this.#source, AttributeNames: ['RedrivePolicy'] }),
    );
    const policy = JSON.parse(Attributes?.RedrivePolicy ?? '{}') as { deadLetterTargetArn?: string };
    const name = policy.deadLetterTargetArn?.split(':').at(-1);
    if (!name) throw new NotFoundError('dead-letter queue of', this.#source);
    // Of the same account and region, as SQS demands; only the name differs.
    return `${this.#source.slice(0, this.#source.lastIndexOf('/'))}/${name}`;
  }
}

const letterOf = (message: Message): DeadLetter => ({
  id: message.MessageId ?? '',
  body: message.Body ?? '',
  sentAt: Number(message.Attributes?.SentTimestamp ?? 0),
  ...(message.Attributes?.MessageGroupId !== undefined && { group: message.Attributes.MessageGroupId }),
});
