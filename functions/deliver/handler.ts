import { functions } from '../contract/functions.ts';
import { outgoing } from '../outgoing/client.ts';
import { deliver } from '../pipeline/delivery/endpoints/deliver.ts';
import { deliveriesQueue, pushDesk } from '../platform/composition.ts';
import { config } from '../platform/config.ts';
import { perRecord } from '../platform/lambda/per-record.ts';
import { telemetry } from '../platform/telemetry.ts';
import { readDeliveryMessage } from '../queues/messages.ts';

const env = config<'deliver'>(functions.deliver);
const monitoring = telemetry('deliver');
const queue = deliveriesQueue(env);
const ports = {
  ...pushDesk(env),
  deliveriesQueue: queue,
  call: outgoing({ allowLoopback: env.OUTGOING_LOOPBACK === 'allowed' }),
  random: Math.random,
  baseUrl: env.BASE_URL,
  ...monitoring,
};
/** Calls that have begun by then still end within the function's time. */
const workMs = functions.deliver.timeoutSeconds * 1000 - 25_000;

/** Calls the endpoints of subscribers: the only function that calls addresses which others give. */
export const handler = perRecord({ ...monitoring, defer: queue.defer }, (record) =>
  deliver(ports, readDeliveryMessage(record.body), ports.now() + workMs),
);
