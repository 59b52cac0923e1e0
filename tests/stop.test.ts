import { afterEach, expect, test, vi } from 'vitest';
import { patienceMs, stopInTime } from '../local/stop-in-time.ts';

afterEach(() => vi.useRealTimers());

test('a desk that has nothing to do stops at once', async () => {
  expect(await stopInTime(async () => {})).toBe(true);
});

test('a desk that is busy for minutes is left after a time that is below ten seconds', async () => {
  vi.useFakeTimers();
  expect(patienceMs).toBeLessThan(10_000);
  const stopping = stopInTime(() => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(patienceMs);
  expect(await stopping).toBe(false);
});

test('a stop that fails says so', async () => {
  await expect(stopInTime(() => Promise.reject(new Error('disk is full')))).rejects.toThrow('disk is full');
});
