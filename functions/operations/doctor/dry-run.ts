import type { BuildPorts } from '../../pipeline/feeds/build.ts';
import { buildFeed } from '../../pipeline/feeds/build-feed.ts';
import { HeadMemory } from '../../pipeline/feeds/head-reads.ts';
import { RenderedItems } from '../../pipeline/feeds/rendered-items.ts';
import { LastBuilds } from '../../pipeline/pacing/last-builds.ts';
import { buildStoryPage, type StoryPagePorts } from '../../pipeline/pages/story-page.ts';
import type { Log, MembershipPorts, Meter } from '../../pipeline/ports.ts';
import type { Destination } from '../../pipeline/routing/feeds-of-story.ts';
import { writeMemberships } from '../../pipeline/stories/write-memberships.ts';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import { type Row, Table } from '../../store/dynamodb/table.ts';
import { type FeedState, FeedStates } from '../../store/entities/feeds/feed-states.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { Objects } from '../../store/s3/objects.ts';

/*
 * The builder of the functions on a table and a bucket that are read and not written: it shows what it would write.
 */

/** What a builder would write; `documents` by their keys. */
export interface DryRunResult {
  documents: ReadonlyMap<string, Uint8Array>;
  /** Keys that it would remove. */
  deleted: ReadonlySet<string>;
}

export interface DryRunBuilder {
  /**
   * The head of a feed as the table has it now. With `stale`, also the archive page that ends at that position, and
   * some before it.
   */
  feed(id: string, stale?: string): Promise<DryRunResult>;
  /** A story in all its formats; nothing for one that was never published. */
  story(id: string): Promise<DryRunResult>;
  /** The history and membership rows of a story. */
  settled(row: StoryRow, matching: Destination[]): Promise<(RowKey & Row)[]>;
}

/** A table whose writes are dropped. */
export class DryRunTable extends Table {
  override async put(): Promise<void> {}

  override async create(): Promise<boolean> {
    return true;
  }

  /** The row as it is, as if the condition had held. */
  override async update<T extends object>(key: RowKey): Promise<T | undefined> {
    return this.get<T>(key);
  }

  override async change(): Promise<boolean> {
    return true;
  }

  override async writeMany(): Promise<void> {}

  override async remove(): Promise<void> {}
}

/** A bucket that remembers what would be written to it; it shows the writer no earlier object to compare with. */
export class DryRunObjects extends Objects {
  readonly documents = new Map<string, Uint8Array>();
  readonly deleted = new Set<string>();

  override async put(key: string, body: string | Uint8Array): Promise<void> {
    this.documents.set(key, typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
  }

  override async delete(key: string): Promise<void> {
    this.deleted.add(key);
  }

  override async head(): Promise<undefined> {
    return undefined;
  }
}

/** States of feeds as if everything had still to be built, and by no other builder. */
class UnbuiltStates extends FeedStates {
  readonly #stale: string | undefined;
  constructor(table: Table, stale: string | undefined) {
    super(table);
    this.#stale = stale;
  }

  override async lease(feed: string): Promise<FeedState> {
    const state = await this.get(feed);
    if (!state) return { feed };
    const {
      digest: _digest,
      builtAt: _at,
      // What is compared with the documents is read completely.
      countedBuild: _counted,
      leaseOwner: _owner,
      leaseUntil: _until,
      archived,
      ...rest
    } = state;
    if (!archived) return rest;
    const { stale: _stale, ...bounds } = archived;
    const stale = this.#stale !== undefined && { stale: this.#stale };
    return { ...rest, archived: { ...bounds, recent: [], ...stale } };
  }
}

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
const meter: Meter = { count: () => {}, milliseconds: () => {} };
const feedsQueue = { sendGrouped: async () => {} };

type BuilderDesk = Omit<
  BuildPorts & StoryPagePorts & MembershipPorts,
  | 'table'
  | 'feedsBucket'
  | 'feedsQueue'
  | 'renderedItems'
  | 'lastBuilds'
  | 'heads'
  | 'intervalMs'
  | 'log'
  | 'meter'
> & { table: DryRunTable };

/** @param newBucket Makes a bucket for what one run writes. */
export function dryRunBuilder(desk: BuilderDesk, newBucket: () => DryRunObjects): DryRunBuilder {
  const shared = {
    ...desk,
    feedsQueue,
    renderedItems: new RenderedItems({ ...desk, log, meter }, desk.site),
    lastBuilds: new LastBuilds(),
    heads: new HeadMemory(),
    intervalMs: 0,
    streamMs: 0,
    log,
    meter,
  };
  return {
    feed: async (id, stale) => {
      const feedsBucket = newBucket();
      const feedStates = new UnbuiltStates(desk.table, stale);
      await buildFeed({ ...shared, feedsBucket, feedStates }, id, Number.POSITIVE_INFINITY);
      return feedsBucket;
    },
    story: async (id) => {
      const feedsBucket = newBucket();
      await buildStoryPage({ ...shared, feedsBucket }, id);
      return feedsBucket;
    },
    settled: async (row, matching) => {
      const written: (RowKey & Row)[] = [];
      const writeMany = async (rows: (RowKey & Row)[]): Promise<void> => void written.push(...rows);
      await writeMemberships({ ...desk, table: { writeMany } }, row, matching);
      return written;
    },
  };
}
