import {
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeadLetters } from '../../../functions/queues/dead-letters.ts';
import { type DeliveryMessage, deliveryGroup } from '../../../functions/queues/messages.ts';
import { Queue } from '../../../functions/queues/queue.ts';
import { MemorySqs } from '../../doubles/queue.ts';
import { credentials, type Implementation, region } from './emulators.ts';

interface Sqs {
  client: SQSClient;
  /** Makes a queue and returns its address. */
  create(name: string, attributes?: Record<string, string>): Promise<string>;
}

const emulator: Implementation<Sqs> = {
  open: async () => {
    const server = await startFauxqs({ port: 0, logger: false, defaultRegion: region });
    const endpoint = `http://127.0.0.1:${server.port}`;
    const client = new SQSClient({ endpoint, region, credentials });
    return {
      value: {
        client,
        create: async (name, attributes = {}) => {
          const fifo = name.endsWith('.fifo') && { FifoQueue: 'true' };
          await client.send(
            new CreateQueueCommand({ QueueName: name, Attributes: { ...attributes, ...fifo } }),
          );
          return `${endpoint}/000000000000/${name}`;
        },
      },
      close: async () => {
        client.destroy();
        await server.stop();
      },
    };
  },
};
const double: Implementation<Sqs> = {
  open: async () => {
    const memory = new MemorySqs();
    const create = async (name: string, attributes?: Record<string, string>): Promise<string> => {
      const url = `https://sqs.example/000000000000/${name}`;
      memory.create(url, attributes);
      return url;
    };
    return { value: { client: memory.client, create }, close: async () => {} };
  },
};

let names = 0;

