import type { QueueName } from '../../functions/contract/queues.ts';
import type { PipelinePorts } from '../../functions/pipeline/ports.ts';
import { intakeDesk, keyStoreOf, queuesOf } from '../../functions/platform/composition.ts';
import { sqs } from '../../functions/queues/client.ts';
import { DeadLetters } from '../../functions/queues/dead-letters.ts';
import type { DeliveryMessage } from '../../functions/queues/messages.ts';
import type { Queue } from '../../functions/queues/queue.ts';
import type { Table } from '../../functions/store/dynamodb/table.ts';
import type { Deliveries } from '../../functions/store/entities/delivery/deliveries.ts';
import type { Endpoints } from '../../functions/store/entities/delivery/endpoints.ts';
import type { HubSubscriptions } from '../../functions/store/entities/delivery/hub-subscriptions.ts';
import type { PublicObjects } from '../../functions/store/s3/public-objects.ts';
import type { Connection } from './connection.ts';

/** The ports of all functions, for operator commands. */
export interface OperatorDesk extends PipelinePorts {
  connection: Connection;
  table: Table;
  /** Opens a bucket by name; names are in `connection.environment`. */
  bucket: ReturnType<typeof intakeDesk>['bucket'];
  publicBucket(name: string): PublicObjects;
  deadLetters: Record<QueueName, DeadLetters>;
  endpoints: Endpoints;
  deliveries: Deliveries;
  hubSubscriptions: HubSubscriptions;
  deliveriesQueue: Queue<DeliveryMessage>;
  /** Opens the key store of the CDN. */
  keyStore: ReturnType<typeof keyStoreOf>;
}

/** Opens a desk. The SDK reads endpoint, region and credentials from the environment that `connect` has set. */
export function openDesk(connection: Connection): OperatorDesk {
  const { environment: env } = connection;
  const client = sqs();
  const desk = intakeDesk(env, client);
  return {
    ...desk,
    connection,
    ...queuesOf(env, client),
    dropBucket: desk.bucket(env.DROP_BUCKET),
    feedsBucket: desk.bucket(env.FEEDS_BUCKET),
    keyStore: keyStoreOf(env),
    deadLetters: {
      drop: new DeadLetters(env.DROP_QUEUE_URL, client),
      receipts: new DeadLetters(env.RECEIPTS_QUEUE_URL, client),
      feeds: new DeadLetters(env.FEEDS_QUEUE_URL, client),
      deliveries: new DeadLetters(env.DELIVERIES_QUEUE_URL, client),
    },
    log,
    meter: { count: () => {}, milliseconds: () => {} },
  };
}

const print = (message: string, details: Record<string, unknown>): void => {
  process.stderr.write(`${message} ${JSON.stringify(details)}\n`);
};

/** Warnings and errors of the pipeline go to stderr; information is not shown. */
const log: PipelinePorts['log'] = { info: () => {}, warn: print, error: print };
