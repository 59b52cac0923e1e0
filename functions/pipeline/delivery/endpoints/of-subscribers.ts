import type { Endpoint, Endpoints } from '../../../store/entities/delivery/endpoints.ts';
import { mayRead, type Subscriber, type Subscribers } from '../../../store/entities/delivery/subscribers.ts';
import { instant, type PipelinePorts } from '../../ports.ts';

/** Removes all endpoints of a subscriber. What they got stays on record. Returns their ids; idempotent. */
export async function removeEndpointsOf(
  { endpoints }: { endpoints: Pick<Endpoints, 'list' | 'remove'> },
  subscriber: string,
): Promise<string[]> {
  const own = (await endpoints.list()).filter((one) => one.subscriber === subscriber);
  for (const { id } of own) await endpoints.remove(id);
  return own.map(({ id }) => id);
}

/** Endpoints, with the subscriber of each; undefined where there is none any more. */
export interface OwnedEndpoint {
  endpoint: Endpoint;
  subscriber: Subscriber | undefined;
  /** Its subscriber may read something now, so that it is called. */
  isCalled: boolean;
}

/** All endpoints that were not removed, with their subscribers. Eventually consistent. */
export async function ownedEndpoints({
  endpoints,
  subscribers,
  now,
}: Pick<PipelinePorts, 'now'> & {
  endpoints: Pick<Endpoints, 'list'>;
  subscribers: Pick<Subscribers, 'list'>;
}): Promise<OwnedEndpoint[]> {
  const all = await endpoints.list();
  if (all.length === 0) return [];
  const known = new Map((await subscribers.list()).map((one) => [one.id, one]));
  const at = instant(now());
  return all.map((endpoint) => {
    const subscriber = known.get(endpoint.subscriber);
    return { endpoint, subscriber, isCalled: subscriber !== undefined && mayRead(subscriber, at) };
  });
}
