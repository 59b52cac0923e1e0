import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { FunctionName } from '../../functions/contract/functions.ts';
import { grantsOf, withGrantsOnly } from '../../local/aws/permissions.ts';
import type { Templates } from '../../local/aws/template.ts';
import { startStack } from '../../local/stack.ts';

/** The templates with the policies of one function without an action. */
function without(name: FunctionName, action: string): Templates {
  const { resources, exports } = inject('templates');
  const less = [...resources].map(([id, resource]): [string, typeof resource] => {
    if (resource.Type !== 'AWS::IAM::Policy' || !id.startsWith(`${name}role`)) return [id, resource];
    const text = JSON.stringify(resource.Properties);
    expect(text).toContain(action);
    return [id, { ...resource, Properties: JSON.parse(text.replaceAll(`"${action}"`, '"none:None"')) }];
  });
  return { resources: new Map(less), exports };
}

test('a function whose policy does not cover what it does fails on one machine as it would on AWS', async () => {
  const data = mkdtempSync(join(tmpdir(), 'dateline-permissions-'));
  try {
    const templates = without('reconcile', 'dynamodb:Query');
    // Its first run is part of the start.
    await expect(
      startStack({ port: 0, data, fresh: false }, { templates, around: (invoke) => invoke }),
    ).rejects.toThrow(
      'Function reconcile is not authorized to perform dynamodb:Query on arn:aws:dynamodb:us-east-1:000000000000:table/',
    );
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});

test('grants are of the prefix, the queue and the index that the policy names', async () => {
  const { DynamoDBClient, QueryCommand } = await import('@aws-sdk/client-dynamodb');
  const { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } = await import(
    '@aws-sdk/client-s3'
  );
  const { SendMessageBatchCommand, SQSClient } = await import('@aws-sdk/client-sqs');
  const grants = {
    publish: [
      { actions: ['s3:GetObject*', 's3:List*'], resources: ['arn:aws:s3:::feeds', 'arn:aws:s3:::feeds/a/*'] },
      { actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:us-east-1:000000000000:work.fifo'] },
      { actions: ['dynamodb:Query'], resources: ['arn:aws:dynamodb:us-east-1:000000000000:table/T'] },
    ],
  };
  const config = {
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
  const [s3, sqs, dynamo] = [new S3Client(config), new SQSClient(config), new DynamoDBClient(config)];
  /** `refused`: by the policy; `sent`: by nobody, since nothing listens there. */
  const fate = async (call: () => Promise<unknown>): Promise<string> => {
    const invoke = withGrantsOnly(() => call(), grants);
    const error = await invoke('publish', {}).catch((caught: unknown) => caught);
    return (error as Error).name === 'AccessDenied' ? 'refused' : 'sent';
  };
  const QueueUrl = 'http://127.0.0.1:1/000000000000/work.fifo';
  const Entries = [{ Id: '1', MessageBody: 'x' }];
  const query = { TableName: 'T', KeyConditionExpression: 'pk = :pk' };
  const fates = {
    read: await fate(() => s3.send(new GetObjectCommand({ Bucket: 'feeds', Key: 'a/1' }))),
    head: await fate(() => s3.send(new HeadObjectCommand({ Bucket: 'feeds', Key: 'a/1' }))),
    elsewhere: await fate(() => s3.send(new HeadObjectCommand({ Bucket: 'feeds', Key: 'b/1' }))),
    list: await fate(() => s3.send(new ListObjectsV2Command({ Bucket: 'feeds' }))),
    listOther: await fate(() => s3.send(new ListObjectsV2Command({ Bucket: 'other' }))),
    send: await fate(() => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))),
    sendOther: await fate(() => sqs.send(new SendMessageBatchCommand({ QueueUrl: `${QueueUrl}2`, Entries }))),
    query: await fate(() => dynamo.send(new QueryCommand(query))),
    queryIndex: await fate(() => dynamo.send(new QueryCommand({ ...query, IndexName: 'work' }))),
  };
  expect(fates).toEqual({
    read: 'sent',
    head: 'sent',
    elsewhere: 'refused',
    list: 'sent',
    listOther: 'refused',
    send: 'sent',
    sendOther: 'refused',
    query: 'sent',
    queryIndex: 'refused',
  });
});

test('every function of the contract has grants', () => {
  const physical = new Map(
    [...inject('templates').resources].map(([id]) => [
      id,
      { ref: id, attributes: { Arn: `arn:${id}`, QueueName: id } },
    ]),
  );
  const grants = grantsOf(inject('templates'), physical);
  expect(Object.keys(grants).sort()).toEqual([
    'deliver',
    'drop',
    'ingest',
    'intake',
    'publish',
    'reconcile',
    'web-files',
  ]);
  for (const all of Object.values(grants)) expect(all.length).toBeGreaterThan(1);
});
