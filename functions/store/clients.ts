import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { sdkSettings } from './sdk-settings.ts';

// The SDK could keep the chain of middleware of a command (`cacheMiddleware`), which is a tenth of what a request
// takes. Requests of one kind then share one context, which for S3 holds the bucket's endpoint: of two at once, one
// goes to the other's bucket.

/** A DynamoDB client; endpoint and region come from the SDK's own environment variables. */
export const dynamo = (): DynamoDBClient => new DynamoDBClient(sdkSettings);

/**
 * An S3 client. Checksums only where S3 asks for them: the SDK's default of CRC32 on every request costs
 * more processor time than it saves inside one region, and TLS already guards the way.
 */
export const s3 = (options: { pathStyle: boolean }): S3Client =>
  new S3Client({
    ...sdkSettings,
    forcePathStyle: options.pathStyle,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
