import type { RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Settings that a bucket may choose. Encryption, TLS, ownership and privacy are fixed. */
export interface SecureBucketProps
  extends Pick<
    BucketProps,
    'versioned' | 'cors' | 'lifecycleRules' | 'serverAccessLogsBucket' | 'serverAccessLogsPrefix'
  > {
  readonly removalPolicy: RemovalPolicy;
  /** Sends an event to EventBridge for every change of an object. */
  readonly events?: boolean;
}

/** A private bucket: encrypted, TLS 1.2, no ACLs, public access blocked. */
export class SecureBucket extends Bucket {
  constructor(scope: Construct, id: string, { events = false, ...props }: SecureBucketProps) {
    super(scope, id, {
      ...props,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
    });
    if (events) {
      // CDK's `eventBridgeEnabled` adds a helper function with permissions on the settings of every bucket.
      const resource = this.node.findChild('Resource') as CfnBucket;
      resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    }
  }

  /** Overridden because Bucket's type, unlike IBucket's, allows undefined. */
  override get isWebsite(): boolean {
    return false;
  }
}
