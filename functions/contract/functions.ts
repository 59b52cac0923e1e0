/**
 * The names that infrastructure, handlers and the local stack share. This file imports nothing, so that the CDK app and
 * the Lambda bundles can both use it: a missing environment variable is a compile error on both sides.
 */

/** Environment variables that handlers may read, through `platform/config`. */
export const envKeys = [
  'TABLE_NAME',
  'INTAKE_BUCKET',
  'DROP_BUCKET',
  'STORIES_BUCKET',
  'FEEDS_BUCKET',
  'DROP_QUEUE_URL',
  'RECEIPTS_QUEUE_URL',
  'FEEDS_QUEUE_URL',
  'DELIVERIES_QUEUE_URL',
  'OUTGOING_LOOPBACK',
  'HUB',
  'BASE_URL',
  'SITE_TITLE',
  'SITE_DETAILS',
  'FEED_INTERVAL_SECONDS',
  'FEED_STREAM_SECONDS',
  'STORY_FORMATS',
  'KEY_STORE_ARN',
  'WEB_FOLDER',
] as const;

export type EnvKey = (typeof envKeys)[number];

/** What an operator's command has to know about a desk, and the output of the Service stack that has it. */
export const operatorOutputs = {
  TABLE_NAME: 'TableName',
  INTAKE_BUCKET: 'IntakeBucket',
  DROP_BUCKET: 'DropBucket',
  STORIES_BUCKET: 'StoriesBucket',
  FEEDS_BUCKET: 'FeedsBucket',
  DROP_QUEUE_URL: 'DropQueueUrl',
  RECEIPTS_QUEUE_URL: 'ReceiptsQueueUrl',
  FEEDS_QUEUE_URL: 'FeedsQueueUrl',
  DELIVERIES_QUEUE_URL: 'DeliveriesQueueUrl',
  BASE_URL: 'FeedsUrl',
  SITE_TITLE: 'SiteTitle',
  SITE_DETAILS: 'SiteDetails',
  STORY_FORMATS: 'StoryFormats',
  KEY_STORE_ARN: 'KeyStoreArn',
  HUB: 'Hub',
} as const satisfies Partial<Record<EnvKey, string>>;

/** What the infrastructure must give each function. Sizes in MB, times in seconds. */
export interface FunctionContract {
  readonly env: readonly EnvKey[];
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Ceiling of parallel invocations from its event source; protects the table from a stampede. */
  readonly maxConcurrency?: number;
  /**
   * Parallel invocations reserved for it, where the stage reserves any; for functions without an event source that
   * limits them. A new account has too few to reserve, so nothing may depend on it.
   */
  readonly reservedConcurrency?: number;
  /**
   * It sends messages to its own queue, each with less left to do: the rest of a filling or of an archive. Lambda ends
   * such a chain after some sixteen steps as a recursive loop, unless the function allows recursion.
   */
  readonly goesOnByMessage?: boolean;
}

export const functions = {
  /** HTTP API: submissions, corrections, kills, receipts, articles. */
  intake: {
    env: [
      'TABLE_NAME',
      'INTAKE_BUCKET',
      'STORIES_BUCKET',
      'DROP_QUEUE_URL',
      'RECEIPTS_QUEUE_URL',
      'FEEDS_QUEUE_URL',
      'DELIVERIES_QUEUE_URL',
      'OUTGOING_LOOPBACK',
      'HUB',
    ],
    memoryMb: 1024,
    timeoutSeconds: 25,
    // The API lets 500 requests a second in, of a tenth of a second each; room for slow ones.
    reservedConcurrency: 100,
  },
  /** An object arrived in the drop bucket: it becomes a receipt. */
  drop: {
    env: [
      'TABLE_NAME',
      'INTAKE_BUCKET',
      'DROP_BUCKET',
      'STORIES_BUCKET',
      'DROP_QUEUE_URL',
      'RECEIPTS_QUEUE_URL',
      'FEEDS_QUEUE_URL',
    ],
    memoryMb: 512,
    timeoutSeconds: 60,
    maxConcurrency: 20,
  },
  /** A stored receipt becomes stories; idempotent. */
  ingest: {
    env: [
      'TABLE_NAME',
      'INTAKE_BUCKET',
      'DROP_BUCKET',
      'STORIES_BUCKET',
      'RECEIPTS_QUEUE_URL',
      'FEEDS_QUEUE_URL',
    ],
    memoryMb: 1024,
    timeoutSeconds: 120,
    maxConcurrency: 50,
    goesOnByMessage: true,
  },
  /** Builds feeds; one builder a feed at a time. */
  publish: {
    env: [
      'TABLE_NAME',
      'STORIES_BUCKET',
      'FEEDS_BUCKET',
      'FEEDS_QUEUE_URL',
      'DELIVERIES_QUEUE_URL',
      'BASE_URL',
      'SITE_TITLE',
      'SITE_DETAILS',
      'HUB',
      'FEED_INTERVAL_SECONDS',
      'FEED_STREAM_SECONDS',
      'STORY_FORMATS',
    ],
    memoryMb: 1024,
    // Short: the message of a dead builder is hidden for six times this, and its feed is not built meanwhile.
    timeoutSeconds: 20,
    maxConcurrency: 20,
    goesOnByMessage: true,
  },
  /** Finds unfinished work and resumes it; releases stories whose embargo is over. */
  reconcile: {
    env: [
      'TABLE_NAME',
      'INTAKE_BUCKET',
      'DROP_BUCKET',
      'STORIES_BUCKET',
      'FEEDS_BUCKET',
      'DROP_QUEUE_URL',
      'RECEIPTS_QUEUE_URL',
      'FEEDS_QUEUE_URL',
      'DELIVERIES_QUEUE_URL',
      'KEY_STORE_ARN',
    ],
    memoryMb: 512,
    timeoutSeconds: 55,
    // One by the clock, one by hand.
    reservedConcurrency: 2,
  },
  /** Calls the endpoints of subscribers and the callbacks of the hub; nothing else calls addresses that others give. */
  deliver: {
    env: ['TABLE_NAME', 'FEEDS_BUCKET', 'DELIVERIES_QUEUE_URL', 'OUTGOING_LOOPBACK', 'BASE_URL'],
    memoryMb: 512,
    // A round of calls, each of 15 s at most, has to end after the last one began.
    timeoutSeconds: 60,
    maxConcurrency: 10,
    // What is left to send when the time is over has a message of its own.
    goesOnByMessage: true,
  },
  /** Writes the files of the desk in the browser to the feeds bucket, once a deployment. */
  'web-files': {
    env: ['FEEDS_BUCKET', 'WEB_FOLDER'],
    memoryMb: 256,
    timeoutSeconds: 60,
    reservedConcurrency: 1,
  },
} as const satisfies Record<string, FunctionContract>;

export type FunctionName = keyof typeof functions;

/** How often `reconcile` runs. */
export const reconcileEveryMinutes = 1;

/** How often it checks for quiet agencies: every quarter of an hour. */
export const quietLookMinutes = 15;
