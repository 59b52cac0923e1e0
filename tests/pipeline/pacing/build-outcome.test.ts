import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notNow, outcomeOfOlder } from '../../../functions/pipeline/pacing/build-outcome.ts';
import { aheadMs, skewMs } from '../../../functions/pipeline/pacing/clock-skew.ts';
import { LastBuilds } from '../../../functions/pipeline/pacing/last-builds.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const hourMs = 3_600_000;
const intervalMs = 1_000;

describe('a request for a build', () => {
  test('is covered by a build that began after it', () => {
    const last = { builtAt: now - 100, now, intervalMs };
    expect(notNow(now - 5_000, last)).toEqual({ kind: 'unchanged' });
  });

  test('waits until the interval after the last build is over', () => {
    const builtAt = now - 100;
    expect(notNow(now, { builtAt, now, intervalMs })).toEqual({
      kind: 'deferred',
      deferMs: 900,
      builtAt,
      notBefore: now + 900,
    });
  });

  test('is built when the interval is over', () => {
    expect(notNow(now, { builtAt: now - intervalMs, now, intervalMs })).toBeUndefined();
  });

  test('is built when its own time lies in the future: no build can cover it', () => {
    expect(notNow(now + hourMs, { builtAt: now - intervalMs, now, intervalMs })).toBeUndefined();
  });

  test('is built when the last build lies in the future, however long ago it was asked for', () => {
    for (const askedAt of [now, now - hourMs, now + hourMs]) {
      expect(notNow(askedAt, { builtAt: now + hourMs, now, intervalMs })).toBeUndefined();
    }
  });

  test('never waits for longer than the interval and the skew of clocks, whatever was noted', () => {
    const instant = fc.integer({ min: now - 2 * hourMs, max: now + 2 * hourMs });
    fc.assert(
      fc.property(instant, instant, (askedAt, builtAt) => {
        const outcome = notNow(askedAt, { builtAt, now, intervalMs });
        if (outcome?.kind === 'deferred') expect(outcome.deferMs).toBeLessThanOrEqual(intervalMs + skewMs);
        if (outcome?.kind === 'unchanged') expect(askedAt).toBeLessThan(now);
      }),
    );
  });

  test('takes the outcome of a newer one, and is done when the last build covers it', () => {
    const deferred = { kind: 'deferred', deferMs: 500, builtAt: now, notBefore: now + 500 } as const;
    expect(outcomeOfOlder(deferred, now - 5_000)).toEqual({ kind: 'unchanged' });
    expect(outcomeOfOlder(deferred, now)).toEqual(deferred);
    expect(outcomeOfOlder({ kind: 'built' }, now)).toEqual({ kind: 'built' });
  });
});

describe('what a process remembers of a deferred build', () => {
  test('holds until the build may begin', () => {
    const builds = new LastBuilds();
    builds.defer('latest', now + 900, now);
    expect(builds.isWaiting('latest', now)).toBe(true);
    expect(builds.isWaiting('latest', now + 900)).toBe(false);
    expect(builds.isWaiting('another', now)).toBe(false);
  });

  test('is worth nothing once the clock was set back', () => {
    const builds = new LastBuilds();
    builds.defer('latest', now + hourMs + 900, now + hourMs);
    expect(builds.isWaiting('latest', now)).toBe(false);
  });
});

test('the latest instant that lies in the future says by how much a clock was ahead', () => {
  const at = (ms: number): string => new Date(now + ms).toISOString();
  expect(aheadMs([at(-hourMs), at(hourMs), undefined], now)).toBe(hourMs);
  expect(aheadMs([at(-hourMs), at(skewMs), undefined], now)).toBe(0);
  expect(aheadMs([], now)).toBe(0);
});
