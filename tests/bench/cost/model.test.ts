import { expect, test } from 'vitest';
import { fixedCosts, watched } from '../../../bench/cost/fixed.ts';
import { buildsOf, cdnDollars, originGets, transferDollars } from '../../../bench/cost/month.ts';
import { waitOf } from '../../../bench/lib/lambda-time.ts';
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

test('the CDN is priced as you go, and by the smallest plan that allows so much', () => {
  const given = { notModified: 0.9, fullBytes: 60_000, notModifiedBytes: 400 };
  const { asTheyGo, plan } = cdnDollars(10e6, given);
  // A request is a dollar a million, each of two runs at the edge a tenth, and 63.6 GB are 8.5 cents each.
  expect(asTheyGo).toBeCloseTo(10 * 1.2 + 63.6 * 0.085, 2);
  expect(plan).toMatchObject({ name: 'Pro', dollars: 15 });
  // Few requests with many bytes need a greater plan.
  expect(cdnDollars(900_000, { ...given, notModified: 0, fullBytes: 1e6 }).plan?.name).toBe('Pro');
  expect(cdnDollars(1e9, given).plan).toBeUndefined();
});

test('a bucket refuses above its burst and fills again by its rate', () => {
  const bucket = new TokenBucket(10, 2);
  expect([0, 0, 0, 99, 100].map((at) => bucket.take(1, at))).toEqual([true, true, false, false, true]);
});

test('a quantile is the nearest rank', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(quantile([], 0.5)).toBeNaN();
});

test('a quiet desk costs what its alarms and its dashboard cost, a busy one its metrics too', () => {
  const quiet = fixedCosts(0);
  expect(quiet.metrics).toBe(0);
  expect(quiet.alarms).toBeCloseTo(0.1 * (watched.alarms + watched.releaseAlarms));
  expect(fixedCosts(1e6).metrics).toBeCloseTo(15);
  expect(quiet.counting).toBe(0);
  // With stories in every minute: the row of the hour twice a minute, and 0.08 write units for each upload.
  const hours = 2 * 43_200 * (2 * 0.625 + 0.125) * 1e-6;
  expect(fixedCosts(1e7).counting).toBeCloseTo(hours + 1e7 * 0.08 * 0.625e-6, 3);
  expect(fixedCosts(1e6).tableStorage).toBeCloseTo(12 * 3.3 * 0.45, 1);
});

test('a call of any service has a modelled time', () => {
  for (const [service, command] of [
    ['DynamoDB', 'GetItem'],
    ['DynamoDB', 'PutItem'],
    ['S3', 'PutObject'],
    ['SQS FIFO', 'SendMessageBatch'],
  ] as const)
    expect(waitOf(service, command)).toBeGreaterThan(0);
  expect(waitOf('S3', 'GetObject')).toBeLessThan(waitOf('S3', 'PutObject'));
});
