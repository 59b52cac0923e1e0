import type { Readable } from 'node:stream';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Logger = NonNullable<DynamoDBClientConfig['logger']>;

/**
 * Drops the SDK's warnings, as its default does. It has no `info` and no `error`: for those the SDK copies every request
 * and answer field by field, even when nobody listens.
 */
const logger = { trace: () => {}, debug: () => {}, warn: () => {} } as Partial<Logger> as Logger;

/**
 * The bytes of an answer. The SDK's own collector pipes each answer, mostly one chunk or none, into another stream, which
 * takes a quarter of the processor time of a request.
 * @throws Error of the stream when the answer breaks off.
 */
const streamCollector = (stream: Readable): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.once('error', reject);
  });

/** Settings of all SDK clients. */
export const sdkSettings = { maxAttempts: 5, logger, streamCollector };
