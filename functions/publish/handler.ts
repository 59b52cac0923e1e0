import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { functions } from '../contract.ts';
import { chooseStoryFormats } from '../core/feeds/story/choose.ts';
import { build } from '../pipeline/build.ts';
import { DirectoryAsks } from '../pipeline/directory-asks.ts';
import { Fragments } from '../pipeline/fragments.ts';
import { lastBuilds } from '../pipeline/last-builds.ts';
import { config } from '../platform/config.ts';
import { feedsQueue, tableDesk } from '../platform/desk.ts';
import { perGroup } from '../platform/groups.ts';
import { telemetry } from '../platform/telemetry.ts';
import { readBuildMessage } from '../queues/messages.ts';

const env = config<'publish'>(functions.publish);
const told = telemetry('publish');
const desk = tableDesk(env);
const site = { baseUrl: env.BASE_URL, title: env.SITE_TITLE };
const queue = feedsQueue(env);
const ports = {
  ...desk,
  feedsBucket: desk.publicBucket(env.FEEDS_BUCKET),
  feedsQueue: queue,
  fragments: new Fragments({ ...desk, ...told }, site),
  site,
  lastBuilds: lastBuilds(),
  directoryAsks: new DirectoryAsks(),
  renditions: chooseStoryFormats(env.STORY_FORMATS),
  intervalMs: Number(env.FEED_INTERVAL_SECONDS) * 1000,
  ...told,
};

/** Builds feeds and story pages; all messages of one feed in a batch are one build. */
export const handler: (event: SQSEvent) => Promise<SQSBatchResponse> = perGroup(
  { ...told, defer: queue.defer },
  async (newest) => {
    const message = readBuildMessage(newest.body);
    // Groups begin in one turn, so that the feeds of the batch too find what came with it.
    if ('written' in message && message.written) desk.stories.takeOver(message.written);
    const outcome = await build(ports, message, Number(newest.attributes.SentTimestamp));
    return outcome.kind === 'deferred'
      ? { againInSeconds: Math.max(1, Math.ceil(outcome.deferMs / 1000)) }
      : 'done';
  },
);
