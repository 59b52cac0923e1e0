import type { Site } from '../core/feeds/format.ts';
import type { ListedStoryFormat } from '../core/feeds/story/format.ts';
import { buildFeed } from '../pipeline/build-feed.ts';
import { buildStoryPage } from '../pipeline/build-story-page.ts';
import type { Log, Meter } from '../pipeline/desk.ts';
import { type Rehearsal, unbuiltState } from '../pipeline/doctor/rehearsal.ts';
import { FeedTimes } from '../pipeline/feed-times.ts';
import { Fragments } from '../pipeline/fragments.ts';
import { settle } from '../pipeline/settle.ts';
import { SilentQueue } from '../queues/silent-queue.ts';
import { dynamo, s3 } from '../store/clients.ts';
import { type FeedState, Feeds } from '../store/feeds.ts';
import type { RowKey } from '../store/keys.ts';
import { RehearsalObjects, RehearsalTable } from '../store/rehearsal.ts';
import type { Row, Table } from '../store/table.ts';
import { s3PathStyle } from './config.ts';
import { tableDesk } from './desk.ts';

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
): Rehearsal {
  const table = new RehearsalTable(dynamo(), env.TABLE_NAME);
  const desk = tableDesk(env, table);
  const s3Client = s3({ pathStyle: s3PathStyle() });
  const shared = {
    ...desk,
    feedsQueue: new SilentQueue<never>(),
    fragments: new Fragments({ ...desk, log, meter }, site),
    feedTimes: new FeedTimes(),
    site,
    renditions,
    intervalMs: 0,
    log,
    meter,
  };
  const withBucket = async (run: (bucket: RehearsalObjects) => Promise<unknown>) => {
    const bucket = new RehearsalObjects(s3Client, env.FEEDS_BUCKET);
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
      await settle({ ...desk, table: { writeMany } }, row, matching);
      return written;
    },
  };
}
