import type { FeedState } from '../../store/entities/feeds/feed-states.ts';
import { hourOf } from '../../store/entities/hours.ts';
import { instant, type PipelinePorts } from '../ports.ts';

/** An hour's times are copied until this long after its end: the last build of it comes a little later. */
const graceMs = 600_000;

/** Copies how long stories took until readers saw them from the state of the feed of all stories into its hours. */
export async function copyVisibleTimes(
  { hours, now }: Pick<PipelinePorts, 'hours' | 'now'>,
  latest: Pick<FeedState, 'visible'> | undefined,
): Promise<void> {
  const from = hourOf(instant(now() - graceMs));
  // A quiet desk writes nothing, and reads nothing but the hour.
  for (const { hour, times } of latest?.visible ?? []) if (hour >= from) await hours.setVisible(hour, times);
}
