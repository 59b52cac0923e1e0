import { isFuture, skewMs } from './clock-skew.ts';

/**
 * `deferMs`: ask again after so many milliseconds. `builtAt` is the last build and `notBefore` when the next may begin,
 * milliseconds since the epoch; both are absent where it may begin at any time. `listed`: the directory may not go on
 * showing the feed as it was: it is new or changed, or a story was corrected or has left it.
 */
export type BuildOutcome =
  | { kind: 'built'; listed?: true }
  | { kind: 'unchanged' | 'unknown' }
  | { kind: 'deferred'; deferMs: number; builtAt?: number; notBefore?: number };

/** Whether a build covers a request: everything that was asked for before the build began is in it. */
const covers = (builtAt: number, askedAt: number): boolean => askedAt + skewMs < builtAt;

/**
 * The outcome of a request that needs no build now; undefined when it has to be built. The last build covers what was
 * asked for before it, and one build comes at most every `intervalMs`. A last build that lies in the future was noted
 * by a wrong clock and counts as none. All are milliseconds, the instants since the epoch.
 */
export function notNow(
  askedAt: number,
  { builtAt, now, intervalMs }: { builtAt: number; now: number; intervalMs: number },
): BuildOutcome | undefined {
  if (isFuture(builtAt, now)) return undefined;
  if (covers(builtAt, askedAt)) return { kind: 'unchanged' };
  const notBefore = builtAt + intervalMs;
  return notBefore > now ? { kind: 'deferred', deferMs: notBefore - now, builtAt, notBefore } : undefined;
}

/**
 * The outcome of an older request that was merged with a newer one: acknowledged if the last build covers it, else the
 * outcome of the newer one.
 */
export const outcomeOfOlder = (outcome: BuildOutcome, askedAt: number): BuildOutcome =>
  outcome.kind === 'deferred' && outcome.builtAt !== undefined && covers(outcome.builtAt, askedAt)
    ? { kind: 'unchanged' }
    : outcome;
