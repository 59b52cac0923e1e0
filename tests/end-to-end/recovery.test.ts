import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReconcileReport } from '../../functions/pipeline/recovery/reconcile.ts';
import { intakeDesk, receiptsQueue } from '../../functions/platform/composition.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
let sqs: SQSClient;
beforeAll(async () => {
  desk = await openDesk({ unscheduled: true });
  sqs = new SQSClient({});
});
afterAll(async () => {
  sqs.destroy();
  await desk.close();
});

const env = () => ({
  TABLE_NAME: process.env.TABLE_NAME ?? '',
  STORIES_BUCKET: process.env.STORIES_BUCKET ?? '',
  INTAKE_BUCKET: process.env.INTAKE_BUCKET ?? '',
  FEEDS_QUEUE_URL: process.env.FEEDS_QUEUE_URL ?? '',
  RECEIPTS_QUEUE_URL: process.env.RECEIPTS_QUEUE_URL ?? '',
});

const reconcile = () => desk.stack.invoke('reconcile', { impatient: true }) as Promise<ReconcileReport>;
const titled =
  (title: string, feed = 'latest') =>
  async () =>
    (await desk.feed(feed))?.items.some((item) => item.title === title) ?? false;

describe('poison', () => {
  test('does not stop the others', async () => {
    const url = desk.stack.queueUrls.receipts;
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'not JSON at all' }));
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '{"receipt":"there-is-none"}' }));
    await desk.submit(article({ guid: 'beside-poison', headline: 'Beside the poison' }), asJson);
    await eventually(titled('Beside the poison'));
    const many = Array.from({ length: 12 }, (_, n) => ({
      guid: `p-${n}`,
      headline: `Poison neighbour ${n}`,
      body: '<p>Large uploads go through the queue in which the poison lies.</p>',
    }));
    await desk.submit(JSON.stringify(many), asJson);
    await eventually(titled('Poison neighbour 11'));
  });
});

describe('what stands still is driven on', () => {
  test('a receipt whose ingest never ran', async () => {
    const { receipts } = intakeDesk(env());
    const bytes = Buffer.from(article({ guid: 'stood-still', headline: 'Stood still' }));
    await receipts.create(
      {
        id: 'receipt-that-stood-still',
        agency: 'test',
        operation: 'submit',
        state: 'pending',
        receivedAt: new Date(Date.now() - 60_000).toISOString(),
        rawDigest: 'f'.repeat(64),
        rawSize: bytes.length,
        mediaType: 'application/json',
      },
      bytes,
    );
    expect((await reconcile()).redriven).toBe(1);
    await eventually(titled('Stood still'));
    const { json } = await desk.call('GET', '/v1/receipts/receipt-that-stood-still');
    expect(json).toMatchObject({ state: 'done', results: [{ status: 'accepted' }] });
  });

  test('feeds whose hints were all lost', async () => {
    const lost = { ...intakeDesk(env()).feedsQueue, sendGrouped: async () => undefined };
    const ports = intakeDesk(env());
    const { ingest } = await import('../../functions/pipeline/uploads/ingest.ts');
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const meter = { count: () => undefined, milliseconds: () => undefined };
    // Of an agency that sends nothing else: a build for another story would show this one too.
    await desk.addAgency('lone');
    const shown = titled('The lost hint', 'agency-lone');
    const bytes = Buffer.from(article({ guid: 'lost-hint', headline: 'The lost hint' }));
    const receipt = {
      id: 'receipt-of-lost-hint',
      agency: 'lone',
      operation: 'submit' as const,
      state: 'pending' as const,
      receivedAt: new Date().toISOString(),
      rawDigest: 'e'.repeat(64),
      rawSize: bytes.length,
      mediaType: 'application/json',
    };
    await ports.receipts.create(receipt, bytes);
    const done = await ingest(
      {
        ...ports,
        feedsQueue: lost as unknown as typeof ports.feedsQueue,
        receiptsQueue: receiptsQueue(env()),
        log: silent,
        meter,
      },
      receipt,
    );
    expect(done.state).toBe('done');
    expect(await shown()).toBe(false);
    expect((await reconcile()).behind).toBeGreaterThan(0);
    await eventually(shown);
  });

  test('a quiet desk has nothing to do', async () => {
    const quiet = await eventually(async () => {
      const report = await reconcile();
      return Object.values(report).every((value) => value === 0) && report;
    });
    expect(quiet).toEqual({
      redriven: 0,
      stuck: 0,
      behind: 0,
      outdated: 0,
      released: 0,
      expired: 0,
      drops: 0,
      keys: 0,
      endpointsResumed: 0,
    });
  });
});

describe('poison that was tried often enough', () => {
  test('lies in the dead-letter queue', async () => {
    const url = desk.stack.queueUrls.receipts;
    const name = /\/([^/]+)$/.exec(url)?.[1] ?? '';
    const attributes = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['RedrivePolicy'] }),
    );
    const policy = JSON.parse(attributes.Attributes?.RedrivePolicy ?? '{}') as {
      deadLetterTargetArn: string;
    };
    const deadLetterName = policy.deadLetterTargetArn.split(':').at(-1) ?? '';
    expect(deadLetterName).not.toBe(name);
    await sqs.send(new GetQueueUrlCommand({ QueueName: deadLetterName }));
    const deadLetters = url.replace(name, deadLetterName);
    // Five tries with growing pauses, 2 + 4 + 8 + 16 seconds, since the first test of this file.
    await eventually(async () => {
      const depth = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: deadLetters,
          AttributeNames: ['ApproximateNumberOfMessages'],
        }),
      );
      return Number(depth.Attributes?.ApproximateNumberOfMessages) === 2;
    });
    await sqs.send(new PurgeQueueCommand({ QueueUrl: deadLetters }));
  });
});
