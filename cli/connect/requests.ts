import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** Requests to the AWS services, by service. */
export interface Requests {
  dynamodb: number;
  s3: number;
  sqs: number;
}

const channel = 'http.client.request.start';

/** Counts the requests of this process to AWS services until `end` is called. */
export function countRequests(): { counted: Requests; end(): void } {
  const counted: Requests = { dynamodb: 0, s3: 0, sqs: 0 };
  const count = (message: unknown): void => {
    const { request } = message as { request: ClientRequest };
    // JSON services name the operation in a header; S3 does not.
    const target = String(request.getHeader('x-amz-target') ?? '');
    if (target.startsWith('DynamoDB')) counted.dynamodb++;
    else if (target.startsWith('AmazonSQS')) counted.sqs++;
    else counted.s3++;
  };
  subscribe(channel, count);
  return { counted, end: () => unsubscribe(channel, count) };
}
