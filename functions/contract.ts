/**
 * Every name that infrastructure, handlers and the local stack must agree on, said once.
 * This file imports nothing, so that the CDK app and the Lambda bundles can both afford it:
 * a missing environment variable or a misspelt prefix is a compile error on both sides.
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
  'BASE_URL',
  'SITE_TITLE',
  'FEED_INTERVAL_SECONDS',
  'STORY_FORMATS',
] as const;
export type EnvKey = (typeof envKeys)[number];

/** What an operator's command has to know of a desk, and the output of the Service stack that tells it. */
export const operatorOutputs = {
  TABLE_NAME: 'TableName',
  INTAKE_BUCKET: 'IntakeBucket',
  DROP_BUCKET: 'DropBucket',
  STORIES_BUCKET: 'StoriesBucket',
  FEEDS_BUCKET: 'FeedsBucket',
  DROP_QUEUE_URL: 'DropQueueUrl',
  RECEIPTS_QUEUE_URL: 'ReceiptsQueueUrl',
  FEEDS_QUEUE_URL: 'FeedsQueueUrl',
  BASE_URL: 'FeedsUrl',
  SITE_TITLE: 'SiteTitle',
  STORY_FORMATS: 'StoryFormats',
} as const satisfies Partial<Record<EnvKey, string>>;

/** What the infrastructure must give each function. Sizes in MB, times in seconds. */
export interface FunctionContract {
  readonly env: readonly EnvKey[];
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Ceiling of parallel invocations from its event source; protects the table from a stampede. */
  readonly maxConcurrency?: number;
  /**
   * Parallel invocations that are kept for it alone, where the stage reserves any; for functions without an event
   * source that bounds them. An account begins with too few to reserve, so nothing may depend on it.
   */
  readonly reservedConcurrency?: number;
  /**
   * It sends messages to its own queue, each with less left to do: the rest of a filling or of an archive. Lambda takes
   * such a chain for a mistake and ends it after some sixteen steps where it is not told that it is none.
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
      'BASE_URL',
      'SITE_TITLE',
      'FEED_INTERVAL_SECONDS',
      'STORY_FORMATS',
    ],
    memoryMb: 1024,
    // Short: while a message of a dead builder is hidden, six times this, its feed stands still.
    timeoutSeconds: 20,
    maxConcurrency: 20,
    goesOnByMessage: true,
  },
  /** Finds what stands still and drives it on; releases stories whose embargo is over. */
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
    ],
    memoryMb: 512,
    timeoutSeconds: 55,
    // One by the clock, one by hand.
    reservedConcurrency: 2,
  },
} as const satisfies Record<string, FunctionContract>;
export type FunctionName = keyof typeof functions;

/** Queues, their consumers, and how often a message is tried before it is a dead letter. */
export const queues = {
  // One file and one upload at a time: a batch is handled side by side, and several of the largest are more than the
  // function's memory, which would end with all of them.
  drop: { consumer: 'drop', fifo: false, batchSize: 1, maxReceives: 5 },
  receipts: { consumer: 'ingest', fifo: false, batchSize: 1, maxReceives: 5 },
  /** One message group a feed. A build that comes too early goes back to the queue, which counts as a receive. */
  feeds: { consumer: 'publish', fifo: true, batchSize: 10, maxReceives: 12 },
} as const satisfies Record<
  string,
  { consumer: FunctionName; fifo: boolean; batchSize: number; maxReceives: number }
>;
export type QueueName = keyof typeof queues;

/** How often `reconcile` runs. */
export const reconcileEveryMinutes = 1;

/** How often it looks for agencies that have gone quiet: at the full quarters of an hour. */
export const quietLookMinutes = 15;

/**
 * What the functions tell CloudWatch, each with its unit, in the namespace `Dateline/{stage}` by the dimension
 * `service`, the name of the function. Refusals are told by the dimension `reason` as well, of a fixed list.
 */
