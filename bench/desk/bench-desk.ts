import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { tableDesk } from '../../functions/platform/composition.ts';
import type { BuildMessage, ReceiptMessage } from '../../functions/queues/messages.ts';
import { Queue } from '../../functions/queues/queue.ts';
import type { Objects } from '../../functions/store/s3/objects.ts';
import type { Invoke } from '../../local/functions/invoke.ts';
import { type LocalStack, startStack } from '../../local/stack.ts';
import { AwsMeter } from '../lib/aws-meter.ts';

export interface BenchAgency {
  id: string;
  key: string;
}

/** A local stack in a temporary folder with some agencies, and what benchmarks inspect. */
export interface BenchDesk extends Omit<ReturnType<typeof tableDesk>, 'agencies'> {
  stack: LocalStack;
  meter: AwsMeter;
  feedsBucket: Objects;
  feedsQueue: Queue<BuildMessage>;
  receiptsQueue: Queue<ReceiptMessage>;
  agencies: BenchAgency[];
  /** Messages in all queues: waiting, in flight and delayed. */
  backlog(): Promise<number>;
  close(): Promise<void>;
}

/** Calls `publish` by turns in two instances of its module: what one remembers of feeds the other does not know. */
function withTwoBuilders(invoke: Invoke): Invoke {
  let turn = 0;
  return async (name, event) => {
    if (name !== 'publish' || turn++ % 2 === 0) return invoke(name, event);
    // The environment is that of the first one, which is set by now.
    const second = '../../functions/publish/handler.ts?second';
    const { handler } = (await import(second)) as { handler: (given: unknown) => Promise<unknown> };
    return handler(event);
  };
}

/**
 * Opens a desk. Only one per process: handlers keep the environment that they were loaded with. A `metered` desk counts
 * AWS calls; all its functions run in one thread, unlike with `npm start`.
 */
export async function openBenchDesk(
  agencyCount: number,
  options: { metered: boolean; twoBuilders?: boolean; around?: (invoke: Invoke) => Invoke },
): Promise<BenchDesk> {
  const data = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  const meter = new AwsMeter();
  const { around = (invoke: Invoke): Invoke => invoke, twoBuilders = false } = options;
  const builders = (invoke: Invoke): Invoke => (twoBuilders ? withTwoBuilders(invoke) : invoke);
  const metered = { around: (invoke: Invoke): Invoke => around(meter.around(builders(invoke))) };
  const given = options.metered ? metered : {};
  const stack = await startStack({ port: 0, data, fresh: false }, given);
  const { TABLE_NAME = '', STORIES_BUCKET = '', FEEDS_BUCKET = '' } = process.env;
  const store = tableDesk({ TABLE_NAME, STORIES_BUCKET });
  const sqs = new SQSClient({});
  const queues = Object.values(stack.queueUrls).map((url) => new Queue<never>(sqs, url));
  const agencies: BenchAgency[] = [];
  for (let n = 1; n <= agencyCount; n++) {
    const id = `bench-${n}`;
    const key = await store.agencies.create({
      id,
      name: `Bench agency ${n}`,
      ratePerSecond: 1e6,
      policy: {},
    });
    agencies.push({ id, key: key ?? '' });
  }
  return {
    ...store,
    stack,
    meter,
    feedsBucket: store.bucket(FEEDS_BUCKET),
    feedsQueue: new Queue(sqs, stack.queueUrls.feeds),
    receiptsQueue: new Queue(sqs, stack.queueUrls.receipts),
    agencies,
    backlog: async () => {
      const depths = await Promise.all(queues.map((queue) => queue.depth()));
      return depths.reduce((sum, { waiting, inFlight, delayed }) => sum + waiting + inFlight + delayed, 0);
    },
    close: async () => {
      await stack.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
