import { Hono } from 'hono/tiny';
import { instant, type PipelinePorts } from '../../pipeline/ports.ts';
import { refuse } from '../../platform/problem.ts';
import type { DeliveryMessage } from '../../queues/messages.ts';
import type { Queue } from '../../queues/queue.ts';
import type { HubSubscriptions } from '../../store/entities/delivery/hub-subscriptions.ts';

export interface HubRequestPorts extends Pick<PipelinePorts, 'rateLimit' | 'now'> {
  /** Absent: the deployment has no hub. */
  hub?: {
    hubSubscriptions: Pick<HubSubscriptions, 'ask'>;
    deliveriesQueue: Pick<Queue<DeliveryMessage>, 'send'>;
    allowLoopback: boolean;
  };
}

/** Each request has a callback called, which may be anybody's: over all, so many in a second. */
const requestsPerSecond = 10;
const longestForm = 8 * 1024;

/** `POST /hub`: subscribes to a public feed or ends that (W3C WebSub §5.1). 202; the callback is verified afterwards. */
export function hub({ hub: opened, rateLimit, now }: HubRequestPorts): Hono {
  return new Hono().post('/', async (c) => {
    if (!opened) return refuse('not-found', 'This site has no hub');
    if (!(await rateLimit.take({ id: '.hub', ratePerSecond: requestsPerSecond }, now())))
      return refuse('too-many-requests', 'The hub has more requests than it takes; try again in a second', {
        headers: { 'retry-after': '1' },
      });
    const body = await c.req.text();
    if (body.length > longestForm) return refuse('invalid-request', 'The form is too long');
    const { allowLoopback } = opened;
    // On demand: most desks have no hub, and the tables of addresses would be loaded with every start.
    const { readHubRequest } = await import('../../core/delivery/hub-request.ts');
    const request = readHubRequest(new URLSearchParams(body), { allowLoopback });
    if ('problems' in request)
      return refuse('invalid-request', 'The request to the hub is not complete', {
        errors: request.problems,
      });
    const id = await opened.hubSubscriptions.ask(request, instant(now()));
    await opened.deliveriesQueue.send({ hub: id, feed: request.feed });
    return c.body(null, 202);
  });
}
