import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { sdkSettings } from './sdk-settings.ts';

/**
 * A DynamoDB client; endpoint and region come from the SDK's own environment variables. It keeps the chain of
 * middleware of each command, whose making is a tenth of a request. Requests of one kind then share one context; what
 * the SDK keeps in it is the same for all of them here, and is not for S3: there it is the bucket's endpoint, and of
 * two requests at once one would go to the other's bucket.
 */
export const dynamo = (): DynamoDBClient => new DynamoDBClient({ ...sdkSettings, cacheMiddleware: true });

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
