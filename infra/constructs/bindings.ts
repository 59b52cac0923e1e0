import type { KeyValueStore } from 'aws-cdk-lib/aws-cloudfront';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { acknowledgeActions, acknowledgeResources } from '../policy/acknowledgements.ts';

/** The value of an environment variable together with the permissions needed to use it. */
export interface Binding {
  readonly value: string;
  /** Grants the function what it needs to use the value; nothing for plain values. */
  grantTo(fn: LambdaFunction): void;
}

/** A plain setting, no permissions. */
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

/** What a function needs that reads rows and changes single ones. */
const changeActions = ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'].map(
  (action) => `dynamodb:${action}`,
);

/** Read rows and change single ones; neither write in batches nor delete. */
export const bindChanges = (table: Table): Binding => bindTable(table, changeActions);

/** Read and write rows. No Scan: no operation may get more expensive as the history grows. */
export function bindTable(table: Table, actions = tableActions): Binding {
  return {
    value: table.tableName,
    grantTo: (fn) => {
      table.grant(fn, ...actions);
      acknowledgeResources(fn, `${table.tableArn}/index/*`, 'The indexes of this single table.');
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

/** Access to the given prefixes only. Read includes listing; without it S3 answers 403 for a missing key. */
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
        'Actions of the CDK grants for reading, writing and deleting objects.',
      );
      for (const prefix of new Set([...read, ...put, ...remove])) {
        const reason = `Objects below "${prefix}" of one bucket; keys are not known in advance.`;
        acknowledgeResources(fn, bucket.arnForObjects(`${prefix}*`), reason);
      }
    },
  };
}

/** The part of a work queue that bindings grant access to. */
type Queues = Readonly<Record<'queue' | 'deadLetters', IQueue>>;

/** Permission to send messages. */
export function bindSender({ queue }: Queues): Binding {
  return { value: queue.queueUrl, grantTo: (fn) => void queue.grantSendMessages(fn) };
}

/** Permission to receive, delete and postpone messages. */
export function bindConsumer({ queue }: Queues): Binding {
  return { value: queue.queueUrl, grantTo: (fn) => void queue.grantConsumeMessages(fn) };
}

/** Permission to read the depth of a queue and of its dead letters. */
export function bindDepth({ queue, deadLetters }: Queues): Binding {
  return {
    value: queue.queueUrl,
    grantTo: (fn) => {
      for (const one of [queue, deadLetters]) one.grant(fn, 'sqs:GetQueueAttributes');
    },
  };
}

const keyStoreActions = ['DescribeKeyValueStore', 'GetKey', 'ListKeys', 'UpdateKeys'].map(
  (action) => `cloudfront-keyvaluestore:${action}`,
);

/** Read and write pairs of the CDN's key store. */
export function bindKeyStore(store: KeyValueStore): Binding {
  return {
    value: store.keyValueStoreArn,
    grantTo: (fn) =>
      fn.addToRolePolicy(
        new PolicyStatement({ actions: keyStoreActions, resources: [store.keyValueStoreArn] }),
      ),
  };
}

/** Combines bindings of one queue, for example for a consumer that also sends to it. */
export function bindAll(first: Binding, ...others: Binding[]): Binding {
  return {
    value: first.value,
    grantTo: (fn) => {
      for (const binding of [first, ...others]) binding.grantTo(fn);
    },
  };
}
