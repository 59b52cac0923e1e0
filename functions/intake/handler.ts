import { handle } from 'hono/aws-lambda';
import { functions } from '../contract/functions.ts';
import { deliveriesQueue, dropQueue, hubOf, intakeDesk, receiptsQueue } from '../platform/composition.ts';
import { config, onLambda } from '../platform/config.ts';
import { processNumbers } from '../platform/numbers.ts';
import { telemetry } from '../platform/telemetry.ts';
import { sqs } from '../queues/client.ts';
import { DeadLetters } from '../queues/dead-letters.ts';
import { createApp } from './http/app.ts';
import { withEncodedPath } from './request/event.ts';

const env = config<'intake'>(functions.intake);
const { flush, ...monitoring } = telemetry('intake');
const client = sqs();
const ports = { ...intakeDesk(env, client), receiptsQueue: receiptsQueue(env, client), ...monitoring };
const deadLetters = (source: string): DeadLetters => new DeadLetters(source, client);
const toDeliver = deliveriesQueue(env, client);
const app = createApp({
  ...ports,
  ...hubOf(env, ports, toDeliver),
  queues: {
    drop: { queue: dropQueue(env, client), deadLetters: deadLetters(env.DROP_QUEUE_URL) },
    receipts: { queue: ports.receiptsQueue, deadLetters: deadLetters(env.RECEIPTS_QUEUE_URL) },
    deliveries: {
      queue: toDeliver,
      deadLetters: deadLetters(env.DELIVERIES_QUEUE_URL),
    },
    feeds: { queue: ports.feedsQueue, deadLetters: deadLetters(env.FEEDS_QUEUE_URL) },
  },
  // A process of Lambda knows only its own requests.
  ...(!onLambda() && { numbers: processNumbers }),
});
const answer = handle(app);

/** Answers the HTTP API. */
export const handler: typeof answer = async (event, context) => {
  try {
    return await answer(withEncodedPath(event), context);
  } finally {
    flush();
  }
};
