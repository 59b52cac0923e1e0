import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';

interface Stored {
  id: string;
  body: string;
  group: string | undefined;
  /** Of a FIFO queue: its messages come one after the other. */
  ordered: boolean;
  sentAt: number;
  /** When it can be received; later than now while it is delayed or in flight. */
  visibleAt: number;
  receives: number;
}

interface MemoryQueue {
  messages: Stored[];
  /** When each deduplication id was sent. */
  sent: Map<string, number>;
  attributes: Record<string, string>;
}

const deduplicationMs = 5 * 60_000;
/** The visibility timeout of the queues. */
const hiddenSeconds = 30;
/** Characters that SQS refuses: those outside XML 1.0. */
const refused = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * SQS in memory. A queue whose address ends in `.fifo` is FIFO; queues exist as soon as they are named.
 * `tests/store/contract/queue.test.ts` holds it equal to the emulator.
 */
export class MemorySqs {
  readonly #queues = new Map<string, MemoryQueue>();
  readonly #now: () => number;
  #ids = 0;

  readonly client = { send: async (command: object) => this.#answer(command) } as unknown as SQSClient;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Makes a queue with attributes, e.g. a `RedrivePolicy`. */
  create(url: string, attributes: Record<string, string> = {}): void {
    this.#queues.set(url, { messages: [], sent: new Map(), attributes });
  }

  /** Bodies of all messages of a queue, in the order in which they were sent. */
  bodies(url: string): unknown[] {
    return this.#queue(url).messages.map(({ body }) => JSON.parse(body));
  }

  #answer(command: object): object {
    if (command instanceof SendMessageCommand) {
      return { MessageId: this.#send(this.#queue(command.input.QueueUrl), command.input) };
    }
    if (command instanceof SendMessageBatchCommand) {
      const { QueueUrl, Entries = [] } = command.input;
      if (Entries.length === 0 || Entries.length > 10) throw new Error('A batch has 1 to 10 entries');
      const Successful = Entries.map((entry) => ({
        Id: entry.Id,
        MessageId: this.#send(this.#queue(QueueUrl), { ...entry, QueueUrl }),
      }));
      return { Successful };
    }
    if (command instanceof ReceiveMessageCommand) {
      const { QueueUrl, MaxNumberOfMessages = 1, VisibilityTimeout = hiddenSeconds } = command.input;
      return { Messages: this.#receive(this.#queue(QueueUrl), MaxNumberOfMessages, VisibilityTimeout) };
    }
    if (command instanceof DeleteMessageCommand) {
      const queue = this.#queue(command.input.QueueUrl);
      queue.messages = queue.messages.filter(({ id }) => id !== command.input.ReceiptHandle);
      return {};
    }
    if (command instanceof ChangeMessageVisibilityCommand) {
      this.#hide(command.input.QueueUrl, command.input.ReceiptHandle, command.input.VisibilityTimeout);
      return {};
    }
    if (command instanceof ChangeMessageVisibilityBatchCommand) {
      for (const { ReceiptHandle, VisibilityTimeout } of command.input.Entries ?? [])
        this.#hide(command.input.QueueUrl, ReceiptHandle, VisibilityTimeout);
      return {};
    }
    if (command instanceof GetQueueAttributesCommand)
      return { Attributes: this.#attributes(command.input.QueueUrl) };
    throw new Error(`${command.constructor.name} is not known`);
  }

  #queue(url = ''): MemoryQueue {
    if (!this.#queues.has(url)) this.create(url);
    return this.#queues.get(url) as MemoryQueue;
  }

  #send(queue: MemoryQueue, input: SendMessageCommandInput): string {
    const { MessageBody = '', MessageGroupId, MessageDeduplicationId, DelaySeconds = 0, QueueUrl } = input;
    const fifo = QueueUrl?.endsWith('.fifo') === true;
    if (MessageBody === '' || refused.test(MessageBody))
      throw new Error('The message has characters that are not allowed');
    if (fifo && MessageGroupId === undefined) throw new Error('A FIFO queue needs a group');
    if (!fifo && MessageDeduplicationId !== undefined)
      throw new Error('Only a FIFO queue takes a deduplication id');
    if (DelaySeconds < 0 || DelaySeconds > 900) throw new Error('A delay has 0 to 900 seconds');
    const now = this.#now();
    if (MessageDeduplicationId !== undefined) {
      const before = queue.sent.get(MessageDeduplicationId);
      if (before !== undefined && now - before < deduplicationMs) return MessageDeduplicationId;
      queue.sent.set(MessageDeduplicationId, now);
    }
    const id = `message-${++this.#ids}`;
    const visibleAt = now + DelaySeconds * 1000;
    queue.messages.push({
      id,
      body: MessageBody,
      group: MessageGroupId,
      ordered: fifo,
      sentAt: now,
      visibleAt,
      receives: 0,
    });
    return id;
  }

  #receive(queue: MemoryQueue, most: number, hidden: number): object[] {
    const now = this.#now();
    const isOut = ({ visibleAt, receives }: Stored): boolean => receives > 0 && visibleAt > now;
    // While a message of a group is out, the group waits.
    const busy = new Set(queue.messages.filter((one) => one.ordered && isOut(one)).map(({ group }) => group));
    const free = queue.messages.filter(({ visibleAt, group }) => visibleAt <= now && !busy.has(group));
    return free.slice(0, most).map((message) => {
      message.visibleAt = now + hidden * 1000;
      message.receives += 1;
      return {
        MessageId: message.id,
        ReceiptHandle: message.id,
        Body: message.body,
        Attributes: {
          SentTimestamp: String(message.sentAt),
          ApproximateReceiveCount: String(message.receives),
          ...(message.group !== undefined && { MessageGroupId: message.group }),
        },
      };
    });
  }

  #hide(url: string | undefined, handle: string | undefined, seconds = 0): void {
    const message = this.#queue(url).messages.find(({ id }) => id === handle);
    if (message) message.visibleAt = this.#now() + seconds * 1000;
  }

  #attributes(url: string | undefined): Record<string, string> {
    const now = this.#now();
    const { messages, attributes } = this.#queue(url);
    const hidden = messages.filter(({ visibleAt }) => visibleAt > now);
    const delayed = hidden.filter(({ receives }) => receives === 0).length;
    return {
      ...attributes,
      ApproximateNumberOfMessages: String(messages.length - hidden.length),
      ApproximateNumberOfMessagesNotVisible: String(hidden.length - delayed),
      ApproximateNumberOfMessagesDelayed: String(delayed),
    };
  }
}