export const metrics = {
  /** What became of stories. */
  accepted: 'Count',
  duplicate: 'Count',
  quarantined: 'Count',
  refused: 'Count',
  /** Uploads that were answered with a 4xx. */
  uploadsRefused: 'Count',
  /** Requests and messages that failed by a fault of Dateline; a message that fails is tried again. */
  failures: 'Count',
  /** Reading and normalising one upload. */
  normaliseTime: 'Milliseconds',
  /** From the receipt of a version, or the end of its embargo, until a feed that carries it is written. */
  submitToVisible: 'Seconds',
  /** Feeds, and stories by themselves, that were written. */
  builds: 'Count',
  storyPages: 'Count',
  feedBytes: 'Bytes',
  brokenFragments: 'Count',
  /** Archive pages that were rendered anew; and those, with story pages, that could not be. */
  pagesRenewed: 'Count',
  pagesNotRenewed: 'Count',
  /** What the reconciler found standing still. */
  redriven: 'Count',
  stuck: 'Count',
  behind: 'Count',
  outdated: 'Count',
  released: 'Count',
  expired: 'Count',
  drops: 'Count',
  /** Agencies that normally send and have been silent for longer than their policy says. */
  quietAgencies: 'Count',
} as const satisfies Record<string, 'Count' | 'Milliseconds' | 'Seconds' | 'Bytes'>;
export type MetricName = keyof typeof metrics;

/** Namespace of the metrics of one stage; stages may share an account. */
export const metricNamespace = (stage: string): string => `Dateline/${stage}`;

/**
 * Routes of the HTTP API in API Gateway's notation; all of them are answered by `intake`. Those of `ANY` take what no
 * other takes, so that wrong methods and paths are answered by a problem as well, and `HEAD` as `GET` is.
 */
export const routes = [
  'POST /v1/articles',
  'GET /v1/articles',
  'PUT /v1/articles',
  'DELETE /v1/articles',
  'GET /v1/articles/{id+}',
  'GET /v1/articles/{id}/versions',
  'GET /v1/articles/{id}/diff',
  'PUT /v1/articles/{id+}',
  'DELETE /v1/articles/{id+}',
  'GET /v1/receipts/{id}',
  'GET /v1/receipts/{id}/raw',
  'GET /v1/openapi.json',
  'GET /status',
  'ANY /v1/{proxy+}',
  'ANY /status',
] as const;

/** Paths below the public address that go to the API and not to the feeds bucket. */
export const apiPathPatterns = ['/v1/*', '/status'] as const;

/** The one table. Global secondary indexes are sparse: only rows that need finding carry their keys. */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  ttl: 'expiresAt',
  /** Work to be found by time: pending receipts, finished receipts, held stories, feed definitions. */
  index: { name: 'work', partitionKey: 'wpk', sortKey: 'wsk' },
} as const;

/** Object key prefixes, by bucket. */
export const prefixes = {
  /** Intake bucket: raw bytes as submitted, `raw/{agency}/{receipt}`. */
  raw: 'raw/',
  /** Intake bucket: results of uploads whose result list is too large for a table row. */
  results: 'results/',
  /** Drop bucket: `drop/{agency}/…`. */
  drop: 'drop/',
  /** Stories bucket: canonical JSON, `stories/{storyId}/{version}.json`. */
  stories: 'stories/',
  /** Feeds bucket: `feeds/{feed}.{extension}`. */
  feeds: 'feeds/',
  /** Feeds bucket: a story in each of its formats, `stories/{storyId}.{extension}`. */
  storyPages: 'stories/',
} as const;

/** Objects of the feeds bucket that stand alone. */
export const publicFiles = {
  directory: 'index.html',
  opml: 'feeds.opml',
  newsSitemap: 'sitemap-news.xml',
  robots: 'robots.txt',
} as const;

