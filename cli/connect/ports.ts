import type { QueueName } from '../../functions/contract/queues.ts';
import type { PipelinePorts } from '../../functions/pipeline/ports.ts';
import { dropQueue, intakeDesk, receiptsQueue } from '../../functions/platform/composition.ts';
import { sqs } from '../../functions/queues/client.ts';
import { DeadLetters } from '../../functions/queues/dead-letters.ts';
import type { Table } from '../../functions/store/dynamodb/table.ts';
import type { PublicObjects } from '../../functions/store/s3/public-objects.ts';
import type { Connection } from './connection.ts';

/** Everything that the functions work with, for the hand of an operator. */
export interface OperatorDesk extends PipelinePorts {
  connection: Connection;
  table: Table;
  /** Any bucket by its name, which is in `connection.environment`. */
  bucket: ReturnType<typeof intakeDesk>['bucket'];
  publicBucket(name: string): PublicObjects;
  deadLetters: Record<QueueName, DeadLetters>;
}

/** Opens a desk. The SDK takes endpoint, region and credentials from the environment, which `connect` has set. */
export function openDesk(connection: Connection): OperatorDesk {
  const { environment: env } = connection;
  const client = sqs();
  const desk = intakeDesk(env, client);
  return {
    ...desk,
    connection,
    dropQueue: dropQueue(env, client),
    receiptsQueue: receiptsQueue(env, client),
    dropBucket: desk.bucket(env.DROP_BUCKET),
    feedsBucket: desk.bucket(env.FEEDS_BUCKET),
    deadLetters: {
      drop: new DeadLetters(env.DROP_QUEUE_URL, client),
      receipts: new DeadLetters(env.RECEIPTS_QUEUE_URL, client),
      feeds: new DeadLetters(env.FEEDS_QUEUE_URL, client),
    },
    log,
    meter: { count: () => {}, milliseconds: () => {} },
  };
}

const say = (message: string, details: Record<string, unknown>): void => {
  process.stderr.write(`${message} ${JSON.stringify(details)}\n`);
};

/** What the pipeline has to say while an operator works is for their eyes; what goes well is not told. */
const log: PipelinePorts['log'] = { info: () => {}, warn: say, error: say };
