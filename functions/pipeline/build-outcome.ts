import { skewMs } from './lateness.ts';

/**
 * `deferMs`: not now, ask again after so many milliseconds. `notBefore`, milliseconds since the epoch: nobody builds
 * before that; absent where it may happen at any time.
 */
export type BuildOutcome =
  | { kind: 'built' | 'unchanged' | 'unknown' }
  | { kind: 'deferred'; deferMs: number; notBefore?: number };

/**
 * What becomes of a message that asks for something which was built lately; undefined when it is to be built. What was
 * asked for before the last build is in that build, and one build comes at most every `intervalMs`. All four are
 * milliseconds, the instants since the epoch.
 */
export function notNow(
  askedAt: number,
  { builtAt, now, intervalMs }: { builtAt: number; now: number; intervalMs: number },
): BuildOutcome | undefined {
  if (askedAt + skewMs < builtAt) return { kind: 'unchanged' };
  const notBefore = builtAt + intervalMs;
  return notBefore > now ? { kind: 'deferred', deferMs: notBefore - now, notBefore } : undefined;
}
