import { expect, test } from 'vitest';
import type { Check, DoctorPorts } from '../../functions/operations/doctor/check.ts';
import { hubFailing, hubOfNoFeed, hubWaiting } from '../../functions/operations/doctor/checks/hub.ts';
import { newLease } from '../../functions/store/dynamodb/row-lease.ts';
import type { HubSubscription } from '../../functions/store/entities/delivery/hub-subscriptions.ts';
import { memoryDesk } from '../pipeline/desk/in-memory.ts';

const scope = { patienceMs: 60_000, orphanAgeMs: 0, pages: 'all' } as const;
const day = 86_400_000;

/** A public feed with a subscription at the hub, as its fields say. */
async function desk(fields: Partial<HubSubscription>) {
  const one = memoryDesk(undefined, { only: 'rivers' });
  const { ports } = one;
  await one.define({ id: 'rivers', title: 'Rivers', description: 'Rivers' });
  await one.settle();
  const object = 'feeds/rivers.rss';
  const topic = `https://feeds.example.com/${object}`;
  const callback = 'https://reader.example/hook?token=hidden';
  const request = { mode: 'subscribe', callback, topic, feed: 'rivers', object, leaseSeconds: 1000 } as const;
  const id = await ports.hubSubscriptions.ask(request, new Date(one.now()).toISOString());
  const subscription = { feed: 'rivers', id };
  const lease = newLease(one.now(), 1000);
  if (Object.keys(fields).length > 0) {
    await ports.hubSubscriptions.lease(subscription, lease);
    await ports.hubSubscriptions.note(subscription, lease.owner, fields, ['pending']);
  }
  const sent: unknown[] = [];
  const deliveriesQueue = { send: async (message: unknown) => void sent.push(message) };
  const doctor = { ...ports, deliveriesQueue } as unknown as DoctorPorts;
  const found = (check: Check) => check.find(doctor, 'rivers', scope);
  return { one, ports, id, subscription, doctor, found, sent };
}

test('a request to the hub that nobody verifies is found and asked for', async () => {
  const { one, id, doctor, found, sent } = await desk({});
  expect(await found(hubWaiting)).toEqual([]);
  // Without the reconciler, which would ask for it.
  await one.wait(0);
  const late = { ...doctor, now: () => one.now() + 120_000 };
  const [trouble] = await hubWaiting.find(late, '', scope);
  expect(trouble).toMatchObject({ about: `rivers ${id}` });
  if (trouble) await hubWaiting.repair?.(doctor, '', trouble);
  expect(sent).toEqual([{ hub: id, feed: 'rivers' }]);
});

test('a callback that does not take a feed is named with the reason, and without what may be secret', async () => {
  const { one, id, found } = await desk({ until: '2027-01-01T00:00:00.000Z', reason: 'status 500' });
  expect(await found(hubFailing)).toEqual([{ about: id, detail: `${id} at reader.example: status 500` }]);
  expect(await found(hubOfNoFeed)).toEqual([]);
  // An ended one troubles nobody.
  await one.wait(60 * day, 60 * day);
  expect(await found(hubFailing)).toEqual([]);
});

test('a subscription to a feed that is retired is found and ended', async () => {
  const { ports, subscription, id, doctor, found } = await desk({ until: '2027-01-01T00:00:00.000Z' });
  await ports.feeds.retire('rivers', new Date(ports.now()).toISOString());
  const [trouble] = await found(hubOfNoFeed);
  expect(trouble).toEqual({ about: id, detail: `${id} at reader.example` });
  if (trouble) await hubOfNoFeed.repair?.(doctor, 'rivers', trouble);
  expect(await found(hubOfNoFeed)).toEqual([]);
  const ended = await ports.hubSubscriptions.get('rivers', subscription.id);
  expect(ended?.until).toBeUndefined();
  expect(ended).toMatchObject({ reason: 'the feed is not public any more', expiresAt: expect.any(Number) });
  expect(await ports.hubSubscriptions.drop({ feed: 'rivers', id: 'none' }, 0, '')).toBe(false);
});
