import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Queue } from '../../functions/queues/queue.ts';

/** Trace headers of the requests that SQS would have seen. */
const seen: (string | string[] | undefined)[] = [];
const server = createServer((request, response) => {
  seen.push(request.headers['x-amzn-trace-id']);
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
  response.end('{"MessageId":"1","MD5OfMessageBody":"","Successful":[]}');
});
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});

const queue = (): Queue<object> => {
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  return new Queue(
    new SQSClient({ endpoint, region: 'us-east-1', credentials, md5: false }),
    `${endpoint}/1/queue`,
  );
};

test('messages carry the trace of the invocation that sends them, so that SQS hands it to their consumer', async () => {
  const trace = 'Root=1-67891233-abcdef012345678912345678;Parent=463ac35c9f6413ad;Sampled=1';
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'intake');
  vi.stubEnv('_X_AMZN_TRACE_ID', trace);
  const traced = queue();
  await traced.send({ receipt: '1' });
  await traced.sendGrouped([{ group: 'feed#latest', deduplicationId: '1', message: { feed: 'latest' } }]);
  expect(seen).toEqual([trace, trace]);
});
