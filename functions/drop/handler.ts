import { functions } from '../contract.ts';
import { takeDrop } from '../pipeline/drop.ts';
import { perRecord } from '../platform/batch.ts';
import { config } from '../platform/config.ts';
import { dropQueue, intakeDesk, receiptsQueue } from '../platform/desk.ts';
import { telemetry } from '../platform/telemetry.ts';
import { sqs } from '../queues/client.ts';
import { readDropMessage } from '../queues/messages.ts';

const env = config<'drop'>(functions.drop);
const told = telemetry('drop');
const client = sqs();
const desk = intakeDesk(env, client);
const queue = dropQueue(env, client);
const ports = {
  ...desk,
  receiptsQueue: receiptsQueue(env, client),
  dropBucket: desk.bucket(env.DROP_BUCKET),
  ...told,
};

/** Takes objects that agencies put into the drop bucket. */
export const handler = perRecord({ ...told, defer: queue.defer }, async (record) => {
  const message = readDropMessage(record.body);
  await takeDrop(ports, message.detail.object.key);
});
