import { SQSClient } from '@aws-sdk/client-sqs';
import { sdkSettings } from '../store/aws/sdk-settings.ts';

/** An SQS client; endpoint and region come from the SDK's own environment variables. */
export const sqs = (): SQSClient => new SQSClient(sdkSettings);
