import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { sdkSettings } from './sdk-settings.ts';

/**
 * A DynamoDB client; endpoint and region come from the SDK's own environment variables. `cacheMiddleware` saves a tenth of
 * the time of a request. Requests of one kind then share one context, so it must not be used for S3: there the context
 * holds the endpoint of the bucket, and one of two concurrent requests would go to the other's bucket.
 */
export const dynamo = (): DynamoDBClient => new DynamoDBClient({ ...sdkSettings, cacheMiddleware: true });

/**
 * An S3 client. Checksums only where S3 requires them: the SDK's default of CRC32 on every request costs processor time,
 * and TLS already detects damage on the way.
 */
export const s3 = (options: { pathStyle: boolean }): S3Client =>
  new S3Client({
    ...sdkSettings,
    forcePathStyle: options.pathStyle,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
