import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { table } from '../../functions/contract/table.ts';
import { wireStory } from '../desk/wire-stories.ts';

/**
 * Milliseconds of the minimum work with these emulators: store one row and one object, send and receive one message.
 */
export async function emulatorFloor(rounds: number): Promise<number[]> {
  const dynamo = new DynamoDBClient({});
  const s3 = new S3Client({ forcePathStyle: true });
  const sqs = new SQSClient({});
  const { QueueUrl: made = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'bench-floor' }));
  const QueueUrl = `${process.env.AWS_ENDPOINT_URL_SQS}${new URL(made).pathname}`;
  const { TABLE_NAME: TableName, INTAKE_BUCKET: Bucket } = process.env;
  const times: number[] = [];
  const warmUp = 5;
  for (let round = -warmUp; round < rounds; round++) {
    const body = wireStory(round + warmUp);
    const started = performance.now();
    const Item = {
      [table.partitionKey]: { S: `FLOOR#${round}` },
      [table.sortKey]: { S: 'FLOOR' },
      text: { S: body },
    };
    await dynamo.send(new PutItemCommand({ TableName, Item }));
    await s3.send(new PutObjectCommand({ Bucket, Key: `floor/${round}`, Body: body }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
    if (round >= 0) times.push(performance.now() - started);
    for (const { ReceiptHandle } of Messages)
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  for (const client of [dynamo, s3, sqs]) client.destroy();
  return times;
}
