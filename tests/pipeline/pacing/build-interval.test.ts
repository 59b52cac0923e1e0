import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundedInterval, nextInterval } from '../../../functions/pipeline/pacing/build-interval.ts';

/** The interval after builds that each showed so many versions, one as soon as the one before allows it. */
const after = (leastMs: number, fresh: number[]): number => {
  let builtAt = 1_000_000;
  let intervalMs = leastMs;
  for (const count of fresh) {
    const now = builtAt + intervalMs;
    intervalMs = nextInterval({ builtAt, intervalMs }, { now, fresh: count, leastMs });
    builtAt = now;
  }
  return intervalMs;
};

test('a stream of stories is shown every ten seconds, and sooner as it gets thinner', () => {
  expect(after(1000, [3])).toBe(2000);
  expect(after(1000, [3, 2, 9, 4, 7])).toBe(10_000);
  expect(after(1000, [3, 2, 1])).toBe(4000);
  expect(after(1000, [3, 2, 0])).toBe(2000);
  expect(after(1000, [3, 2, 9, 7, 0, 0, 0, 0])).toBe(1000);
});

test('stories that come one by one, but closely, wait for four seconds at most', () => {
  for (const count of [1, 2, 3, 4, 5, 20])
    expect(after(1000, Array(count).fill(1))).toBeLessThanOrEqual(4000);
  expect(after(1000, [1, 1])).toBe(4000);
});

test('a story that comes alone is shown at once', () => {
  let intervalMs = 10_000;
  for (const gap of [41_000, 6_000, 6_000, 6_000]) {
    const now = 1_000_000 + gap;
    intervalMs = nextInterval({ builtAt: 1_000_000, intervalMs }, { now, fresh: 1, leastMs: 1000 });
    expect(intervalMs).toBeLessThan(6_000);
  }
});

test('the first build after a quiet while begins anew', () => {
  const built = { builtAt: 0, intervalMs: 4000 };
  expect(nextInterval(built, { now: 16_000, fresh: 5, leastMs: 1000 })).toBe(8000);
  expect(nextInterval(built, { now: 16_001, fresh: 5, leastMs: 1000 })).toBe(1000);
});

test('an operator who wants builds a minute apart has them a minute apart', () => {
  expect(after(60_000, [5, 5, 5])).toBe(60_000);
  expect(boundedInterval(4000, { leastMs: 60_000 })).toBe(60_000);
  expect(boundedInterval(undefined, { leastMs: 60_000 })).toBe(60_000);
});

test('an operator or a feed may choose what the interval grows to', () => {
  expect(boundedInterval(64_000, { leastMs: 1000, streamMs: 30_000 })).toBe(30_000);
  expect(boundedInterval(8000, { leastMs: 1000, streamMs: 1000 })).toBe(1000);
});

test('whatever comes, the interval is at least what the operator set, and at most that or ten seconds', () => {
  fc.assert(
    fc.property(fc.nat(120_000), fc.array(fc.nat(100)), (leastMs, fresh) => {
      const intervalMs = after(leastMs, fresh);
      expect(intervalMs).toBeGreaterThanOrEqual(leastMs);
      expect(intervalMs).toBeLessThanOrEqual(Math.max(leastMs, 10_000));
    }),
  );
});
