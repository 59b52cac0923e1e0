import fc from 'fast-check';
import '../../seed.ts';
import { describe, expect, test } from 'vitest';
import { RateLimit } from '../../../functions/store/entities/uploads/rate-limit.ts';
import { memoryTable } from '../../doubles/table.ts';
import { atMost } from '../../property-runs.ts';

const table = memoryTable();

let agencies = 0;
const agency = (ratePerSecond: number) => ({ id: `rate-${++agencies}`, ratePerSecond });
const second = (n: number) => 1_800_000_000_000 + n * 1000;
/** How many of so many submissions at once are let through. */
async function through(rates: RateLimit, one: ReturnType<typeof agency>, asked: number, nowMs: number) {
  const answers = await Promise.all(Array.from({ length: asked }, () => rates.take(one, nowMs)));
  return answers.filter(Boolean).length;
}
const counted = async (id: string, nowMs: number) =>
  (await table.get<{ n: number }>({ pk: `RATE#${id}`, sk: String(nowMs / 1000) }))?.n;

describe('the rate of an agency', () => {
  test('is kept to the submission by one process, second after second', async () => {
    const rates = new RateLimit(table);
    const one = agency(60);
    expect(await through(rates, one, 100, second(0))).toBe(60);
    expect(await through(rates, one, 59, second(1))).toBe(59);
    expect(await through(rates, one, 5, second(1))).toBe(1);
    expect(await through(rates, one, 60, second(9))).toBe(60);
  });

  test('is one for all processes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 80 }),
        fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }), {
          minLength: 2,
          maxLength: 3,
        }),
        async (ratePerSecond, seconds) => {
          const processes = [0, 1, 2].map(() => new RateLimit(table));
          const one = agency(ratePerSecond);
          for (const [at, asked] of seconds.entries()) {
            const now = second(at);
            const passed = await Promise.all(
              processes.map((rates, n) => through(rates, one, asked[n] ?? 0, now)),
            );
            const sum = passed.reduce((all, each) => all + each, 0);
            expect(sum).toBeLessThanOrEqual(ratePerSecond);
            // What was refused early is what others have taken and not used, a twentieth of the rate at most each.
            const due = Math.min(
              ratePerSecond,
              asked.reduce((all, each) => all + each, 0),
            );
            expect(sum).toBeGreaterThanOrEqual(due - 2 * Math.ceil(ratePerSecond / 20));
          }
        },
      ),
      atMost(15),
    ));

  test('costs a busy process a write for many submissions, and a quiet one no more than it asks for', async () => {
    const rates = new RateLimit(table);
    const one = agency(1000);
    await through(rates, one, 30, second(0));
    let writes = 0;
    const counting = new RateLimit(
      Object.assign(Object.create(table) as typeof table, {
        update: (...change: Parameters<typeof table.update>) => {
          writes += 1;
          return table.update(...change);
        },
      }),
    );
    await through(counting, one, 30, second(4));
    const before = writes;
    await through(counting, one, 30, second(5));
    expect(writes - before).toBe(1);
    // As many as a second before, and the root of that for the unevenness of arrivals.
    expect(await counted(one.id, second(5))).toBe(36);
  });

  test('of none lets nothing through', async () => {
    expect(await through(new RateLimit(table), agency(0), 3, second(0))).toBe(0);
  });
});
