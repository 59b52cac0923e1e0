import { join } from 'node:path';
import {
  CfnOutput,
  CrossStackReferences,
  CustomResource,
  Duration,
  ReferenceStrength,
  Stack,
  type StackProps,
  Validations,
} from 'aws-cdk-lib';
import { LambdaApplication } from 'aws-cdk-lib/aws-codedeploy';
import { Match, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import {
  type FunctionName,
  functions,
  operatorOutputs,
  reconcileEveryMinutes,
} from '../../functions/contract/functions.ts';
import { dropReceiptSuffix, prefixes, publicFiles } from '../../functions/contract/object-keys.ts';
import { dropEvent, type QueueName } from '../../functions/contract/queues.ts';
import { webDigest, writeWeb } from '../bundle/web-bundle.ts';
import {
  bindAll,
  bindBucket,
  bindChanges,
  bindConsumer,
  bindDepth,
  bindKeyStore,
  bindSender,
  bindTable,
  bindValue,
} from '../constructs/bindings.ts';
import { FeedsCdn } from '../constructs/feeds-cdn.ts';
import { IntakeApi } from '../constructs/intake-api.ts';
import { SecureBucket } from '../constructs/secure-bucket.ts';
import { type EnvironmentOf, ServiceFunction } from '../constructs/service-function.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import type { EdgeSettings } from '../edge/edge-settings.ts';
import { queueMaxima } from '../settings/concurrency.ts';
import type { StageSettings } from '../settings/stage.ts';
import type { StateStack } from './state-stack.ts';

/** Output with the id of the distribution, for invalidations and for alarms in another region. */
export const distributionOutput = 'DistributionId';

export interface ServiceStackProps extends StackProps {
  readonly stage: StageSettings;
  readonly state: StateStack;
  readonly edge?: EdgeSettings;
  /** Reserves the concurrency listed in the contract; a new account has too little quota for it. */
  readonly reserveConcurrency?: boolean;
  /** Concurrent runs of the account, where they are few: lowers what the queues may use. */
  readonly accountConcurrency?: number | undefined;
  /** False omits the handlers' code, for callers that only read the template. */
  readonly bundle: boolean;
}

/** Below the code of `web-files`. */
const webFolder = 'web';

const { raw, results, drop, stories, storyPages } = prefixes;

/** Everything that can be rebuilt at any time: queues, functions, the API and the CDN with its feeds. */
export class ServiceStack extends Stack {
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  readonly functions: Readonly<Record<FunctionName, ServiceFunction>>;
  readonly feeds: SecureBucket;
  readonly intakeApi: IntakeApi;
  readonly cdn: FeedsCdn;

  private readonly settings: ServiceStackProps;
  private readonly releases: LambdaApplication | undefined;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, { ...props, terminationProtection: props.stage.protectData });
    // Strong references (exports): CloudFormation refuses to delete data that the service uses. All other
    // references are weak (cdk.json): an alarm must not block the removal of a function.
    CrossStackReferences.of(this).consume(ReferenceStrength.STRONG);
    this.settings = props;
    const { stage, state } = props;
    this.releases = stage.gradualRelease ? new LambdaApplication(this, 'Releases') : undefined;

    this.queues = {
      drop: new WorkQueue(this, 'drop'),
      receipts: new WorkQueue(this, 'receipts'),
      feeds: new WorkQueue(this, 'feeds'),
      deliveries: new WorkQueue(this, 'deliveries'),
    };
    this.feeds = this.feedsBucket();

    const table = bindTable(state.table);
    const storiesBucket = bindBucket(state.stories, { read: [stories], put: [stories] });
    const intakeBucket = bindBucket(state.intake, { read: [raw, results], put: [raw, results] });
    const dropBucket = bindBucket(state.drop, { read: [drop], put: [drop] });
    const sendReceipts = bindSender(this.queues.receipts);
    const sendFeeds = bindSender(this.queues.feeds);
    const sendDeliveries = bindSender(this.queues.deliveries);
    const hub = bindValue(stage.hub ? 'on' : 'off');

    const intake = this.fn('intake', 'Answers the HTTP API', {
      TABLE_NAME: table,
      INTAKE_BUCKET: intakeBucket,
      STORIES_BUCKET: storiesBucket,
      // `/status` reports queue depths.
      DROP_QUEUE_URL: bindDepth(this.queues.drop),
      RECEIPTS_QUEUE_URL: bindAll(sendReceipts, bindDepth(this.queues.receipts)),
      FEEDS_QUEUE_URL: bindAll(sendFeeds, bindDepth(this.queues.feeds)),
      // Requests to the hub are verified by `deliver`.
      DELIVERIES_QUEUE_URL: bindAll(sendDeliveries, bindDepth(this.queues.deliveries)),
      OUTGOING_LOOPBACK: bindValue('refused'),
      HUB: hub,
    });
    this.intakeApi = new IntakeApi(this, 'Api', { stage, handler: intake });
    this.cdn = new FeedsCdn(this, 'Cdn', {
      ...props.edge,
      feeds: this.feeds,
      hub: stage.hub,
      apiDomainName: this.intakeApi.domainName,
    });

    this.functions = {
      intake,
      drop: this.fn('drop', 'Creates a receipt for an object put into the drop bucket', {
        TABLE_NAME: table,
        INTAKE_BUCKET: intakeBucket,
        DROP_BUCKET: dropBucket,
        STORIES_BUCKET: storiesBucket,
        DROP_QUEUE_URL: bindConsumer(this.queues.drop),
        RECEIPTS_QUEUE_URL: sendReceipts,
        FEEDS_QUEUE_URL: sendFeeds,
      }),
      ingest: this.fn('ingest', 'Turns a stored receipt into stories', {
        TABLE_NAME: table,
        INTAKE_BUCKET: bindBucket(state.intake, { read: [raw, results], put: [results] }),
        DROP_BUCKET: bindBucket(state.drop, { put: [drop] }),
        STORIES_BUCKET: storiesBucket,
        // Also sends to itself: the rest of a backfill, an embargo that has not ended.
        RECEIPTS_QUEUE_URL: bindAll(bindConsumer(this.queues.receipts), sendReceipts),
        FEEDS_QUEUE_URL: sendFeeds,
      }),
      publish: this.fn('publish', 'Builds feeds', {
        TABLE_NAME: table,
        STORIES_BUCKET: bindBucket(state.stories, { read: [stories] }),
        FEEDS_BUCKET: bindBucket(this.feeds, { read: [''], put: [''], delete: [''] }),
        FEEDS_QUEUE_URL: bindAll(bindConsumer(this.queues.feeds), sendFeeds),
        DELIVERIES_QUEUE_URL: sendDeliveries,
        BASE_URL: bindValue(this.cdn.url),
        SITE_TITLE: bindValue(stage.siteTitle),
        SITE_DETAILS: bindValue(JSON.stringify(stage.site)),
        HUB: hub,
        FEED_INTERVAL_SECONDS: bindValue(String(stage.feedIntervalSeconds)),
        FEED_STREAM_SECONDS: bindValue(String(stage.feedStreamSeconds)),
        STORY_FORMATS: bindValue(stage.storyFormats.join(',')),
      }),
      reconcile: this.fn('reconcile', 'Finds and resumes stuck work', {
        TABLE_NAME: table,
        INTAKE_BUCKET: bindBucket(state.intake, { read: [results] }),
        DROP_BUCKET: bindBucket(state.drop, { read: [drop] }),
        STORIES_BUCKET: bindBucket(state.stories, { read: [stories] }),
        FEEDS_BUCKET: bindBucket(this.feeds, {
          // Story pages that may be outdated, and the two lists whose age shows it.
          read: [storyPages, publicFiles.directory, publicFiles.newsSitemap],
        }),
        DROP_QUEUE_URL: bindSender(this.queues.drop),
        RECEIPTS_QUEUE_URL: sendReceipts,
        FEEDS_QUEUE_URL: sendFeeds,
        DELIVERIES_QUEUE_URL: sendDeliveries,
        KEY_STORE_ARN: bindKeyStore(this.cdn.keyStore),
      }),
      deliver: this.fn('deliver', 'Calls the endpoints of subscribers', {
        TABLE_NAME: bindChanges(state.table),
        // Also sends to itself: a retry in some seconds, what is left when its time is over.
        DELIVERIES_QUEUE_URL: bindAll(bindConsumer(this.queues.deliveries), sendDeliveries),
        FEEDS_BUCKET: bindBucket(this.feeds, { read: [prefixes.feeds] }),
        OUTGOING_LOOPBACK: bindValue('refused'),
        BASE_URL: bindValue(this.cdn.url),
      }),
      'web-files': this.webFiles(),
    };

    this.writeWebFiles();

    const maxima = queueMaxima(props.accountConcurrency);
    this.queues.drop.deliverTo(this.functions.drop, maxima.get('drop'));
    this.queues.receipts.deliverTo(this.functions.ingest, maxima.get('ingest'));
    this.queues.feeds.deliverTo(this.functions.publish, maxima.get('publish'));
    this.queues.deliveries.deliverTo(this.functions.deliver, maxima.get('deliver'));
    this.queueDroppedObjects(state.drop);
    this.scheduleReconcile();

    new CfnOutput(this, 'ApiUrl', { value: this.intakeApi.url });
    new CfnOutput(this, distributionOutput, { value: this.cdn.distribution.distributionId });
    this.addOperatorOutputs({
      TABLE_NAME: state.table.tableName,
      INTAKE_BUCKET: state.intake.bucketName,
      DROP_BUCKET: state.drop.bucketName,
      STORIES_BUCKET: state.stories.bucketName,
      FEEDS_BUCKET: this.feeds.bucketName,
      DROP_QUEUE_URL: this.queues.drop.queue.queueUrl,
      RECEIPTS_QUEUE_URL: this.queues.receipts.queue.queueUrl,
      FEEDS_QUEUE_URL: this.queues.feeds.queue.queueUrl,
      DELIVERIES_QUEUE_URL: this.queues.deliveries.queue.queueUrl,
      BASE_URL: this.cdn.url,
      SITE_TITLE: stage.siteTitle,
      SITE_DETAILS: JSON.stringify(stage.site),
      STORY_FORMATS: stage.storyFormats.join(','),
      KEY_STORE_ARN: this.cdn.keyStore.keyValueStoreArn,
      HUB: stage.hub ? 'on' : 'off',
    });
  }

  /** Outputs that `dateline --stack NAME` reads. */
  private addOperatorOutputs(values: Record<keyof typeof operatorOutputs, string>): void {
    for (const [variable, output] of Object.entries(operatorOutputs)) {
      new CfnOutput(this, output, { value: values[variable as keyof typeof operatorOutputs] });
    }
  }

  private fn<N extends FunctionName>(name: N, description: string, environment: EnvironmentOf<N>) {
    const { stage, bundle, reserveConcurrency = false } = this.settings;
    const common = { stage, bundle, reserveConcurrency, releases: this.releases };
    return new ServiceFunction<N>(this, name, { description, environment, ...common });
  }

  /** Its own version is called while a release goes on: it must write the files that it was deployed with. */
  private webFiles(): ServiceFunction<'web-files'> {
    const { stage, bundle, reserveConcurrency = false } = this.settings;
    return new ServiceFunction(this, 'web-files', {
      description: 'Writes the files of the desk in the browser',
      environment: {
        FEEDS_BUCKET: bindBucket(this.feeds, {
          read: [prefixes.desk],
          // Without the slash: also the address without it, which leads to the one with it.
          put: [prefixes.desk.slice(0, -1), publicFiles.directoryScript],
          delete: [prefixes.desk],
        }),
        WEB_FOLDER: bindValue(webFolder),
      },
      stage,
      bundle,
      reserveConcurrency,
      writeMore: (folder) => writeWeb(join(folder, webFolder)),
    });
  }

  /** CloudFormation calls the function whenever the files have changed. */
  private writeWebFiles(): void {
    const { 'web-files': fn } = this.functions;
    const files = new CustomResource(this, 'WebFiles', {
      serviceToken: fn.functionArn,
      serviceTimeout: Duration.seconds(2 * functions['web-files'].timeoutSeconds),
      properties: { digest: this.settings.bundle ? webDigest() : 'none' },
    });
    if (fn.role) files.node.addDependency(fn.role);
    files.node.addDependency(this.feeds);
  }

  /**
   * In this stack and not in the state stack: bucket policy and distribution refer to each other, which would be a
   * cycle across stacks. Its content can be rebuilt, but its URLs are public, so it is retained, and a test freezes
   * its logical id.
   */
  private feedsBucket(): SecureBucket {
    const { stage } = this.settings;
    const feeds = new SecureBucket(this, 'Feeds', {
      removalPolicy: stage.removal,
      cors: [
        {
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedOrigins: ['*'],
          allowedHeaders: ['*'],
          maxAge: Duration.days(1).toSeconds(),
        },
      ],
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(2) }],
    });
    Validations.of(feeds).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        "Public content, read only by the CDN; a log bucket's policy would create a cycle between stacks.",
    });
    return feeds;
  }

  /**
   * EventBridge allows one condition per field, so the rule only excludes the receipts that Dateline writes itself;
   * they would cause an endless loop. The function `drop` ignores other prefixes.
   */
  private queueDroppedObjects(bucket: IBucket): void {
    const { queue, deadLetters } = this.queues.drop;
    new Rule(this, 'Dropped', {
      description: 'Objects that agencies put into the drop bucket',
      eventPattern: {
        source: [dropEvent.source],
        detailType: [dropEvent.detailType],
        detail: {
          bucket: { name: [bucket.bucketName] },
          object: { key: Match.anythingButSuffix(dropReceiptSuffix) },
        },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
  }

  private scheduleReconcile(): void {
    const { reconcile } = this.functions;
    // The next run picks up what this one missed, so retries are pointless.
    const maxEventAge = Duration.minutes(reconcileEveryMinutes);
    reconcile.entryPoint.configureAsyncInvoke({ retryAttempts: 0, maxEventAge });
    const schedule = new Rule(this, 'ReconcileSchedule', {
      description: 'Runs the reconciler',
      schedule: Schedule.rate(Duration.minutes(reconcileEveryMinutes)),
      targets: [new LambdaFunction(reconcile.entryPoint, { retryAttempts: 0, maxEventAge })],
    });
    const reason = 'The next run repairs a failed one; alarms report errors and missing runs.';
    Validations.of(reconcile).acknowledge({ id: 'Serverless-LambdaAsyncFailureDestination', reason });
    Validations.of(schedule).acknowledge({ id: 'Serverless-EventBusDLQ', reason });
  }
}
