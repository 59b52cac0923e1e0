import type { EnvKey } from '../contract/functions.ts';
import { Matcher } from '../pipeline/routing/feeds-of-story.ts';
import { sqs } from '../queues/client.ts';
import {
  type BuildMessage,
  type DeliveryMessage,
  type DropMessage,
  deliveryGroup,
  type ReceiptMessage,
} from '../queues/messages.ts';
import { Queue } from '../queues/queue.ts';
import { dynamo, s3 } from '../store/aws/clients.ts';
import { keys } from '../store/dynamodb/keys.ts';
import { Table } from '../store/dynamodb/table.ts';
import type { KeyStore } from '../store/edge/key-store.ts';
import { Activity } from '../store/entities/activity.ts';
import { Acks } from '../store/entities/delivery/acks.ts';
import { ChangeLogs } from '../store/entities/delivery/change-logs.ts';
import { Deliveries } from '../store/entities/delivery/deliveries.ts';
import { Endpoints } from '../store/entities/delivery/endpoints.ts';
import { HubSubscriptions } from '../store/entities/delivery/hub-subscriptions.ts';
import { PrivateFolder } from '../store/entities/delivery/private-folder.ts';
import { Subscribers } from '../store/entities/delivery/subscribers.ts';
import { Amendments } from '../store/entities/feeds/amendments.ts';
import { Archives } from '../store/entities/feeds/archives.ts';
import { Backlogs } from '../store/entities/feeds/backlogs.ts';
import { Definitions } from '../store/entities/feeds/definitions.ts';
import { FeedStates } from '../store/entities/feeds/feed-states.ts';
import { Feeds } from '../store/entities/feeds/feeds.ts';
import { Memberships } from '../store/entities/feeds/memberships.ts';
import { Hours } from '../store/entities/hours.ts';
import { Agencies } from '../store/entities/people/agencies.ts';
import { Audit } from '../store/entities/people/audit.ts';
import { Operators } from '../store/entities/people/operators.ts';
import { ReconcilerStates } from '../store/entities/reconciler.ts';
import { Chains } from '../store/entities/stories/chains.ts';
import { Clusters } from '../store/entities/stories/clusters.ts';
import { Expiries } from '../store/entities/stories/expiries.ts';
import { Fingerprints } from '../store/entities/stories/fingerprints.ts';
import { Quarantine } from '../store/entities/stories/quarantine.ts';
import { Stories, type StoryRow } from '../store/entities/stories/stories.ts';
import { RateLimit } from '../store/entities/uploads/rate-limit.ts';
import { Receipts } from '../store/entities/uploads/receipts.ts';
import { Uploads } from '../store/entities/uploads/uploads.ts';
import { Objects } from '../store/s3/objects.ts';
import { PublicObjects } from '../store/s3/public-objects.ts';
import { keyStoreEmulated, s3PathStyle } from './config.ts';

type Env<K extends EnvKey> = Record<K, string>;

/** The table's entities; every function has them. */
export function tableDesk(
  env: Env<'TABLE_NAME' | 'STORIES_BUCKET'>,
  table = new Table(dynamo(), env.TABLE_NAME),
) {
  const s3Client = s3({ pathStyle: s3PathStyle() });
  const bucket = (name: string): Objects => new Objects(s3Client, name);
  const definitions = new Definitions(table);
  return {
    table,
    bucket,
    publicBucket: (name: string): PublicObjects => new PublicObjects(s3Client, name),
    agencies: new Agencies(table),
    operators: new Operators(table),
    audit: new Audit(table),
    subscribers: new Subscribers(table),
    changeLogs: new ChangeLogs(table),
    acks: new Acks(table),
    privateFolder: new PrivateFolder(table),
    rateLimit: new RateLimit(table),
    activity: new Activity(table),
    stories: new Stories(table, bucket(env.STORIES_BUCKET)),
    chains: new Chains(table),
    expiries: new Expiries(table),
    quarantine: new Quarantine(table),
    memberships: new Memberships(table),
    feeds: new Feeds(table),
    feedStates: new FeedStates(table),
    amendments: new Amendments(table),
    archives: new Archives(table),
    backlogs: new Backlogs(table),
    fingerprints: new Fingerprints(table),
    clusters: new Clusters(table),
    endpoints: new Endpoints(table),
    deliveries: new Deliveries(table),
    hubSubscriptions: new HubSubscriptions(table),
    definitions,
    matcher: new Matcher(definitions),
    hours: new Hours(table),
    uploads: new Uploads(table),
    reconcilerStates: new ReconcilerStates(table),
    now: () => Date.now(),
  };
}