/** Formats in which a story stands alone; `STORY_FORMATS` is a comma list of them, `html` always among them. */
export const storyFormatIds = ['html', 'json', 'ninjs', 'newsmlg2', 'nitf', 'md', 'txt'] as const;
export type StoryFormatId = (typeof storyFormatIds)[number];

/**
 * Media types of the public documents, by folder and file name extension. The CDN gives a document its type from
 * here: what is stored may carry a plainer one, since CloudFront compresses only types of a fixed list.
 */
export const mediaTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    html: 'text/html; charset=utf-8',
    opml: 'text/x-opml; charset=utf-8',
    xml: 'application/xml; charset=utf-8',
    txt: 'text/plain; charset=utf-8',
  },
  feeds: {
    rss: 'application/rss+xml; charset=utf-8',
    atom: 'application/atom+xml; charset=utf-8',
    json: 'application/feed+json; charset=utf-8',
    ninjs: 'application/json; charset=utf-8',
    ninjs2: 'application/json; charset=utf-8',
    newsml: 'application/vnd.iptc.g2.newsmessage+xml; charset=utf-8',
  },
  stories: {
    html: 'text/html; charset=utf-8',
    json: 'application/json; charset=utf-8',
    ninjs: 'application/json; charset=utf-8',
    newsml: 'application/vnd.iptc.g2.newsitem+xml; charset=utf-8',
    nitf: 'application/nitf+xml; charset=utf-8',
    md: 'text/markdown; charset=utf-8',
    txt: 'text/plain; charset=utf-8',
  },
};

/** Metadata of a public object from which the CDN takes the status of its answer; S3 itself can say 200 only. */
export const statusMetadata = { key: 'status', gone: '410' } as const;

/**
 * Headers of W3C TDMRep, and the metadata of a public object from which the CDN takes them: S3 keeps no header
 * that it does not know.
 */
export const reservationHeaders = { reservation: 'tdm-reservation', policy: 'tdm-policy' } as const;

/** A drop receipt stands beside the dropped object under its key plus this suffix. */
export const dropReceiptSuffix = '.receipt.json';

/** Detail type of the EventBridge event that S3 sends for a new object. */
export const dropEvent = { source: 'aws.s3', detailType: 'Object Created' } as const;

/** Bounds that an agency meets. Bytes unless said otherwise. */
export const limits = {
  /** Lambda takes 6 MB of invocation payload and API Gateway sends bodies in base64. */
  httpUpload: 4 * 1024 * 1024,
  dropUpload: 50 * 1024 * 1024,
  /** Above this an upload is answered `processing` and goes through the queue. */
  inlineUpload: 1024 * 1024,
  /** Stories in one upload. */
  storiesPerUpload: 1000,
  /** Stories in one upload that are still ingested within the request. */
  inlineStories: 10,
  idempotencyKeyLength: 255,
  /** UTF-16 units of the reason of a kill, which every feed tells. */
  killReasonLength: 1000,
  /** Canonical JSON of one version of a story, bytes; feeds hold fifty of them. */
  storyBytes: 1024 * 1024,
  /** Bytes that an answer may have: Lambda gives back 6 MB, and base64 takes a third of it. */
  answerBytes: 4 * 1024 * 1024,
} as const;

/** How long things are kept that nobody has to keep for ever. */
export const retentionDays = {
  /** Receipts and the raw bytes behind them. */
  receipts: 90,
  /** Dropped files and the receipts beside them. */
  drops: 14,
} as const;

/** Feeds that exist without being defined. */
export const builtInFeeds = {
  latest: 'latest',
  agency: (agencyId: string) => `agency-${agencyId}`,
  language: (tag: string) => `language-${tag.toLowerCase()}`,
} as const;

/** The feed directory for people; built like a feed, served at `/`. */
export const directoryFeed = 'directory';

/** The Google News sitemap; built like a feed. */
export const newsSitemapFeed = 'news-sitemap';

/** Items in a feed's head. */
export const headSize = 50;
