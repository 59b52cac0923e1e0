import { type Amendment, notedAt } from '../../store/entities/feeds/amendments.ts';
import { type Membership, placeOf } from '../../store/entities/feeds/memberships.ts';
import { parallelMap } from '../parallel-map.ts';
import type { NewestOfFeed } from './archive.ts';
import type { Build } from './build.ts';

/** Older stories that a head shows because they were corrected, the newest corrections. As many as there are tombstones. */
export const correctionsShown = 20;
const tellMs = 30 * 86_400_000;
/** A first version that was noted later than this after its publication was in the feed before, and came again. */
const lateMs = 600_000;
const parallelReads = 16;

/**
 * The stories that have left the newest ones of a head and were corrected lately: a subscriber that has read the archive
 * would not learn of it otherwise. Each keeps its position, which is that of its first publication. Removes the
 * amendments that are shown nowhere any more, so that their number does not grow with the history.
 */
export async function corrected(
  build: Build,
  { live, amendments, past }: NewestOfFeed,
): Promise<Membership[]> {
  const { feed, reads, isAhead } = build;
  const oldest = live.at(-1);
  // In a head that is not full nothing is missing but stories of the past.
  if (past === undefined && live.length < feed.size) return [];
  const inHead = new Map(live.map(({ storyId, version }) => [storyId, version]));
  const ofLive = amendments.filter(({ state }) => state === 'live');
  const recent = chosen(
    build,
    ofLive.filter(({ storyId }) => !inHead.has(storyId)),
    oldest,
  );
  const kept = new Set(recent.map(({ storyId }) => storyId));
  const done = ofLive.filter(({ storyId, version, unarchived }) => {
    const shown = inHead.get(storyId);
    return !unarchived && (shown === undefined ? !kept.has(storyId) : shown > version);
  });
  if (!isAhead) await parallelMap(done, parallelReads, (one) => reads.archived(one));
  return entriesOf(build, recent);
}

/** The corrections that are shown, newest first. */
function chosen(
  { feed, begun }: Build,
  outside: readonly Amendment[],
  oldest: Membership | undefined,
): Amendment[] {
  const byUpdate = feed.order === 'updated' && oldest !== undefined;
  // A head by the newest version is complete down to one time, and shows as many corrections as stories.
  const since = byUpdate ? Date.parse(oldest.published) : begun - tellMs;
  return outside
    .filter((one) => Date.parse(one.at) > since && one.quiet !== true && (byUpdate || isNews(one)))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.storyId < b.storyId ? 1 : -1))
    .slice(0, byUpdate ? feed.size : correctionsShown);
}

/**
 * Whether an amendment tells what a reader may not have: a later version, or a first one whose rows were written late, so
 * that the reader may have passed its position. A first version that was delivered again is neither.
 */
const isNews = (one: Amendment): boolean =>
  Date.parse(one.at) > Date.parse(one.published) || notedAt(one) - Date.parse(one.published) < lateMs;

/** A row of this version has all that is shown; of one of an older version the membership is read. */
async function entriesOf({ entries }: Build, recent: readonly Amendment[]): Promise<Membership[]> {
  const whole = await entries.shown(recent.filter((one) => one.whole));
  const others = await parallelMap(
    recent.filter((one) => !one.whole),
    parallelReads,
    (one) => entries.at(placeOf(one)),
  );
  return [...whole, ...others.filter((entry) => entry !== undefined)];
}
