import type { StoryRow } from '../../store/entities/stories.ts';
import type { PipelinePorts } from '../ports.ts';
import type { Destination } from '../routing/feed-matcher.ts';

/**
 * What a story that is settled again is settled with: a feed that has come since it was stored is added to its row
 * first. A kill takes a story out of the feeds that its row names, and would leave it in any other for ever.
 */
export async function joinNewFeeds(
  { stories }: Pick<PipelinePorts, 'stories'>,
  row: StoryRow,
  matching: Destination[],
): Promise<{ row: StoryRow; matching: Destination[] }> {
  const names = (partition: string): boolean => row.feeds?.has(partition) === true;
  const late = matching.filter(({ partition }) => !names(partition));
  if (row.published === undefined || row.pubStatus !== 'usable' || late.length === 0)
    return { row, matching };
  let now: StoryRow | undefined = row;
  for (const { partition } of late) now = await stories.join(row.id, partition);
  // A newer version has found its own feeds, and the names that are left over do it no harm.
  return now?.version === row.version
    ? { row: now, matching }
    : { row, matching: matching.filter(({ partition }) => names(partition)) };
}
