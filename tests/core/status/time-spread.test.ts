import { expect, test } from 'vitest';
import { percentile, withTimes } from '../../../functions/core/status/time-spread.ts';

const between = (value: number | undefined, from: number, to: number): void => {
  expect(value).toBeGreaterThanOrEqual(from);
  expect(value).toBeLessThanOrEqual(to);
};

test('half and almost all of the times are found to about a tenth', () => {
  const times = Array.from({ length: 1000 }, (_, at) => at + 1);
  const spread = withTimes({}, times);
  between(percentile(spread, 0.5), 450, 550);
  between(percentile(spread, 0.99), 890, 1090);
});

test('times that come in parts make the same spread as all at once', () => {
  const times = [3, 900, 1000, 40_000, 12];
  expect(withTimes(withTimes({}, times.slice(0, 2)), times.slice(2))).toEqual(withTimes({}, times));
});

test('a spread is small whatever the times are, and a clock that went back or stood still does no harm', () => {
  const times = Array.from({ length: 5000 }, (_, at) => at * 100_000);
  const spread = withTimes({}, [...times, -5, 0, Number.MAX_SAFE_INTEGER]);
  expect(Object.keys(spread).length).toBeLessThan(110);
  expect(percentile(withTimes({}, [-5]), 0.5)).toBe(1);
  between(percentile(withTimes({}, [Number.MAX_SAFE_INTEGER]), 0.99), 75_000_000, 95_000_000);
});

test('no times have no middle', () => {
  expect(percentile({}, 0.5)).toBeUndefined();
});
