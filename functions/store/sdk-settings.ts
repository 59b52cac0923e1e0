import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Logger = NonNullable<DynamoDBClientConfig['logger']>;

/**
 * Takes the SDK's warnings nowhere, as its own default does. It has no `info` and no `error`: for those the SDK copies
 * what is sent and received, field by field and before it knows that nobody listens, at every request.
 */
const logger = { trace: () => {}, debug: () => {}, warn: () => {} } as Partial<Logger> as Logger;

/** What all clients of the SDK have in common. */
export const sdkSettings = { maxAttempts: 5, logger };
