import { skewMs } from './clock-skew.ts';

/**
 * `deferMs`: not now, ask again after so many milliseconds. `builtAt` is the last build and `notBefore` when the next
 * may begin, milliseconds since the epoch; both are absent where it may begin at any time.
 */
export type BuildOutcome =
  | { kind: 'built' | 'unchanged' | 'unknown' }
  | { kind: 'deferred'; deferMs: number; builtAt?: number; notBefore?: number };

/** What was asked for before a build began is in it. */
const isIn = (askedAt: number, builtAt: number): boolean => askedAt + skewMs < builtAt;

/**
 * What becomes of a message that asks for something which was built lately; undefined when it is to be built. What was
 * asked for before the last build is in that build, and one build comes at most every `intervalMs`. All four are
 * milliseconds, the instants since the epoch.
 */
export function notNow(
  askedAt: number,
  { builtAt, now, intervalMs }: { builtAt: number; now: number; intervalMs: number },
): BuildOutcome | undefined {
  if (isIn(askedAt, builtAt)) return { kind: 'unchanged' };
  const notBefore = builtAt + intervalMs;
  return notBefore > now ? { kind: 'deferred', deferMs: notBefore - now, builtAt, notBefore } : undefined;
}

/**
 * What a newer message was answered, for an older one about the same. Where the newer one has to wait, what the older
 * one asked for may be built: it must not stand in the queue for both, since it is answered by its own age when it
 * comes again.
 */
export const answerOlder = (outcome: BuildOutcome, askedAt: number): BuildOutcome =>
  outcome.kind === 'deferred' && outcome.builtAt !== undefined && isIn(askedAt, outcome.builtAt)
    ? { kind: 'unchanged' }
    : outcome;
