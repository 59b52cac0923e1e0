import type { Site } from '../core/feeds/format.ts';
import type { ListedStoryFormat } from '../core/feeds/story-formats/format.ts';
import { type DryRunBuilder, unbuiltState } from '../operations/doctor/dry-run.ts';
import { buildFeed } from '../pipeline/feeds/build-feed.ts';
import { RenderedItems } from '../pipeline/feeds/rendered-items.ts';
import { LastBuilds } from '../pipeline/pacing/last-builds.ts';
import { buildStoryPage } from '../pipeline/pages/story-page.ts';
import type { Log, Meter } from '../pipeline/ports.ts';
import { writeMemberships } from '../pipeline/stories/write-memberships.ts';
import { SilentQueue } from '../queues/silent-queue.ts';
import { dynamo, s3 } from '../store/aws/clients.ts';
import { DryRunObjects, DryRunTable } from '../store/dry-run.ts';
import type { RowKey } from '../store/dynamodb/keys.ts';
import type { Row, Table } from '../store/dynamodb/table.ts';
import { type FeedState, Feeds } from '../store/entities/feeds.ts';
import { tableDesk } from './composition.ts';
import { s3PathStyle } from './config.ts';

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
const meter: Meter = { count: () => {}, milliseconds: () => {} };

/** Feeds whose builder finds everything still to be done, and no other builder. */
class UnbuiltFeeds extends Feeds {
  readonly #stale: string | undefined;
  constructor(table: Table, stale: string | undefined) {
    super(table);
    this.#stale = stale;
  }

  override async lease(id: string): Promise<FeedState> {
    return unbuiltState(await this.state(id), this.#stale) ?? { feed: id };
  }
}

/** The builder of the functions, on a table and a bucket that are read and not written. */
export function rehearsal(
  env: Record<'TABLE_NAME' | 'STORIES_BUCKET' | 'FEEDS_BUCKET', string>,
  site: Site,
  renditions: readonly ListedStoryFormat[],
): DryRunBuilder {
  const table = new DryRunTable(dynamo(), env.TABLE_NAME);
  const desk = tableDesk(env, table);
  const s3Client = s3({ pathStyle: s3PathStyle() });
  const shared = {
    ...desk,
    feedsQueue: new SilentQueue<never>(),
    renderedItems: new RenderedItems({ ...desk, log, meter }, site),
    lastBuilds: new LastBuilds(),
    site,
    renditions,
    intervalMs: 0,
    log,
    meter,
  };
  const withBucket = async (run: (bucket: DryRunObjects) => Promise<unknown>) => {
    const bucket = new DryRunObjects(s3Client, env.FEEDS_BUCKET);
    await run(bucket);
    return { documents: bucket.written, deleted: bucket.deleted };
  };
  return {
    feed: (id, stale) =>
      withBucket((feedsBucket) =>
        buildFeed(
          { ...shared, feedsBucket, feeds: new UnbuiltFeeds(table, stale) },
          id,
          Number.POSITIVE_INFINITY,
        ),
      ),
    story: (id) => withBucket((feedsBucket) => buildStoryPage({ ...shared, feedsBucket }, id)),
    settled: async (row, matching) => {
      const written: (RowKey & Row)[] = [];
      const writeMany = async (rows: (RowKey & Row)[]): Promise<void> => void written.push(...rows);
      await writeMemberships({ ...desk, table: { writeMany } }, row, matching);
      return written;
    },
  };
}
