import type { Site } from '../../core/feeds/format.ts';
import type { ListedStoryFormat } from '../../core/feeds/story-formats/format.ts';
import type { DeliveryMessage } from '../../queues/messages.ts';
import type { Queue } from '../../queues/queue.ts';
import { partitionOf } from '../../store/entities/feeds/definitions.ts';
import type { FeedRow } from '../../store/entities/feeds/feeds.ts';
import type { Documents } from '../../store/s3/private-objects.ts';
import type { LastBuilds } from '../pacing/last-builds.ts';
import type { PipelinePorts } from '../ports.ts';
import { FeedEntries } from './feed-entries.ts';
import { type HeadMemory, HeadReads } from './head-reads.ts';
import type { RenderedItems } from './rendered-items.ts';

/** What the builder of feeds works with. */
export type BuildPorts = Pick<
  PipelinePorts,
  | 'feeds'
  | 'feedStates'
  | 'stories'
  | 'clusters'
  | 'memberships'
  | 'amendments'
  | 'archives'
  | 'privateFolder'
  | 'changeLogs'
  | 'agencies'
  | 'chains'
  | 'feedsQueue'
  | 'now'
  | 'log'
  | 'meter'
> & {
  feedsBucket: Documents;
  /** Takes changes of feeds that endpoints follow. */
  deliveriesQueue?: Pick<Queue<DeliveryMessage>, 'send'>;
  renderedItems: RenderedItems;
  lastBuilds: LastBuilds;
  heads: HeadMemory;
  site: Site;
  /** Formats of single stories, for the pages of private feeds. */
  renditions: readonly ListedStoryFormat[];
  /** A feed is built at most once in this time, and at least in `streamMs` while a stream of stories lasts. */
  intervalMs: number;
  streamMs?: number;
};

/** One build of one generation of a feed. */
export interface Build {
  ports: BuildPorts;
  /** The feed's row, with the generation that is built. */
  feed: FeedRow;
  /** The memberships of that generation. */
  partition: string;
  entries: FeedEntries;
  /** The newest of them, and what was amended. */
  reads: HeadReads;
  /** Milliseconds since the epoch. */
  begun: number;
  /** Stops the writes well before the lease ends. */
  signal: AbortSignal;
  /** What is built shares its memberships with what readers have, and must not mark anything as done. */
  isAhead?: boolean;
}

/**
 * The build of the generation that a row names.
 * @param from the state of the feed, if it is of that generation; absent: everything is read
 */
export function buildOf(
  ports: BuildPorts,
  feed: FeedRow,
  { begun, signal }: Pick<Build, 'begun' | 'signal'>,
  from: ConstructorParameters<typeof HeadReads>[3] = {},
): Build {
  const partition = partitionOf(feed.id, feed.generation);
  const reads = new HeadReads(ports, partition, begun, from);
  return {
    ports,
    feed,
    partition,
    entries: new FeedEntries(ports, feed, begun, reads),
    reads,
    begun,
    signal,
  };
}
