import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { functions } from '../contract/functions.ts';
import { chooseStoryFormats } from '../core/feeds/story-formats/choose.ts';
import { builder } from '../pipeline/build-requests/build-message.ts';
import { RenderedItems } from '../pipeline/feeds/rendered-items.ts';
import { deliveriesQueue, feedsQueue, tableDesk } from '../platform/composition.ts';
import { config } from '../platform/config.ts';
import { perGroup } from '../platform/lambda/per-group.ts';
import { siteOf } from '../platform/site.ts';
import { telemetry } from '../platform/telemetry.ts';
import { readBuildMessages } from '../queues/messages.ts';

const env = config<'publish'>(functions.publish);
const monitoring = telemetry('publish');
const desk = tableDesk(env);
const site = siteOf(env);
const queue = feedsQueue(env);
const build = builder({
  ...desk,
  feedsBucket: desk.publicBucket(env.FEEDS_BUCKET),
  feedsQueue: queue,
  deliveriesQueue: deliveriesQueue(env),
  renderedItems: new RenderedItems({ ...desk, ...monitoring }, site),
  site,
  renditions: chooseStoryFormats(env.STORY_FORMATS),
  intervalMs: Number(env.FEED_INTERVAL_SECONDS) * 1000,
  streamMs: Number(env.FEED_STREAM_SECONDS) * 1000,
  ...monitoring,
});

/** Builds story pages and feeds; all messages about one feed in a batch are one build. */
export const handler: (event: SQSEvent) => Promise<SQSBatchResponse> = perGroup(
  { ...monitoring, defer: queue.defer },
  async (records) => {
    const work = readBuildMessages(records.map(({ body }) => body));
    // Groups begin in one turn, so that the feeds of the batch too find what came with it.
    if ('written' in work && work.written) desk.stories.takeOver(work.written);
    const askedAt = Math.max(...records.map(({ attributes }) => Number(attributes.SentTimestamp)));
    const outcome = await build(work, askedAt);
    return outcome.kind === 'deferred'
      ? { againInSeconds: Math.max(1, Math.ceil(outcome.deferMs / 1000)) }
      : 'done';
  },
);
