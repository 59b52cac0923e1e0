import type { BuilderPorts } from '../../functions/pipeline/build.ts';
import type { BuildPorts } from '../../functions/pipeline/build-ports.ts';
import { FeedTimes } from '../../functions/pipeline/feed-times.ts';
import { Fragments } from '../../functions/pipeline/fragments.ts';
import { tableDesk } from '../../functions/platform/desk.ts';
import type { TestDesk } from '../local-stack.ts';

/** What a builder beside the stack's own works with: on the same table and buckets, at any time and telling nobody. */
export function builderPorts({ stack }: TestDesk): BuilderPorts & BuildPorts {
  const { TABLE_NAME = '', STORIES_BUCKET = '', FEEDS_BUCKET = '', SITE_TITLE = '' } = process.env;
  const desk = tableDesk({ TABLE_NAME, STORIES_BUCKET });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const meter = { count: () => {}, milliseconds: () => {} };
  const site = { baseUrl: stack.url, title: SITE_TITLE };
  return {
    ...desk,
    feedsBucket: desk.publicBucket(FEEDS_BUCKET),
    feedsQueue: { sendGrouped: async () => {} } as never,
    fragments: new Fragments({ ...desk, log, meter }, site),
    feedTimes: new FeedTimes(),
    renditions: [],
    site,
    intervalMs: 0,
    log,
    meter,
  };
}
