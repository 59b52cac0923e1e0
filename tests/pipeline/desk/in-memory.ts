import { storyFormatIds } from '../../../functions/contract/formats.ts';
import type { SiteDetails } from '../../../functions/contract/site.ts';
import type { Site } from '../../../functions/core/feeds/site.ts';
import { chooseStoryFormats } from '../../../functions/core/feeds/story-formats/choose.ts';
import type { Policy } from '../../../functions/core/normalise/policy.ts';
import { builder } from '../../../functions/pipeline/build-requests/build-message.ts';
import { backfillFeed } from '../../../functions/pipeline/feed-definitions/backfill.ts';
import { defineFeed } from '../../../functions/pipeline/feed-definitions/define.ts';
import { RenderedItems } from '../../../functions/pipeline/feeds/rendered-items.ts';
import { type ReconcileReport, reconcile } from '../../../functions/pipeline/recovery/reconcile.ts';
import { releaseEmbargo } from '../../../functions/pipeline/stories/embargo-release.ts';
import { expireStory } from '../../../functions/pipeline/stories/expiry-removal.ts';
import type { FreshReceipt } from '../../../functions/pipeline/uploads/ingest.ts';
import { ingest } from '../../../functions/pipeline/uploads/ingest.ts';
import { receive, type Submission } from '../../../functions/pipeline/uploads/receive.ts';
import { tableDesk } from '../../../functions/platform/composition.ts';
import type { BuildMessage, ReceiptMessage } from '../../../functions/queues/messages.ts';
import { Table } from '../../../functions/store/dynamodb/table.ts';
import { Stories } from '../../../functions/store/entities/stories/stories.ts';
import { Receipts } from '../../../functions/store/entities/uploads/receipts.ts';
import { Objects } from '../../../functions/store/s3/objects.ts';
import type { Faults } from '../../doubles/faults.ts';
import { memoryS3 } from '../../doubles/objects.ts';
import { MemoryDynamo } from '../../doubles/table.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const meter = { count: () => {}, milliseconds: () => {} };
const settled = 40;

/** A message as it is, or what of it is about the one feed that is built. */
function messagesFor(message: BuildMessage, only: string | undefined): BuildMessage[] {
  if (only === undefined) return [message];
  const feeds = 'feed' in message ? [message.feed] : (message.feeds ?? []);
  return feeds.includes(only) ? [{ feed: only }] : [];
}

/** Longer than the lease of a builder that was killed. */
const leaseOverMs = 16_000;

/**
 * A whole desk in memory: the pipeline on doubles of the table, the buckets and the queues, with a clock of its own.
 * @param faults kill builders; their messages come again, to another process
 * @param details what the operator says of the site
 * @param only the one feed that is built, and no pages: all of them take five times as long
 */
