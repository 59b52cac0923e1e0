import type { DeliveryMessage } from '../../../queues/messages.ts';
import type { Queue } from '../../../queues/queue.ts';
import { deliverTopic, distribute } from '../hub/distribute.ts';
import type { HubPorts } from '../hub/hub-ports.ts';
import { verifyIntent } from '../hub/verify.ts';
import type { PushPorts } from './push-ports.ts';
import { serveEndpoint } from './serve-endpoint.ts';
import { testEndpoint } from './test-endpoint.ts';

export interface DeliverPorts extends PushPorts, HubPorts {
  feeds: PushPorts['feeds'];
  changeLogs: PushPorts['changeLogs'];
  deliveriesQueue: Pick<Queue<DeliveryMessage>, 'send'>;
}

/** What is due sooner is asked for by a message; for all else the reconciler looks every minute. */
const soonMs = 60_000;

/**
 * Does what a message asks for: passes a change of a feed on to the endpoints that follow it, one message each, or serves
 * one endpoint until `until` (epoch milliseconds). Messages only ask; the table says what there is to do.
 */
export async function deliver(ports: DeliverPorts, message: DeliveryMessage, until: number): Promise<void> {
  if ('changed' in message) return passOn(ports, message.changed, until);
  if ('test' in message) return testEndpoint(ports, message);
  if ('hub' in message) return serveSubscription(ports, message);
  const next = await serveEndpoint(ports, message.endpoint, until);
  const wait = next === undefined ? Number.POSITIVE_INFINITY : Math.max(0, next - ports.now());
  if (wait <= soonMs) await ports.deliveriesQueue.send(message, Math.ceil(wait / 1000));
}

/** Verifies what was asked for, or tries a delivery again. */
async function serveSubscription(
  ports: DeliverPorts,
  { hub, feed }: Extract<DeliveryMessage, { hub: string }>,
): Promise<void> {
  const found = await ports.hubSubscriptions.get(feed, hub);
  if (found?.pending) await verifyIntent(ports, feed, hub);
  else if (found) await deliverTopic(ports, found);
}

async function passOn(ports: DeliverPorts, feed: string, until: number): Promise<void> {
  if (await distribute(ports, feed, until)) await ports.deliveriesQueue.send({ changed: feed });
  const all = await ports.endpoints.list();
  const following = all.filter(({ status, feeds }) => status === 'active' && feeds.includes(feed));
  const [only] = following;
  if (only && following.length === 1) return deliver(ports, { endpoint: only.id }, until);
  await Promise.all(following.map(({ id }) => ports.deliveriesQueue.send({ endpoint: id })));
}
