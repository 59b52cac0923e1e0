import { partitionOf } from '../../store/entities/feeds/definitions.ts';
import { type FeedRow, hasReaders } from '../../store/entities/feeds/feeds.ts';
import type { DoctorPorts } from './check.ts';

/** A feed that readers have, with the partition of the memberships that they see; undefined for others. */
export async function shownFeed(
  { feeds }: Pick<DoctorPorts, 'feeds'>,
  id: string,
): Promise<{ feed: FeedRow; partition: string } | undefined> {
  const feed = await feeds.get(id);
  return feed && hasReaders(feed) ? { feed, partition: partitionOf(id, feed.generation) } : undefined;
}
