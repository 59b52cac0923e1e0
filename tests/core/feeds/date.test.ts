import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctInstant } from '../../../functions/core/feeds/render/date.ts';
import { stableId } from '../../../functions/core/story/identity.ts';

describe('distinctInstant', () => {
  test('stays within the millisecond and keeps the order of different instants', () => {
    const instants = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, instants, fc.string(), fc.string(), (a, b, one, other) => {
        const [first, second] = [a.toISOString(), b.toISOString()];
        const [x, y] = [distinctInstant(first, stableId(one)), distinctInstant(second, stableId(other))];
        expect(Date.parse(x)).toBe(a.getTime());
        if (first !== second) expect(x < y).toBe(first < second);
      }),
    );
  });

  test('parts the stories of one upload', () => {
    const ids = Array.from({ length: 50 }, (_, n) => stableId('story', String(n)));
    expect(new Set(ids.map((id) => distinctInstant('2026-03-02T08:10:01Z', id))).size).toBe(50);
  });
});
