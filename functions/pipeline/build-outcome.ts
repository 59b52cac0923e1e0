import { skewMs } from './lateness.ts';

/** `deferMs`: not now, ask again after so many milliseconds. */
export type BuildOutcome =
  | { kind: 'built' | 'unchanged' | 'unknown' }
  | { kind: 'deferred'; deferMs: number };

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
  const wait = builtAt + intervalMs - now;
  return wait > 0 ? { kind: 'deferred', deferMs: wait } : undefined;
}
