import { functions } from '../contract/functions.ts';
import { receiveDrop } from '../pipeline/uploads/drop.ts';
import { dropQueue, intakeDesk, receiptsQueue } from '../platform/composition.ts';
import { config } from '../platform/config.ts';
import { perRecord } from '../platform/lambda/per-record.ts';
import { telemetry } from '../platform/telemetry.ts';
import { sqs } from '../queues/client.ts';
import { readDropMessage } from '../queues/messages.ts';

const env = config<'drop'>(functions.drop);
const monitoring = telemetry('drop');
const client = sqs();
const desk = intakeDesk(env, client);
const queue = dropQueue(env, client);
const ports = {
  ...desk,
  receiptsQueue: receiptsQueue(env, client),
  dropBucket: desk.bucket(env.DROP_BUCKET),
  ...monitoring,
};

/** Takes objects that agencies put into the drop bucket. */
export const handler = perRecord({ ...monitoring, defer: queue.defer }, async (record) => {
  const message = readDropMessage(record.body);
  await receiveDrop(ports, message.detail.object.key);
});
