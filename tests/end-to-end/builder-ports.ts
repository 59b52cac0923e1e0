import type { BuilderPorts } from '../../functions/pipeline/build-requests/build-message.ts';
import { hubUrl } from '../../functions/pipeline/delivery/hub/hub-ports.ts';
import type { BuildPorts } from '../../functions/pipeline/feeds/build.ts';
import { HeadMemory } from '../../functions/pipeline/feeds/head-reads.ts';
import { RenderedItems } from '../../functions/pipeline/feeds/rendered-items.ts';
import { LastBuilds } from '../../functions/pipeline/pacing/last-builds.ts';
import { tableDesk } from '../../functions/platform/composition.ts';
import type { TestDesk } from '../local-stack.ts';

/** What a builder beside the stack's own works with: on the same table and buckets, at any time and telling nobody. */
export function builderPorts({ stack }: TestDesk): BuilderPorts & BuildPorts {
  const { TABLE_NAME = '', STORIES_BUCKET = '', FEEDS_BUCKET = '', SITE_TITLE = '', HUB } = process.env;
  const desk = tableDesk({ TABLE_NAME, STORIES_BUCKET });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const meter = { count: () => {}, milliseconds: () => {} };
  const site = { baseUrl: stack.url, title: SITE_TITLE, ...(HUB === 'on' && { hub: hubUrl(stack.url) }) };
  return {
    ...desk,
    feedsBucket: desk.publicBucket(FEEDS_BUCKET),
    feedsQueue: { sendGrouped: async () => {} } as never,
    renderedItems: new RenderedItems({ ...desk, log, meter }, site),
    lastBuilds: new LastBuilds(),
    heads: new HeadMemory(),
    renditions: [],
    site,
    intervalMs: 0,
    streamMs: 0,
    log,
    meter,
  };
}