/** What a function needs that takes submissions or ingests them. */
export function intakeDesk(
  env: Env<'TABLE_NAME' | 'STORIES_BUCKET' | 'INTAKE_BUCKET' | 'FEEDS_QUEUE_URL'>,
  client = sqs(),
) {
  const desk = tableDesk(env);
  return {
    ...desk,
    receipts: new Receipts(desk.table, desk.bucket(env.INTAKE_BUCKET)),
    feedsQueue: feedsQueue(env, client),
  };
}

/*
 * Queues of one function share a client: each has connections of its own, and takes a millisecond of every cold start.
 */
export const dropQueue = (env: Env<'DROP_QUEUE_URL'>, client = sqs()): Queue<DropMessage> =>
  new Queue(client, env.DROP_QUEUE_URL);
export const receiptsQueue = (env: Env<'RECEIPTS_QUEUE_URL'>, client = sqs()): Queue<ReceiptMessage> =>
  new Queue(client, env.RECEIPTS_QUEUE_URL);
export const feedsQueue = (env: Env<'FEEDS_QUEUE_URL'>, client = sqs()): Queue<BuildMessage> =>
  new Queue(client, env.FEEDS_QUEUE_URL);

export const deliveriesQueue = (env: Env<'DELIVERIES_QUEUE_URL'>, client = sqs()): Queue<DeliveryMessage> =>
  new Queue(client, env.DELIVERIES_QUEUE_URL, deliveryGroup);

/** The queues that the reconciler sends to. */
export const queuesOf = (
  env: Env<'RECEIPTS_QUEUE_URL' | 'DROP_QUEUE_URL' | 'DELIVERIES_QUEUE_URL'>,
  client = sqs(),
) => ({
  receiptsQueue: receiptsQueue(env, client),
  dropQueue: dropQueue(env, client),
  deliveriesQueue: deliveriesQueue(env, client),
});

/** What calls of endpoints and callbacks need: rows, and the public documents of feeds. */
export function pushDesk(env: Env<'TABLE_NAME' | 'FEEDS_BUCKET'>) {
  const table = new Table(dynamo(), env.TABLE_NAME);
  return {
    endpoints: new Endpoints(table),
    deliveries: new Deliveries(table),
    hubSubscriptions: new HubSubscriptions(table),
    feedStates: new FeedStates(table),
    feedsBucket: new Objects(s3({ pathStyle: s3PathStyle() }), env.FEEDS_BUCKET),
    changeLogs: new ChangeLogs(table),
    subscribers: new Subscribers(table),
    feeds: new Feeds(table),
    stories: { get: (id: string) => table.get<StoryRow>(keys.story(id)) },
    now: () => Date.now(),
  };
}

/** What takes requests to the hub, where the deployment has one. */
export const hubOf = (
  env: Env<'HUB' | 'OUTGOING_LOOPBACK'>,
  { hubSubscriptions }: { hubSubscriptions: HubSubscriptions },
  queue: Queue<DeliveryMessage>,
) =>
  env.HUB === 'on'
    ? {
        hub: {
          hubSubscriptions,
          deliveriesQueue: queue,
          allowLoopback: env.OUTGOING_LOOPBACK === 'allowed',
        },
      }
    : {};

/** Opens the key store of the CDN; loaded on demand, since hardly any run needs it and its signatures are heavy. */
export const keyStoreOf =
  ({ KEY_STORE_ARN }: Env<'KEY_STORE_ARN'>) =>
  async (): Promise<KeyStore> => {
    const { KeyStore } = await import('../store/edge/key-store.ts');
    return new KeyStore(KEY_STORE_ARN, { emulated: keyStoreEmulated() });
  };

/** The feeds bucket alone, for a function that writes files and no stories. */
export const publicFilesDesk = (env: Env<'FEEDS_BUCKET'>) => ({
  feedsBucket: new PublicObjects(s3({ pathStyle: s3PathStyle() }), env.FEEDS_BUCKET),
  now: () => Date.now(),
});
