import { expect, test } from 'vitest';
import { distinctTime } from '../../../functions/pipeline/pacing/distinct-time.ts';

test('stories published in one millisecond get times of their own, and a clock that is set back is believed', () => {
  // A time of its own: other tests of this process take times, too.
  const now = Date.parse('2001-01-01T12:00:00Z');
  const given = Array.from({ length: 20 }, () => distinctTime(now));
  expect(given).toEqual(Array.from({ length: 20 }, (_, n) => now + n));
  expect(distinctTime(now + 5)).toBe(now + 20);
  expect(distinctTime(now + 100)).toBe(now + 100);
  expect(distinctTime(now - 60_000)).toBe(now - 60_000);
});
