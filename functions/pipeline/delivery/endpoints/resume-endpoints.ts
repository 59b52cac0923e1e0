import type { Endpoint } from '../../../store/entities/delivery/endpoints.ts';
import type { Subscribers } from '../../../store/entities/delivery/subscribers.ts';
import { parallelMap } from '../../parallel-map.ts';
import { instant } from '../../ports.ts';
import { isBehind } from './follow-feeds.ts';
import { ownedEndpoints } from './of-subscribers.ts';
import type { PushPorts } from './push-ports.ts';

export type ResumePorts = Pick<PushPorts, 'endpoints' | 'deliveries' | 'now'> & {
  subscribers: Pick<Subscribers, 'list'>;
  changeLogs: Pick<PushPorts['changeLogs'], 'get'>;
};

const parallelEndpoints = 8;

/** The endpoints that are to be served now: their feeds have changed, or something is due. */
export async function endpointsToServe(ports: ResumePorts): Promise<string[]> {
  const now = instant(ports.now());
  const active = (await ownedEndpoints(ports)).filter(
    ({ isCalled, endpoint: { status, pausedUntil = '' } }) =>
      isCalled && status === 'active' && pausedUntil <= now,
  );
  const waiting = await parallelMap(active, parallelEndpoints, async ({ endpoint }) =>
    (await hasWork(ports, endpoint, now)) ? [endpoint.id] : [],
  );
  return waiting.flat();
}

async function hasWork(ports: ResumePorts, endpoint: Endpoint, now: string): Promise<boolean> {
  const due = await ports.deliveries.due(endpoint.id, 1);
  if (due.some(({ dueAt = '' }) => dueAt <= now)) return true;
  return isBehind(ports, endpoint);
}
