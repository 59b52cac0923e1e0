import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  HeadBucketCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, GetQueueUrlCommand, QueueDoesNotExist, SQSClient } from '@aws-sdk/client-sqs';
import { ofType, type Physical, type Resource, resolve, type Templates } from './template.ts';

/**
 * Creates the tables, buckets and queues of the templates in the emulators, unless an earlier start did. Names are
 * derived from logical ids, which never change, so later starts find the data.
 */
export async function provision(templates: Templates): Promise<Map<string, Physical>> {
  const physical = new Map<string, Physical>();
  for (const [id, resource] of ofType(templates, 'AWS::DynamoDB::Table')) {
    await table(id, resource);
    physical.set(id, { ref: id, attributes: { Arn: `arn:aws:dynamodb:us-east-1:000000000000:table/${id}` } });
  }
  for (const [id] of ofType(templates, 'AWS::S3::Bucket')) {
    const name = id.toLowerCase();
    await bucket(name);
    physical.set(id, { ref: name, attributes: { Arn: `arn:aws:s3:::${name}` } });
  }
  for (const [id] of ofType(templates, 'AWS::CloudFront::KeyValueStore')) {
    const arn = `arn:aws:cloudfront::000000000000:key-value-store/${id}`;
    physical.set(id, { ref: id, attributes: { Arn: arn } });
  }
  // Dead-letter queues first: the others refer to them.
  const queues = ofType(templates, 'AWS::SQS::Queue');
  const redrives = (resource: Resource): boolean => resource.Properties.RedrivePolicy !== undefined;
  for (const [id, resource] of [
    ...queues.filter(([, one]) => !redrives(one)),
    ...queues.filter(([, one]) => redrives(one)),
  ]) {
    physical.set(id, await queue(templates, physical, id, resource));
  }
  return physical;
}

async function table(name: string, resource: Resource): Promise<void> {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = resource.Properties;
  const input = { TableName: name, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode };
  const client = new DynamoDBClient({});
  try {
    await client.send(new CreateTableCommand(input as CreateTableCommandInput));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  } finally {
    client.destroy();
  }
}

async function bucket(name: string): Promise<void> {
  const client = new S3Client({ forcePathStyle: true });
  try {
    await client.send(new HeadBucketCommand({ Bucket: name }));
  } catch {
    // Missing: emulators report this in different ways, and creating it is right in each case.
    try {
      await client.send(new CreateBucketCommand({ Bucket: name }));
    } catch (error) {
      if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
    }
  } finally {
    client.destroy();
  }
}

async function queue(
  templates: Templates,
  physical: ReadonlyMap<string, Physical>,
  id: string,
  { Properties }: Resource,
): Promise<Physical> {
  const fifo = Properties.FifoQueue === true;
  const name = fifo ? `${id}.fifo` : id;
  const redrive = Properties.RedrivePolicy as
    | { deadLetterTargetArn: unknown; maxReceiveCount: number }
    | undefined;
  const attributes: Record<string, string> = {
    ...(fifo && { FifoQueue: 'true' }),
    ...(Properties.VisibilityTimeout !== undefined && {
      VisibilityTimeout: String(Properties.VisibilityTimeout),
    }),
    ...(redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: resolve(templates, physical, redrive.deadLetterTargetArn),
        maxReceiveCount: redrive.maxReceiveCount,
      }),
    }),
  };
  const client = new SQSClient({});
  try {
    if (!(await exists(client, name))) {
      await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    }
    // The URL that the emulator returns contains the port of the start that created the queue.
    const url = `${process.env.AWS_ENDPOINT_URL_SQS}/000000000000/${name}`;
    return { ref: url, attributes: { Arn: `arn:aws:sqs:us-east-1:000000000000:${name}`, QueueName: name } };
  } finally {
    client.destroy();
  }
}

async function exists(client: SQSClient, name: string): Promise<boolean> {
  try {
    await client.send(new GetQueueUrlCommand({ QueueName: name }));
    return true;
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return false;
    throw error;
  }
}
