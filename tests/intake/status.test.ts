import { expect, test } from 'vitest';
import { status } from '../../functions/intake/http/status.ts';
import { DeadLetters } from '../../functions/queues/dead-letters.ts';
import { Queue } from '../../functions/queues/queue.ts';
import { Definitions } from '../../functions/store/entities/definitions.ts';
import { FeedStates } from '../../functions/store/entities/feed-states.ts';
import { Feeds } from '../../functions/store/entities/feeds.ts';
import { type Receipt, Receipts } from '../../functions/store/entities/receipts.ts';
import { memoryObjects } from '../doubles/objects.ts';
import { MemorySqs } from '../doubles/queue.ts';
import { memoryTable } from '../doubles/table.ts';

const start = Date.parse('2026-11-30T12:00:00.000Z');

function desk() {
  const clock = { now: start };
  const table = memoryTable();
  const sqs = new MemorySqs(() => clock.now);
  sqs.create('https://sqs/0/receipts', {
    RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:0:dead"}',
  });
  const receipts = new Receipts(table, memoryObjects());
  const queue = {
    queue: new Queue(sqs.client, 'https://sqs/0/receipts'),
    deadLetters: new DeadLetters('https://sqs/0/receipts', sqs.client),
  };
  const app = status({
    receipts,
    feeds: new Feeds(table),
    feedStates: new FeedStates(table),
    definitions: new Definitions(table),
    queues: { receipts: queue },
    now: () => clock.now,
  });
  const get = async () => (await app.request('/', { headers: { accept: 'application/json' } })).json();
  return { clock, sqs, receipts, get };
}

const receipt: Receipt = {
  id: 'b3f0c1d2-0000-5000-8000-000000000002',
  agency: 'test',
  operation: 'submit',
  state: 'pending',
  receivedAt: new Date(start).toISOString(),
  rawDigest: 'e'.repeat(64),
  rawSize: 3,
};

test('the status is read at most once a second, however often it is asked for', async () => {
  const { clock, receipts, get } = desk();
  expect(await get()).toMatchObject({ status: 'ok', pendingReceipts: { count: 0, more: false } });
  await receipts.create(receipt, new Uint8Array([1, 2, 3]));
  clock.now += 999;
  expect(await get()).toMatchObject({ time: receipt.receivedAt, pendingReceipts: { count: 0 } });
  clock.now += 1;
  expect(await get()).toMatchObject({
    status: 'ok',
    pendingReceipts: { count: 1, more: false, oldest: receipt.receivedAt },
  });
});

test('a receipt that waits for more than a minute asks for attention, until it is finished', async () => {
  const { clock, receipts, get } = desk();
  await receipts.create(receipt, new Uint8Array([1, 2, 3]));
  clock.now += 60_001;
  expect(await get()).toMatchObject({ status: 'attention' });
  const finishedAt = new Date(clock.now).toISOString();
  await receipts.finish(receipt, { results: [], feeds: [], format: 'text', finishedAt });
  clock.now += 1000;
  const answer = await get();
  expect(answer).toMatchObject({ status: 'ok', pendingReceipts: { count: 0 } });
  expect(answer.latestReceipts).toEqual([
    expect.objectContaining({ receipt: receipt.id, state: 'done', bytes: 3, finishedAt, results: {} }),
  ]);
  expect(JSON.stringify(answer)).not.toContain('"test"');
});

test('a stuck receipt asks for attention', async () => {
  const { receipts, get } = desk();
  await receipts.create(receipt, new Uint8Array([1, 2, 3]));
  await receipts.postpone(receipt, receipt.receivedAt, true);
  expect(await get()).toMatchObject({ status: 'attention', stuckReceipts: { count: 1, more: false } });
});

test('a dead letter asks for attention', async () => {
  const { sqs, get } = desk();
  await new Queue(sqs.client, 'https://sqs/0/dead').send({ receipt: 'x' });
  expect(await get()).toMatchObject({
    status: 'attention',
    queues: { receipts: { waiting: 0, inFlight: 0, delayed: 0, deadLetters: 1 } },
  });
});
