import { expect, test } from 'vitest';
import { buildsOf, originGets, transferDollars } from '../../../bench/cost/month.ts';
import { quantile } from '../../../bench/lib/quantile.ts';
import { TokenBucket } from '../../../bench/simulation/limits.ts';

test('transfer is billed tier by tier', () => {
  expect(transferDollars(10_000)).toBeCloseTo(850);
  expect(transferDollars(60_000)).toBeCloseTo(850 + 3200 + 600);
});

test('builds and origin requests are bounded however much comes', () => {
  expect(buildsOf(1e12, 1)).toBeLessThanOrEqual(30 * 86_400);
  expect(originGets(100, 1)).toBe(100);
  expect(originGets(1e11, 1)).toBe(16_848_000);
});

test('a bucket refuses above its burst and fills again by its rate', () => {
  const bucket = new TokenBucket(10, 2);
  expect([0, 0, 0, 99, 100].map((at) => bucket.take(1, at))).toEqual([true, true, false, false, true]);
});

test('a quantile is the nearest rank', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(quantile([], 0.5)).toBeNaN();
});