export function memoryDesk(
  startedAt = Date.parse('2026-11-30T12:00:00.000Z'),
  { faults, only, details }: { faults?: Faults; only?: string; details?: SiteDetails } = {},
) {
  let nowMs = startedAt;
  const now = (): number => nowMs;
  const plainS3 = memoryS3(now);
  const s3 = faults?.around(plainS3) ?? plainS3;
  const bucket = (name: string): Objects => new Objects(s3, name);
  const { client } = new MemoryDynamo();
  const table = new Table(faults?.around(client) ?? client, 'memory');
  const desk = {
    ...tableDesk({ TABLE_NAME: 'memory', STORIES_BUCKET: 'stories' }, table),
    stories: new Stories(table, bucket('stories')),
    receipts: new Receipts(table, bucket('intake')),
  };
  const builds: BuildMessage[] = [];
  const due: { message: ReceiptMessage; at: number }[] = [];
  const feedsBucket = bucket('feeds');
  const site: Site = { baseUrl: 'https://feeds.example.com', title: 'Desk', ...details };
  const ports = {
    ...desk,
    feedsBucket,
    dropBucket: bucket('drop'),
    dropQueue: { send: async () => {} },
    deliveriesQueue: { send: async () => {} },
    feedsQueue: {
      sendGrouped: async (messages: { message: BuildMessage }[]) =>
        void builds.push(...messages.flatMap(({ message }) => messagesFor(message, only))),
    },
    receiptsQueue: {
      send: async (message: ReceiptMessage, delaySeconds = 0) =>
        void due.push({ message, at: nowMs + delaySeconds * 1000 }),
    },
    now,
    log: silent,
    meter,
    // The pipeline only sends; the other methods of a queue are the consumer's.
  } as never as Parameters<typeof reconcile>[0] & Parameters<typeof backfillFeed>[0] & typeof desk;
  const newBuilder = () =>
    builder({
      ...ports,
      renderedItems: new RenderedItems({ ...ports, log: silent, meter }, site),
      site,
      renditions: chooseStoryFormats(storyFormatIds.join(',')),
      intervalMs: 0,
      streamMs: 0,
    } as never);
  let build = newBuilder();
  /** Builds once; a killed process does not answer, and its message comes again. */
  const buildOnce = async (message: BuildMessage, askedAt: number): ReturnType<typeof build> => {
    faults?.begin();
    try {
      return await build(message, askedAt);
    } catch (error) {
      if (!faults?.isDead) throw error;
      build = newBuilder();
      return { kind: 'deferred', deferMs: leaseOverMs };
    } finally {
      faults?.end();
    }
  };

  const consume = async (message: ReceiptMessage): Promise<void> => {
    if ('fill' in message) return backfillFeed(ports, message.fill);
    if ('release' in message) return void (await releaseEmbargo(ports, message.release));
    if ('expire' in message) return void (await expireStory(ports, message.expire));
    const receipt = await ports.receipts.get(message.receipt);
    if (receipt) await ingest(ports, receipt);
  };

  /** Handles the messages that are due, and all that come of them. */
  const settle = async (): Promise<void> => {
    for (let round = 0; round < settled; round++) {
      const messages = due.filter(({ at }) => at <= nowMs);
      for (const one of messages) due.splice(due.indexOf(one), 1);
      const work = builds.splice(0);
      if (messages.length === 0 && work.length === 0) return;
      for (const { message } of messages) await consume(message);
      nowMs += 1;
      const unique = new Map(work.map((one) => [JSON.stringify(one), one]));
      for (const one of unique.values()) {
        const askedAt = nowMs;
        for (let outcome = await buildOnce(one, askedAt); outcome.kind === 'deferred'; ) {
          nowMs += outcome.deferMs;
          outcome = await buildOnce(one, askedAt);
        }
      }
    }
    throw new Error('The desk does not come to rest');
  };

  return {
    ports,
    feedsBucket,
    settle,
    addAgency: async (id: string, policy: Policy = {}): Promise<void> =>
      void (await desk.agencies.create({ id, name: `The ${id} agency`, ratePerSecond: 100, policy })),
    /** Sends an upload and waits for nothing. */
    send: async (
      agency: string,
      document: unknown,
      more: Partial<Submission> = {},
    ): Promise<FreshReceipt> => {
      nowMs += 5;
      const owner = await desk.agencies.get(agency);
      if (!owner) throw new Error(`no agency ${agency}`);
      const bytes = Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
      const accepted = await receive(ports, owner, { operation: 'submit', bytes, ...more });
      if (accepted.kind !== 'received') throw new Error(accepted.kind);
      return accepted.receipt;
    },
    define: (definition: unknown) => defineFeed(ports, definition),
    /** Lets time pass, with the reconciler of each minute in which something may be due. */
    wait: async (ms: number, everyMs = 60_000): Promise<ReconcileReport | undefined> => {
      let report: ReconcileReport | undefined;
      for (const end = nowMs + ms; nowMs < end; ) {
        nowMs = Math.min(end, nowMs + everyMs);
        report = await reconcile(ports);
        await settle();
      }
      return report;
    },
    /** A document of the feeds bucket as text. */
    document: async (key: string): Promise<string | undefined> => feedsBucket.text(key),
    now,
  };
}

export type MemoryDesk = ReturnType<typeof memoryDesk>;
