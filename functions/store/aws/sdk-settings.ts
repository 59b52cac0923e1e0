import type { Readable } from 'node:stream';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Logger = NonNullable<DynamoDBClientConfig['logger']>;

/**
 * Takes the SDK's warnings nowhere, as its own default does. It has no `info` and no `error`: for those the SDK copies
 * what is sent and received, field by field and before it knows that nobody listens, at every request.
 */
const logger = { trace: () => {}, debug: () => {}, warn: () => {} } as Partial<Logger> as Logger;

/**
 * The bytes of an answer. The SDK's own collector pipes each answer, mostly one chunk or none, into a stream of its
 * making, which is a quarter of the processor time of a request.
 * @throws Error of the stream when the answer breaks off.
 */
const streamCollector = (stream: Readable): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.once('error', reject);
  });

/** What all clients of the SDK have in common. */
export const sdkSettings = { maxAttempts: 5, logger, streamCollector };
