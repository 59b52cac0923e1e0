import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { acknowledgeActions, acknowledgeResources } from '../policy/acknowledgements.ts';

/** The value of an environment variable together with the access that makes it of use. */
export interface Binding {
  readonly value: string;
  /** Gives the function what it needs in order to use the value; adds nothing for plain values. */
  grantTo(fn: LambdaFunction): void;
}

/** A setting without access. */
export function bindValue(value: string): Binding {
  return { value, grantTo: () => undefined };
}

const tableActions = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:ConditionCheckItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
];

/** Read and write of rows, without Scan: nothing may cost more the longer the history is. */
export function bindTable(table: Table): Binding {
  return {
    value: table.tableName,
    grantTo: (fn) => {
      table.grant(fn, ...tableActions);
      acknowledgeResources(fn, `${table.tableArn}/index/*`, 'The indexes of this one table.');
    },
  };
}

/** Key prefixes (`raw/`) that a function may use; an empty string is the whole bucket. */
export interface BucketAccess {
  readonly read?: readonly string[];
  readonly put?: readonly string[];
  readonly delete?: readonly string[];
}

const bucketActions = ['s3:GetObject*', 's3:GetBucket*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'];

/** Access to the named prefixes only. Read includes listing, without which a missing key answers 403. */
export function bindBucket(bucket: IBucket, access: BucketAccess): Binding {
  const { read = [], put = [], delete: remove = [] } = access;
  return {
    value: bucket.bucketName,
    grantTo: (fn) => {
      for (const prefix of read) bucket.grantRead(fn, `${prefix}*`);
      for (const prefix of put) bucket.grantPut(fn, `${prefix}*`);
      for (const prefix of remove) bucket.grantDelete(fn, `${prefix}*`);

      acknowledgeActions(
        fn,
        bucketActions,
        'What the grants for reading, putting and deleting objects contain.',
      );
      for (const prefix of new Set([...read, ...put, ...remove])) {
        const reason = `Objects below "${prefix}" of one bucket; their keys are not known beforehand.`;
        acknowledgeResources(fn, bucket.arnForObjects(`${prefix}*`), reason);
      }
    },
  };
}

/** The part of a work queue that bindings grant access to. */
interface Queues {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
}

/** The right to send messages. */
export function bindSender({ queue }: Queues): Binding {
  return { value: queue.queueUrl, grantTo: (fn) => void queue.grantSendMessages(fn) };
}

/** The right to take, delete and put off messages. */
export function bindConsumer({ queue }: Queues): Binding {
  return { value: queue.queueUrl, grantTo: (fn) => void queue.grantConsumeMessages(fn) };
}

/** The right to ask how much waits, and how much failed for good. */
export function bindDepth({ queue, deadLetters }: Queues): Binding {
  return {
    value: queue.queueUrl,
    grantTo: (fn) => {
      for (const one of [queue, deadLetters]) one.grant(fn, 'sqs:GetQueueAttributes');
    },
  };
}

/** The rights of several bindings of one queue, for instance of a consumer that also leaves work for later. */
export function bindAll(first: Binding, ...others: Binding[]): Binding {
  return {
    value: first.value,
    grantTo: (fn) => {
      for (const binding of [first, ...others]) binding.grantTo(fn);
    },
  };
}
