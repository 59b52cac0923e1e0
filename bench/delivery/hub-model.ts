import { setTimeout as sleep } from 'node:timers/promises';
import type { Outgoing } from '../../functions/core/delivery/outgoing.ts';
import { distribute } from '../../functions/pipeline/delivery/hub/distribute.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import type { HubSubscription } from '../../functions/store/entities/delivery/hub-subscriptions.ts';
import { logNormal, randomOf } from '../simulation/limits.ts';

const feed = 'latest';
const object = 'feeds/latest.json';
const baseUrl = 'https://feeds.example.com';
/** 10th and 90th percentile of AWS's answers, as in `simulation`, and of the callbacks', milliseconds. */
const latency = { table: [3, 8], bucket: [15, 40], queue: [8, 20], callback: [20, 200] } as const;

/**
 * The real worker of the hub, with a table, a bucket and a queue that take as long as those of AWS: milliseconds from a
 * changed document until each callback has it.
 */
export async function modelFanOut(callbacks: number): Promise<number[]> {
  const random = randomOf(11);
  const takes = ([low, high]: readonly [number, number]): Promise<void> =>
    sleep(logNormal(random, low, high));
  const until = instant(Date.now() + 86_400_000);
  const rows = Array.from({ length: callbacks }, (_, n): HubSubscription => {
    const callback = `https://reader-${n}.example/`;
    return { id: `${n}`, feed, object, topic: `${baseUrl}/${object}`, callback, until, delivered: 'before' };
  });
  const hubSubscriptions = {
    of: () => rows,
    lease: (row: HubSubscription) => takes(latency.table).then(() => row),
    note: () => takes(latency.table),
  };
  const times: number[] = [];
  let started = 0;
  const call: Outgoing = async () => {
    times.push(performance.now() - started);
    await takes(latency.callback);
    return { kind: 'answer', status: 204, body: new Uint8Array() };
  };
  const document = { bytes: Buffer.alloc(150_000, 'x'), contentType: 'application/json', etag: '' };
  const ports = {
    hubSubscriptions,
    feeds: { get: async () => undefined },
    feedStates: { follow: async () => {} },
    changeLogs: { get: async () => takes(latency.table).then(() => undefined) },
    feedsBucket: { get: async () => takes(latency.bucket).then(() => document) },
    call,
    random,
    baseUrl,
    now: Date.now,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    meter: { count: () => {}, milliseconds: () => {} },
  };
  started = performance.now();
  await takes(latency.queue);
  await distribute(ports as unknown as Parameters<typeof distribute>[0], feed, Date.now() + 60_000);
  if (times.length !== callbacks) throw new Error(`${times.length} of ${callbacks} callbacks were called`);
  return times;
}
