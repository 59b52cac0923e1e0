import {
  CfnOutput,
  CrossStackReferences,
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
  operatorOutputs,
  reconcileEveryMinutes,
} from '../../functions/contract/functions.ts';
import { dropReceiptSuffix, prefixes, publicFiles } from '../../functions/contract/objects.ts';
import { dropEvent, type QueueName } from '../../functions/contract/queues.ts';
import {
  bindAll,
  bindBucket,
  bindConsumer,
  bindDepth,
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
import type { StageSettings } from '../settings/stage.ts';
import type { StateStack } from './state-stack.ts';

export interface ServiceStackProps extends StackProps {
  readonly stage: StageSettings;
  readonly state: StateStack;
  readonly edge?: EdgeSettings;
  /** Keeps concurrency for the functions that name some in the contract; a new account has none to keep. */
  readonly reserveConcurrency?: boolean;
  /** False leaves the handlers' code out, for readers of the template. */
  readonly bundle: boolean;
}

const { raw, results, drop, stories, storyPages } = prefixes;

/** What can be built again at any time: queues, functions, the API and the CDN with the feeds it serves. */
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
    // By exports, so that CloudFormation refuses to remove data that the service stands on. All other
    // references are weak, as cdk.json says: an alarm must not keep a function from being removed.
    CrossStackReferences.of(this).consume(ReferenceStrength.STRONG);
    this.settings = props;
    const { stage, state } = props;
    this.releases = stage.gradualRelease ? new LambdaApplication(this, 'Releases') : undefined;

    this.queues = {
      drop: new WorkQueue(this, 'drop'),
      receipts: new WorkQueue(this, 'receipts'),
      feeds: new WorkQueue(this, 'feeds'),
    };
    this.feeds = this.feedsBucket();

    const table = bindTable(state.table);
    const storiesBucket = bindBucket(state.stories, { read: [stories], put: [stories] });
    const intakeBucket = bindBucket(state.intake, { read: [raw, results], put: [raw, results] });
    const dropBucket = bindBucket(state.drop, { read: [drop], put: [drop] });
    const sendReceipts = bindSender(this.queues.receipts);
    const sendFeeds = bindSender(this.queues.feeds);

    const intake = this.fn('intake', 'Answers the HTTP API', {
      TABLE_NAME: table,
      INTAKE_BUCKET: intakeBucket,
      STORIES_BUCKET: storiesBucket,
      // It tells at `/status` what waits.
      DROP_QUEUE_URL: bindDepth(this.queues.drop),
      RECEIPTS_QUEUE_URL: bindAll(sendReceipts, bindDepth(this.queues.receipts)),
      FEEDS_QUEUE_URL: bindAll(sendFeeds, bindDepth(this.queues.feeds)),
    });
    this.intakeApi = new IntakeApi(this, 'Api', { stage, handler: intake });
    this.cdn = new FeedsCdn(this, 'Cdn', {
      ...props.edge,
      feeds: this.feeds,
      apiDomainName: this.intakeApi.domainName,
    });

    this.functions = {
      intake,
      drop: this.fn('drop', 'Makes a receipt of an object that arrived in the drop bucket', {
        TABLE_NAME: table,
        INTAKE_BUCKET: intakeBucket,
        DROP_BUCKET: dropBucket,
        STORIES_BUCKET: storiesBucket,
        DROP_QUEUE_URL: bindConsumer(this.queues.drop),
        RECEIPTS_QUEUE_URL: sendReceipts,
        FEEDS_QUEUE_URL: sendFeeds,
      }),
      ingest: this.fn('ingest', 'Makes stories of a stored receipt', {
        TABLE_NAME: table,
        INTAKE_BUCKET: bindBucket(state.intake, { read: [raw, results], put: [results] }),
        DROP_BUCKET: bindBucket(state.drop, { put: [drop] }),
        STORIES_BUCKET: storiesBucket,
        // It also puts work back for later: the rest of a filling, an embargo that is not over yet.
        RECEIPTS_QUEUE_URL: bindAll(bindConsumer(this.queues.receipts), sendReceipts),
        FEEDS_QUEUE_URL: sendFeeds,
      }),
      publish: this.fn('publish', 'Builds feeds', {
        TABLE_NAME: table,
        STORIES_BUCKET: bindBucket(state.stories, { read: [stories] }),
        FEEDS_BUCKET: bindBucket(this.feeds, { read: [''], put: [''], delete: [''] }),
        FEEDS_QUEUE_URL: bindAll(bindConsumer(this.queues.feeds), sendFeeds),
        BASE_URL: bindValue(this.cdn.url),
        SITE_TITLE: bindValue(stage.siteTitle),
        FEED_INTERVAL_SECONDS: bindValue(String(stage.feedIntervalSeconds)),
        STORY_FORMATS: bindValue(stage.storyFormats.join(',')),
      }),
      reconcile: this.fn('reconcile', 'Drives on what stands still', {
        TABLE_NAME: table,
        INTAKE_BUCKET: bindBucket(state.intake, { read: [results] }),
        DROP_BUCKET: bindBucket(state.drop, { read: [drop] }),
        STORIES_BUCKET: bindBucket(state.stories, { read: [stories] }),
        FEEDS_BUCKET: bindBucket(this.feeds, {
          // Pages that it finds old, and the two lists by whose age it knows whether they are.
          read: [storyPages, publicFiles.directory, publicFiles.newsSitemap],
        }),
        DROP_QUEUE_URL: bindSender(this.queues.drop),
        RECEIPTS_QUEUE_URL: sendReceipts,
        FEEDS_QUEUE_URL: sendFeeds,
      }),
    };

    this.queues.drop.deliverTo(this.functions.drop);
    this.queues.receipts.deliverTo(this.functions.ingest);
    this.queues.feeds.deliverTo(this.functions.publish);
    this.queueDroppedObjects(state.drop);
    this.scheduleReconcile();

    new CfnOutput(this, 'ApiUrl', { value: this.intakeApi.url });
    this.tellOperators({
      TABLE_NAME: state.table.tableName,
      INTAKE_BUCKET: state.intake.bucketName,
      DROP_BUCKET: state.drop.bucketName,
      STORIES_BUCKET: state.stories.bucketName,
      FEEDS_BUCKET: this.feeds.bucketName,
      DROP_QUEUE_URL: this.queues.drop.queue.queueUrl,
      RECEIPTS_QUEUE_URL: this.queues.receipts.queue.queueUrl,
      FEEDS_QUEUE_URL: this.queues.feeds.queue.queueUrl,
      BASE_URL: this.cdn.url,
      SITE_TITLE: stage.siteTitle,
      STORY_FORMATS: stage.storyFormats.join(','),
    });
  }

  /** What the operator's command reads when it is given the name of this stack. */
  private tellOperators(values: Record<keyof typeof operatorOutputs, string>): void {
    for (const [variable, output] of Object.entries(operatorOutputs)) {
      new CfnOutput(this, output, { value: values[variable as keyof typeof operatorOutputs] });
    }
  }

  private fn<N extends FunctionName>(name: N, description: string, environment: EnvironmentOf<N>) {
    const { stage, bundle, reserveConcurrency = false } = this.settings;
    const common = { stage, bundle, reserveConcurrency, releases: this.releases };
    return new ServiceFunction<N>(this, name, { description, environment, ...common });
  }

  /**
   * Stands beside the distribution and not with the state: its policy names the distribution, and the
   * distribution names it, which across two stacks would be a cycle. What it holds is derived and can
   * be built again, but its addresses are being pulled, so it is kept, and its id is frozen by a test.
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
        "Holds only what is public, and only the CDN reads it; a log bucket's policy would close a cycle of stacks.",
    });
    return feeds;
  }

  /**
   * EventBridge cannot ask two things of one field, so the rule only keeps out the receipts that Dateline
   * itself writes, which would otherwise make receipts without end. `drop` leaves other prefixes alone.
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
    // The next run does what this one missed, so a late or repeated one has no use.
    const maxEventAge = Duration.minutes(reconcileEveryMinutes);
    reconcile.entryPoint.configureAsyncInvoke({ retryAttempts: 0, maxEventAge });
    const schedule = new Rule(this, 'ReconcileSchedule', {
      description: 'Runs the reconciler',
      schedule: Schedule.rate(Duration.minutes(reconcileEveryMinutes)),
      targets: [new LambdaFunction(reconcile.entryPoint, { retryAttempts: 0, maxEventAge })],
    });
    const reason = 'A run that fails is made good by the next; an alarm tells of errors and of silence.';
    Validations.of(reconcile).acknowledge({ id: 'Serverless-LambdaAsyncFailureDestination', reason });
    Validations.of(schedule).acknowledge({ id: 'Serverless-EventBusDLQ', reason });
  }
}
