import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A DynamoDB document client; endpoint and region come from the SDK's own environment variables. */
export const dynamo = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5 }), {
    marshallOptions: { removeUndefinedValues: true },
  });

/**
 * An S3 client. Checksums only where S3 asks for them: the SDK's default of CRC32 on every request costs
 * more processor time than it saves inside one region, and TLS already guards the way.
 */
export const s3 = (options: { pathStyle: boolean }): S3Client =>
  new S3Client({
    maxAttempts: 5,
    forcePathStyle: options.pathStyle,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
