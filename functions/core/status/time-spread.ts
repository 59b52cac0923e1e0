/** Counts of times by how long they took, in steps of a quarter of a doubling; the step is the key. */
export type TimeSpread = Record<string, number>;

const stepsADoubling = 4;
/** A day; longer times count as one. */
const longestMs = 86_400_000;

const stepOf = (ms: number): string =>
  String(Math.round(Math.log2(Math.min(Math.max(ms, 1), longestMs)) * stepsADoubling));

/** A spread with more times, milliseconds. */
export function withTimes(spread: TimeSpread, times: readonly number[]): TimeSpread {
  const next = { ...spread };
  for (const ms of times) {
    const step = stepOf(ms);
    next[step] = (next[step] ?? 0) + 1;
  }
  return next;
}

/**
 * The time that a share of all times did not exceed, milliseconds, to about a tenth; undefined for an empty spread.
 * @param share between 0 and 1
 */
export function percentile(spread: TimeSpread, share: number): number | undefined {
  const steps = Object.entries(spread)
    .map(([step, count]): [number, number] => [Number(step), count])
    .sort(([left], [right]) => left - right);
  const total = steps.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [step, count] of steps) {
    seen += count;
    if (seen >= share * total) return Math.round(2 ** (step / stepsADoubling));
  }
  return undefined;
}
