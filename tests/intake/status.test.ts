import { expect, test } from 'vitest';
import { status } from '../../functions/intake/http/status.ts';
import { DeadLetters } from '../../functions/queues/dead-letters.ts';
import { Queue } from '../../functions/queues/queue.ts';
import { Definitions } from '../../functions/store/entities/feeds/definitions.ts';
import { FeedStates } from '../../functions/store/entities/feeds/feed-states.ts';
import { Feeds } from '../../functions/store/entities/feeds/feeds.ts';
import { type Receipt, Receipts } from '../../functions/store/entities/uploads/receipts.ts';
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
  const feedStates = new FeedStates(table);
  const app = status({
    receipts,
    feeds: new Feeds(table),
    feedStates,
    definitions: new Definitions(table),
    queues: { receipts: queue },
    now: () => clock.now,
  });
  const get = async () => (await app.request('/', { headers: { accept: 'application/json' } })).json();
  return { clock, sqs, receipts, feedStates, get };
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

test('the status names a feed that cannot be built until one of its builds succeeds', async () => {
  const { feedStates, clock, get } = desk();
  const at = new Date(start).toISOString();
  const lease = () => feedStates.lease('latest', 'one', clock.now, clock.now + 15_000);
  await lease();
  await feedStates.failed('latest', 'one', { at, error: 'Error: too large' });
  clock.now += 2000;
  expect(await get()).toMatchObject({ status: 'attention', failingFeeds: [{ feed: 'latest', since: at }] });
  expect((await lease())?.failedAt).toBe(at);
  await feedStates.failed('latest', 'one', { at: new Date(clock.now).toISOString(), error: 'again' });
  clock.now += 2000;
  expect((await get()).failingFeeds).toEqual([{ feed: 'latest', since: at }]);
  await lease();
  const archived = { generation: 1, pages: 0, to: '', recent: [] };
  await feedStates.built('latest', 'one', { builtAt: at, digest: 'd', newest: [], archived });
  await feedStates.recovered('latest');
  clock.now += 2000;
  expect(await get()).toMatchObject({ status: 'ok', failingFeeds: [] });
  expect((await feedStates.get('latest'))?.failedAt).toBeUndefined();
});

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
