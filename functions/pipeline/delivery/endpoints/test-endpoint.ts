import { callId } from '../../../core/delivery/webhook-message.ts';
import type { DeliveryMessage } from '../../../queues/messages.ts';
import type { Queue } from '../../../queues/queue.ts';
import { instant } from '../../ports.ts';
import type { PushPorts } from './push-ports.ts';
import { callEndpoint } from './send-change.ts';

export type TestPorts = Pick<PushPorts, 'endpoints' | 'call' | 'now'> & {
  deliveriesQueue: Pick<Queue<DeliveryMessage>, 'send'>;
};

/**
 * Makes one call, whatever the state of the endpoint, and notes what came of it. An endpoint that takes it is up again:
 * what waits after failures is due at once. One that is disabled stays so.
 */
export async function testEndpoint(
  ports: TestPorts,
  { test: id, call }: Extract<DeliveryMessage, { test: string }>,
): Promise<void> {
  const endpoint = await ports.endpoints.get(id);
  if (!endpoint || endpoint.status === 'removed') return;
  const timestamp = instant(ports.now());
  const body = { type: 'endpoint.test', timestamp, data: { endpoint: id, feeds: endpoint.feeds } };
  const outcome = await callEndpoint(ports, endpoint, callId(id, call, 0), body);
  const said = outcome.kind === 'failed' ? outcome.why : outcome.kind;
  const at = instant(ports.now());
  const isUp = outcome.kind === 'delivered' && endpoint.status === 'active';
  if (isUp) await ports.endpoints.recovered(id, at);
  await ports.endpoints.change(id, { lastTest: { call, at, outcome: said } });
  if (isUp) await ports.deliveriesQueue.send({ endpoint: id });
}
