import { builtInFeeds } from '../../contract/feeds.ts';
import { hasReaders } from '../../store/entities/feeds/feeds.ts';
import type { PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'feeds' | 'feedStates' | 'definitions'>;

/**
 * What is under way: `looking` through past stories, `archiving` the ones that were found, `retiring`, or nothing: the
 * feed is `shown` or `retired`.
 */
export type FeedActivity = 'looking' | 'archiving' | 'shown' | 'retiring' | 'retired';

/** How far the backfill of a feed has come. */
export interface BackfillProgress {
  feed: string;
  state: FeedActivity;
  /** Readers have a feed while the next generation is filled. */
  hasReaders: boolean;
  /** UTC, ISO 8601; of the backfill or the retirement. */
  startedAt?: string;
  /** Stories looked at. */
  seen?: number;
  /** Stories found. */
  matched?: number;
  /** About how many stories there are to look at. */
  total?: number;
}

/** How far the backfill of a defined feed has come; undefined when there is no such feed. */
export async function backfillProgress(ports: Ports, id: string): Promise<BackfillProgress | undefined> {
  const [row, entry, filling] = await Promise.all([
    ports.feeds.get(id),
    ports.definitions.get(id),
    ports.definitions.filling(id),
  ]);
  if (!row) return undefined;
  const feed = { feed: id, hasReaders: hasReaders(row) };
  if (row.retiredAt !== undefined) {
    const isGone = !(await ports.feeds.retiring('~')).some((one) => one.id === id);
    return { ...feed, state: isGone ? 'retired' : 'retiring', startedAt: row.retiredAt };
  }
  if (row.filled?.series !== undefined) return { ...feed, state: 'archiving' };
  const next = entry?.filling;
  if (!filling || next === undefined || next !== filling.generation || next === row.generation)
    return { ...feed, state: 'shown' };
  const { seen, matched, startedAt } = filling;
  const state = row.filled?.generation === next ? 'archiving' : 'looking';
  const total = Math.max(seen, await estimatedStories(ports));
  return { ...feed, state, startedAt, seen, matched, total: state === 'looking' ? total : seen };
}

/** Every feed that is being filled or retired. */
export async function feedsUnderWay(ports: Ports): Promise<BackfillProgress[]> {
  const [fillings, retiring] = await Promise.all([ports.definitions.stalled('~'), ports.feeds.retiring('~')]);
  const ids = [...new Set([...fillings, ...retiring].map(({ id }) => id))];
  const all = await Promise.all(ids.map((id) => backfillProgress(ports, id)));
  return all
    .filter((one) => one !== undefined)
    .filter(({ state }) => state !== 'shown' && state !== 'retired');
}

/** About how many stories there are, from the pages of the archive of all stories: no row is counted. */
async function estimatedStories(ports: Ports): Promise<number> {
  const [row, state] = await Promise.all([
    ports.feeds.get(builtInFeeds.latest),
    ports.feedStates.get(builtInFeeds.latest),
  ]);
  return (state?.archived?.pages ?? 0) * (row?.size ?? 0) + (row?.size ?? 0);
}
