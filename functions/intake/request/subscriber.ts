import { createMiddleware } from 'hono/factory';
import { instant, type PipelinePorts } from '../../pipeline/ports.ts';
import { refuse } from '../../platform/problem.ts';
import { mayRead, type Subscriber } from '../../store/entities/delivery/subscribers.ts';

export type SubscriberPorts = Pick<PipelinePorts, 'subscribers' | 'rateLimit' | 'now'>;

export type SubscriberEnv = { Variables: { subscriber: Subscriber } };

/** Requests of one subscriber in a second: a copy of a feed is acknowledged a few times a minute. */
const ratePerSecond = 10;

/**
 * Lets a subscriber with a valid key through, as Bearer (RFC 6750).
 * @throws HTTPException 401 for a key that is missing, wrong or of somebody else, 403 where the subscriber is suspended or
 * its contract has ended, 429 over the rate.
 */
export const authenticateSubscriber = (ports: SubscriberPorts) =>
  createMiddleware<SubscriberEnv>(async (c, next) => {
    const key = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const now = instant(ports.now());
    const subscriber = key === undefined ? undefined : await ports.subscribers.authenticate(key, now);
    if (!subscriber) {
      const detail =
        key === undefined
          ? 'Send the header Authorization: Bearer KEY, with the key of a subscriber'
          : 'This is not the valid key of a subscriber';
      refuse('invalid-key', detail, { headers: { 'www-authenticate': 'Bearer realm="dateline"' } });
    }
    const { id, status, endsAt } = subscriber;
    if (!mayRead(subscriber, now)) {
      const why =
        status === 'active'
          ? `The contract of ${id} ended at ${endsAt}`
          : `The subscriber ${id} is ${status}`;
      refuse('subscriber-suspended', `${why}; ask the operator of this desk`);
    }
    // Ids of agencies hold no slash, so that none shares the counter of a subscriber.
    if (!(await ports.rateLimit.take({ id: `subscriber/${id}`, ratePerSecond }, ports.now())))
      refuse('too-many-requests', `More than ${ratePerSecond} requests in one second`, {
        headers: { 'retry-after': '1' },
      });
    c.set('subscriber', subscriber);
    return next();
  });
