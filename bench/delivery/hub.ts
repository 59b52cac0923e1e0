import { objectKeys } from '../../functions/contract/object-keys.ts';
import { documentOf } from '../../functions/pipeline/delivery/hub/distribute.ts';
import { parallelMap } from '../../functions/pipeline/parallel-map.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import { newLease } from '../../functions/store/dynamodb/row-lease.ts';
import { type DeliveryDesk, until } from './delivery-desk.ts';
import type { Receiver } from './receiver.ts';

/** A public feed that every story is in. */
const feed = 'latest';

export interface FanOut {
  callbacks: number;
  /** Milliseconds from the start of the submission until each callback had the document with the story. */
  times: number[];
  /** Callbacks that got the document with the story more than once, or not at all. */
  twice: number;
  missing: number;
}

/** Writes subscriptions to the feed of all stories as the hub has them after it has verified them. */
export async function subscribeCallbacks(
  { desk }: DeliveryDesk,
  receiver: Receiver,
  count: number,
): Promise<void> {
  const { hubSubscriptions, feedsBucket, stack } = desk;
  const object = objectKeys.feedHead.of({ feed, extension: 'json' });
  const topic = `${stack.url}/${object}`;
  const current = await documentOf({ feedsBucket }, { object });
  const now = Date.now();
  const active = { since: instant(now), until: instant(now + 86_400_000), delivered: current?.digest ?? '' };
  await desk.feedStates.follow(feed);
  const callbacks = Array.from({ length: count }, (_, n) => `${receiver.url}/hub/${n}`);
  await parallelMap(callbacks, 16, async (callback) => {
    const request = { mode: 'subscribe', callback, topic, feed, object, leaseSeconds: 86_400 } as const;
    const subscription = { feed, id: await hubSubscriptions.ask(request, instant(now)) };
    const lease = newLease(now, 60_000);
    await hubSubscriptions.lease(subscription, lease);
    await hubSubscriptions.note(subscription, lease.owner, active, ['pending']);
  });
}

/** Publishes a story and waits until every callback has it. */
export async function measureFanOut(
  desk: DeliveryDesk,
  receiver: Receiver,
  { callbacks, story }: { callbacks: number; story: number },
): Promise<FanOut> {
  receiver.got.length = 0;
  const started = performance.now();
  const storyId = await desk.submit(story);
  const pushed = () =>
    receiver.got.filter(({ path, body }) => path.startsWith('/hub/') && body.includes(storyId));
  await until(() => pushed().length >= callbacks);
  const first = new Map<string, number>();
  let twice = 0;
  for (const { path, at } of pushed()) {
    if (first.has(path)) twice++;
    else first.set(path, at - started);
  }
  return { callbacks, times: [...first.values()], twice, missing: callbacks - first.size };
}
