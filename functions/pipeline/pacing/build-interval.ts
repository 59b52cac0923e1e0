/** The longest that a feed in a steady stream of stories waits between two builds, where nobody chose; milliseconds. */
export const defaultStreamMs = 10_000;

/** After so many intervals without a build a stream has ended: the next story is alone. */
const quietIntervals = 4;
/** To so many of the least intervals the wait grows for versions that come one by one. */
const singleIntervals = 4;

/** A build that begins within so many intervals of the last one was waited for. */
const waitedIntervals = 1.1;

/** Bounds of the interval, milliseconds: what the operator set, and what it grows to while a stream lasts. */
export interface Bounds {
  leastMs: number;
  streamMs?: number | undefined;
}

/** What is known of a feed's last build: when it began, and the least time until the next; milliseconds. */
export interface LastBuild {
  builtAt: number;
  intervalMs: number;
}

/** The interval within its bounds. */
export const boundedInterval = (
  intervalMs: number | undefined,
  { leastMs, streamMs = defaultStreamMs }: Bounds,
): number => Math.max(leastMs, Math.min(intervalMs ?? leastMs, streamMs));

/**
 * How long a feed waits after a build that began `now` and showed so many `fresh` versions. In a steady stream a
 * build has to bring several of them, or it costs more than what it shows; after a quiet while a story is shown
 * at once.
 */
export function nextInterval(
  { builtAt, intervalMs }: LastBuild,
  { now, fresh, ...bounds }: Bounds & { now: number; fresh: number },
): number {
  if (now - builtAt > quietIntervals * intervalMs) return bounds.leastMs;
  // Single versions that follow one another closely are a stream too, but not one that is worth a long wait.
  const grows = fresh > 1 || (fresh === 1 && intervalMs < singleIntervals * bounds.leastMs);
  // One that had to wait came in a stream that has become thinner by chance.
  const waited = fresh === 1 && now - builtAt < waitedIntervals * intervalMs;
  return boundedInterval(grows ? 2 * intervalMs : waited ? intervalMs : intervalMs / 2, bounds);
}
