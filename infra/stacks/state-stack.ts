import { CfnOutput, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { retentionDays } from '../../functions/contract/limits.ts';
import { table } from '../../functions/contract/table.ts';
import { SecureBucket } from '../constructs/secure-bucket.ts';
import type { StageSettings } from '../settings/stage.ts';

export interface StateStackProps extends StackProps {
  readonly stage: StageSettings;
}

/**
 * What must survive every deployment: the table and the buckets with the primary data. Construct ids are frozen
 * (tests/infra/stacks/state-stack.test.ts): a changed id replaces the resource and loses its data.
 */
export class StateStack extends Stack {
  readonly table: Table;
  readonly intake: SecureBucket;
  readonly drop: SecureBucket;
  readonly stories: SecureBucket;

  constructor(scope: Construct, id: string, { stage, ...props }: StateStackProps) {
    super(scope, id, { ...props, terminationProtection: stage.protectData });

    this.table = new Table(this, 'Table', {
      partitionKey: { name: table.partitionKey, type: AttributeType.STRING },
      sortKey: { name: table.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: table.ttl,
      deletionProtection: stage.protectData,
      removalPolicy: stage.removal,
    });
    // Few small rows have index keys, so projecting all attributes is cheap and saves a second read per row.
    this.table.addGlobalSecondaryIndex({
      indexName: table.index.name,
      partitionKey: { name: table.index.partitionKey, type: AttributeType.STRING },
      sortKey: { name: table.index.sortKey, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });

    const logs = new SecureBucket(this, 'AccessLogs', {
      removalPolicy: stage.removal,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    Validations.of(logs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This bucket receives the access logs; logging to itself would never end.',
    });
    const logged = (prefix: string) => ({
      removalPolicy: stage.removal,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `${prefix}/`,
    });

    this.intake = new SecureBucket(this, 'Intake', {
      ...logged('intake'),
      versioned: true,
      lifecycleRules: [
        {
          expiration: Duration.days(retentionDays.receipts),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(2),
        },
      ],
    });

    // EventBridge instead of bucket notifications: those would make this stack depend on the queue of the
    // service stack and add a helper function.
    this.drop = new SecureBucket(this, 'Drop', {
      ...logged('drop'),
      events: true,
      lifecycleRules: [
        {
          expiration: Duration.days(retentionDays.drops),
          abortIncompleteMultipartUploadAfter: Duration.days(2),
        },
      ],
    });

    this.stories = new SecureBucket(this, 'Stories', {
      ...logged('stories'),
      versioned: true,
      lifecycleRules: [
        {
          // Each story version has its own key; an overwritten object is a redelivery, not history.
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(2),
        },
      ],
    });

    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'DropBucket', {
      value: this.drop.bucketName,
      description: 'Agencies put files below drop/{agency}/',
    });
  }
}
