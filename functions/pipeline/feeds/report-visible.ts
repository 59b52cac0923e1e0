import { createHash } from 'node:crypto';
import { builtInFeeds } from '../../contract/feeds.ts';
import { withTimes } from '../../core/status/time-spread.ts';
import type { FeedState } from '../../store/entities/feeds/feed-states.ts';
import type { Membership } from '../../store/entities/feeds/memberships.ts';
import { hourOf } from '../../store/entities/hours.ts';
import { instant, type PipelinePorts } from '../ports.ts';

/** Characters of base64url for an entry: of seventy entries, one in some thousands has the mark of another. */
const markLength = 3;

const marks = new RegExp(`.{${markLength}}`, 'g');

const markOf = ({ storyId, version }: Pick<Membership, 'storyId' | 'version'>): string =>
  createHash('sha256').update(`${storyId} ${version}`).digest('base64url').slice(0, markLength);

/**
 * A short mark for each entry of a feed's head, kept in the feed's state to find the entries that a build shows for the
 * first time. What is taken for known by chance is only missing in the numbers.
 */
export const shownVersions = (entries: readonly Pick<Membership, 'storyId' | 'version'>[]): string =>
  entries.map(markOf).join('');

/** The entries that a build is the first to show; `before` is `shownVersions` of the last build, if there was one. */
export function firstShown(entries: readonly Membership[], before = ''): Membership[] {
  // Version 0.2.0 and before noted `idPrefix.version`, with spaces.
  const old = before.includes('.') ? new Set(before.split(' ')) : undefined;
  const known = new Set(before.match(marks));
  return entries.filter((entry) =>
    old ? !old.has(`${entry.storyId.slice(0, 8)}.${entry.version}`) : !known.has(markOf(entry)),
  );
}

/**
 * The times that versions took which a build is the first to show, with those before, by the hour of the build. Kept in
 * the state of the feed of all stories, which is written with every build anyway; its first build shows what is not new.
 */
export function visibleTimes(
  { feed, shown, visible = [] }: FeedState,
  fresh: readonly Membership[],
  now: number,
): FeedState['visible'] {
  const times = feed === builtInFeeds.latest && shown !== undefined ? timesOf(fresh, now) : [];
  if (times.length === 0) return visible.length === 0 ? undefined : visible;
  const hour = hourOf(instant(now));
  const before = visible.find((one) => one.hour === hour)?.times ?? {};
  const others = visible.filter((one) => one.hour !== hour).slice(-1);
  return [...others, { hour, times: withTimes(before, times) }];
}

const timesOf = (fresh: readonly Membership[], now: number): number[] =>
  fresh.flatMap(({ dueAt }) => (dueAt === undefined ? [] : now - Date.parse(dueAt)));

/**
 * Reports the versions that a build is the first to show, the end of the way from a receipt to a feed: in the log by
 * receipt, story, feed and build, and in the metrics by how long it took.
 */
export function reportVisible(
  ports: Pick<PipelinePorts, 'log' | 'meter' | 'now'>,
  built: { feed: string; build: number | undefined; bytes: number },
  fresh: readonly Membership[],
  { isFirst }: { isFirst: boolean },
): void {
  ports.log.info('Feed built', {
    ...built,
    shown: fresh.map(({ storyId, version, state, receipt }) => ({
      story: storyId,
      version,
      ...(state === 'gone' && { gone: true }),
      ...(receipt !== undefined && { receipt }),
    })),
  });
  ports.meter.count('builds');
  ports.meter.count('feedBytes', built.bytes);
  // The first build of a feed, or of one that was brought back from an export, shows what is not new.
  if (isFirst) return;
  for (const ms of timesOf(fresh, ports.now())) ports.meter.milliseconds('submitToVisible', ms);
}