describe.each([
  ['the double', double],
  ['the emulator', emulator],
] as const)('a queue on %s', (name, implementation) => {
  /** The emulator takes groups of standard queues, as SQS does, and does not give them out. */
  const groupOf = ({ Attributes }: Message, wanted: string) =>
    name === 'the double' ? Attributes?.MessageGroupId : wanted;
  let sqs: Sqs;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ value: sqs, close } = await implementation.open());
  });
  afterAll(() => close());

  const receive = async (QueueUrl: string, most = 10): Promise<Message[]> => {
    const MessageSystemAttributeNames = ['All' as const];
    const command = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: most,
      MessageSystemAttributeNames,
    });
    return (await sqs.client.send(command)).Messages ?? [];
  };
  const opened = async (suffix = ''): Promise<{ url: string; queue: Queue<object> }> => {
    const url = await sqs.create(`queue-${++names}${suffix}`);
    return { url, queue: new Queue(sqs.client, url) };
  };
  const bodies = (messages: Message[]): unknown[] => messages.map(({ Body = '' }) => JSON.parse(Body));

  test('gives out what was sent, once, until it is given back', async () => {
    const { url, queue } = await opened();
    const before = Date.now();
    await queue.send({ receipt: 'a' });
    expect(await queue.depth()).toEqual({ waiting: 1, inFlight: 0, delayed: 0 });
    const [message, ...more] = await receive(url);
    expect(more).toEqual([]);
    expect(bodies([message as Message])).toEqual([{ receipt: 'a' }]);
    expect(Number(message?.Attributes?.SentTimestamp)).toBeGreaterThanOrEqual(before);
    expect(message?.Attributes?.ApproximateReceiveCount).toBe('1');
    expect(await receive(url)).toEqual([]);
    expect(await queue.depth()).toEqual({ waiting: 0, inFlight: 1, delayed: 0 });
    await queue.defer(message?.ReceiptHandle ?? '', 0);
    const [again] = await receive(url);
    expect(again?.MessageId).toBe(message?.MessageId);
    expect(again?.Attributes?.ApproximateReceiveCount).toBe('2');
    await sqs.client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: again?.ReceiptHandle }));
    expect(await queue.depth()).toEqual({ waiting: 0, inFlight: 0, delayed: 0 });
  });

  test('takes any text, lone surrogates and the characters that XML has none for', async () => {
    const { url, queue } = await opened();
    const message = { text: 'a\u0000\u000b\ud83d \udc00 \ufffe\uffff 📰 \u007f' };
    await queue.send(message);
    expect(bodies(await receive(url))).toEqual([message]);
  });

  test('holds a delayed message back, at most a quarter of an hour', async () => {
    const { url, queue } = await opened();
    await queue.send({ soon: true }, 60);
    await queue.send({ late: true }, 86_400);
    expect(await receive(url)).toEqual([]);
    expect(await queue.depth()).toEqual({ waiting: 0, inFlight: 0, delayed: 2 });
  });

  test('names the group of a message where it has one, and is no FIFO queue by that', async () => {
    const url = await sqs.create(`queue-${++names}`);
    const queue = new Queue<DeliveryMessage>(sqs.client, url, deliveryGroup);
    await queue.send({ endpoint: 'post-1' });
    await queue.send({ endpoint: 'post-1' });
    await queue.send({ test: 'post-1', call: 'c' });
    await queue.send({ hub: 'abc', feed: 'latest' });
    await queue.send({ changed: 'latest' });
    const messages = await receive(url);
    expect(messages).toHaveLength(5);
    for (const message of messages) {
      const wanted = deliveryGroup(JSON.parse(message.Body ?? ''));
      expect(groupOf(message, wanted)).toBe(wanted);
    }
    expect(deliveryGroup({ test: 'post-1', call: 'c' })).toBe(deliveryGroup({ endpoint: 'post-1' }));
    expect(deliveryGroup({ changed: 'latest' })).not.toBe(deliveryGroup({ endpoint: 'latest' }));
  });

  test('of groups takes one message for one deduplication id, over batches too', async () => {
    const { url, queue } = await opened('.fifo');
    const messages = Array.from({ length: 23 }, (_, n) => ({
      group: `feed-${n % 12}`,
      deduplicationId: `id-${n % 12}`,
      message: { n },
    }));
    await queue.sendGrouped(messages);
    await queue.sendGrouped(messages.slice(0, 1));
    expect((await queue.depth()).waiting).toBe(12);
    const first = await receive(url);
    expect(first.length).toBe(10);
    expect(new Set(first.map(({ Attributes }) => Attributes?.MessageGroupId)).size).toBe(10);
  });

  test('of groups gives a group out in order, and no more of it while some are out', async () => {
    const { url, queue } = await opened('.fifo');
    const sent = [1, 2, 3].map((n) => ({ group: 'feed', deduplicationId: `${n}`, message: { n } }));
    await queue.sendGrouped(sent);
    const [first] = await receive(url, 1);
    expect(bodies([first as Message])).toEqual([{ n: 1 }]);
    expect(await receive(url)).toEqual([]);
    await queue.sendGrouped([{ group: 'other', deduplicationId: 'x', message: { other: true } }]);
    expect(bodies(await receive(url))).toEqual([{ other: true }]);
    // SQS gives out several messages of a group at once, the emulator one.
    for (let done = first, n = 2; n <= 3; n++) {
      await sqs.client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: done?.ReceiptHandle }));
      [done] = await receive(url, 1);
      expect(bodies([done as Message])).toEqual([{ n }]);
    }
  });

  test('of groups refuses a message of none', async () => {
    const { queue } = await opened('.fifo');
    await expect(queue.send({ n: 1 })).rejects.toThrow();
    expect((await queue.depth()).waiting).toBe(0);
  });

  describe('with dead letters', () => {
    const withLetters = async (suffix = '') => {
      const name = `dead-${++names}${suffix}`;
      const letters = await sqs.create(name);
      const deadLetterTargetArn = `arn:aws:sqs:${region}:000000000000:${name}`;
      const policy = { deadLetterTargetArn, maxReceiveCount: 3 };
      const source = await sqs.create(`source-${++names}${suffix}`, {
        RedrivePolicy: JSON.stringify(policy),
      });
      const put = (n: number): Promise<unknown> =>
        sqs.client.send(
          new SendMessageCommand({
            QueueUrl: letters,
            MessageBody: JSON.stringify({ n }),
            ...(suffix && { MessageGroupId: `feed-${n}`, MessageDeduplicationId: `letter-${n}` }),
          }),
        );
      for (const n of [1, 2, 3]) await put(n);
      return { source, url: letters, letters: new DeadLetters(source, sqs.client) };
    };

    test.each(['', '.fifo'])('shows them without taking them%s', async (suffix) => {
      const { letters } = await withLetters(suffix);
      expect(await letters.count()).toBe(3);
      const seen = await letters.peek(10);
      expect(seen.map(({ body }) => JSON.parse(body).n).sort()).toEqual([1, 2, 3]);
      const groups = suffix ? ['feed-1', 'feed-2', 'feed-3'] : Array(3).fill(undefined);
      expect(seen.map(({ group }) => group).sort()).toEqual(groups);
      expect(await letters.count()).toBe(3);
      expect((await letters.peek(2)).length).toBe(2);
    });

    test('of a fair queue replays them for whom they were', async () => {
      const { source, url, letters } = await withLetters();
      const queue = new Queue<DeliveryMessage>(sqs.client, url, deliveryGroup);
      await queue.send({ endpoint: 'post-1' });
      await letters.settle(({ body }) => (body.includes('post-1') ? 'replay' : 'drop'));
      const [replayed, ...more] = await receive(source);
      expect(more).toEqual([]);
      expect(replayed && groupOf(replayed, 'endpoint-post-1')).toBe('endpoint-post-1');
    });

    test.each(['', '.fifo'])('replays, drops or keeps each%s', async (suffix) => {
      const { source, letters } = await withLetters(suffix);
      const decisions = ['replay', 'drop', 'keep'] as const;
      await letters.settle(({ body }) => decisions[JSON.parse(body).n - 1] ?? 'keep');
      expect((await letters.peek(10)).map(({ body }) => body)).toEqual(['{"n":3}']);
      expect(bodies(await receive(source))).toEqual([{ n: 1 }]);
    });

    test('says that a queue has none', async () => {
      const { url } = await opened();
      await expect(new DeadLetters(url, sqs.client).count()).rejects.toThrow(/dead-letter queue/);
    });
  });
});

test('on the double, time alone brings delayed messages, ends a deduplication and gives messages back', async () => {
  let now = 1_800_000_000_000;
  const memory = new MemorySqs(() => now);
  const receive = async (QueueUrl: string) =>
    (await memory.client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))).Messages ??
    [];
  await new Queue(memory.client, 'plain').send({ n: 1 }, 60);
  now += 59_000;
  expect(await receive('plain')).toEqual([]);
  now += 1000;
  expect(await receive('plain')).toHaveLength(1);
  expect(await receive('plain')).toEqual([]);
  now += 30_000;
  expect(await receive('plain')).toHaveLength(1);
  const grouped = new Queue(memory.client, 'feeds.fifo');
  const message = { group: 'feed', deduplicationId: 'same', message: { feed: 'latest' } };
  await grouped.sendGrouped([message]);
  now += 299_000;
  await grouped.sendGrouped([message]);
  expect(memory.bodies('feeds.fifo')).toHaveLength(1);
  now += 1000;
  await grouped.sendGrouped([message]);
  expect(memory.bodies('feeds.fifo')).toHaveLength(2);
});
