/** The longest that a feed in a steady stream of stories waits between two builds, milliseconds. */
const longestMs = 4_000;

/** What is known of a feed's last build: when it began, and the least time until the next; milliseconds. */
export interface LastBuild {
  builtAt: number;
  intervalMs: number;
}

/** The interval within its bounds; `leastMs` is what the operator set. */
export const boundedInterval = (intervalMs: number | undefined, leastMs: number): number =>
  Math.max(leastMs, Math.min(intervalMs ?? leastMs, 4 * leastMs, longestMs));

/**
 * How long a feed waits after a build that began `now` and showed so many `fresh` versions. In a steady stream a
 * build has to bring several of them, or it costs more than what it shows; after a quiet while a story is shown
 * at once.
 */
export function nextInterval(
  { builtAt, intervalMs }: LastBuild,
  { now, fresh, leastMs }: { now: number; fresh: number; leastMs: number },
): number {
  if (now - builtAt > 2 * intervalMs) return leastMs;
  return boundedInterval(fresh > 1 ? 2 * intervalMs : intervalMs / 2, leastMs);
}
