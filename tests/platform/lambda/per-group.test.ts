import type { SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { type HandleGroup, perGroup } from '../../../functions/platform/lambda/per-group.ts';

const record = (id: string, group: string): SQSRecord => ({
  messageId: id,
  receiptHandle: `handle-${id}`,
  body: id,
  attributes: {
    MessageGroupId: group,
    ApproximateReceiveCount: '2',
    SentTimestamp: '0',
    SenderId: '',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: '',
  awsRegion: '',
});

/** Runs a batch; says what stays in the queue and for how long it is hidden. */
async function run(records: SQSRecord[], handle: HandleGroup) {
  const deferred: [string, number][] = [];
  const quiet = () => undefined;
  const ports = {
    log: { info: quiet, warn: quiet, error: quiet },
    meter: { count: quiet, milliseconds: quiet },
    flush: quiet,
    defer: async (receiptHandle: string, seconds: number) => {
      deferred.push([receiptHandle, seconds]);
    },
  };
  const { batchItemFailures } = await perGroup(ports, handle)({ Records: records });
  return { left: batchItemFailures.map((failure) => failure.itemIdentifier), deferred };
}

const batch = [record('a1', 'a'), record('b1', 'b'), record('a2', 'a')];

test('each group is handled once, with all its records in their order', async () => {
  const seen: string[] = [];
  const { left } = await run(batch, async (records) => {
    seen.push(records.map(({ body }) => body).join(' '));
    return 'done';
  });
  expect(seen.sort()).toEqual(['a1 a2', 'b1']);
  expect(left).toEqual([]);
});

test('a group that is put off leaves its newest record only', async () => {
  const outcome = await run(batch, async ([{ body }]) => (body === 'a1' ? { againInSeconds: 7 } : 'done'));
  expect(outcome).toEqual({ left: ['a2'], deferred: [['handle-a2', 7]] });
});

test('a group that fails goes back whole, with a pause that grows, and does not touch the others', async () => {
  const outcome = await run(batch, async ([{ body }]) => {
    if (body === 'a1') throw new Error('broken');
    return 'done';
  });
  expect(outcome.left).toEqual(['a1', 'a2']);
  expect(outcome.deferred).toEqual([
    ['handle-a1', 4],
    ['handle-a2', 4],
  ]);
});
