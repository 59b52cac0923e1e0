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

/** What a bucket of Dateline may choose. Encryption, TLS, ownership and privacy are not among it. */
export interface SecureBucketProps
  extends Pick<
    BucketProps,
    'versioned' | 'cors' | 'cors' | 'lifecycleRules' | 'serverAccessLogsBucket' | 'serverAccessLogsPrefix'
  > {
  readonly removalPolicy: RemovalPolicy;
  /** Sends an event to EventBridge for whatever happens to an object. */
  readonly events?: boolean;
}

/** A private bucket: encrypted, TLS 1.2 only, no ACLs, no public access whatever a policy says. */
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
      // Bucket's own `eventBridgeEnabled` brings a helper function with rights to every bucket's settings.
      const resource = this.node.findChild('Resource') as CfnBucket;
      resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    }
  }
  /** No bucket is a website. Overridden because Bucket's type, unlike IBucket's, admits undefined. */
  override get isWebsite(): boolean {
    return false;
  }
}
