import { builtInFeeds } from '../../../functions/contract/feeds.ts';
import { keys } from '../../../functions/store/dynamodb/keys.ts';
import { partitionOf } from '../../../functions/store/entities/feeds/definitions.ts';
import type { Membership } from '../../../functions/store/entities/feeds/memberships.ts';
import type { OperatorDesk } from '../../connect/ports.ts';

/** What an agency has at a desk. Instants are UTC, ISO 8601. */
export interface AgencyCounts {
  /** Stories that readers can see, now or in the archive. */
  published: number;
  /** Stories that were published once and are not any more: killed, held, expired. */
  gone: number;
  /** Versions of both. */
  versions: number;
  /** Stories that wait for an operator. */
  quarantined: number;
  firstAt?: string;
  lastAt?: string;
}

/** More quarantined stories than this are counted as so many. */
const mostQuarantined = 10_000;

/** Counts the stories of an agency; reads a row for each version, so the time grows with what it has sent. */
export async function countsOf(
  { table, quarantine }: Pick<OperatorDesk, 'table' | 'quarantine'>,
  id: string,
): Promise<AgencyCounts> {
  const partition = keys.membership(partitionOf(builtInFeeds.agency(id), 1), '', '', 0).pk;
  const counts = { published: 0, gone: 0, versions: 0 };
  let [story, state, firstAt, lastAt]: (string | undefined)[] = [];
  const end = (): void => {
    if (state !== undefined) counts[state === 'live' ? 'published' : 'gone']++;
  };
  // Rows of a story follow one another, its newest version last.
  for await (const row of table.rows<Membership>(partition, { limit: 1000 })) {
    if (row.storyId !== story) end();
    counts.versions++;
    story = row.storyId;
    state = row.state;
    firstAt ??= row.published;
    lastAt = row.published;
  }
  end();
  const waiting = (await quarantine.all(mostQuarantined)).filter(({ agency }) => agency === id);
  return {
    ...counts,
    quarantined: waiting.length,
    ...(firstAt !== undefined && { firstAt }),
    ...(lastAt !== undefined && { lastAt }),
  };
}

/** Whether an agency ever had a story here, without counting. */
export async function hasStories(
  { activity, feeds, quarantine }: Pick<OperatorDesk, 'activity' | 'feeds' | 'quarantine'>,
  id: string,
): Promise<boolean> {
  const [active, feed, waiting] = await Promise.all([
    activity.of([id]),
    feeds.get(builtInFeeds.agency(id)),
    quarantine.all(mostQuarantined),
  ]);
  return active.length > 0 || feed !== undefined || waiting.some(({ agency }) => agency === id);
}
