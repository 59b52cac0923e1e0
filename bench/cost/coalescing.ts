import { nextInterval } from '../../functions/pipeline/pacing/build-interval.ts';
import { randomOf } from '../simulation/limits.ts';

/** Large enough that another seed changes the result by less than 0.01. */
const sample = 200_000;

/**
 * Builds of a feed per story, if stories arrive at random (Poisson) times at `perSecond` and the minimum interval is
 * `leastSeconds`. Simulates the builder's intervals, ignoring the time that a build takes.
 */
export function buildsPerStory(perSecond: number, leastSeconds: number): number {
  const key = `${perSecond} ${leastSeconds}`;
  const found = known.get(key) ?? simulated(perSecond, leastSeconds);
  known.set(key, found);
  return found;
}

const known = new Map<string, number>();

function simulated(perSecond: number, leastSeconds: number): number {
  const random = randomOf(1);
  const leastMs = leastSeconds * 1000;
  const pause = (): number => (-Math.log(1 - random()) / perSecond) * 1000;
  let last = { builtAt: Number.NEGATIVE_INFINITY, intervalMs: leastMs };
  let builds = 0;
  let came = 0;
  let next = pause();
  while (came < sample) {
    const now = Math.max(next, last.builtAt + last.intervalMs);
    let fresh = 0;
    for (; next <= now; next += pause()) fresh++;
    last = { builtAt: now, intervalMs: nextInterval(last, { now, fresh, leastMs }) };
    came += fresh;
    builds++;
  }
  return builds / came;
}
