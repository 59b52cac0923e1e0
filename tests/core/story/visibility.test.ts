import { expect, test } from 'vitest';
import { isHeldBack } from '../../../functions/core/story/embargo-hold.ts';
import { isExpired, isShown, stateOf } from '../../../functions/core/story/visibility.ts';

const now = '2026-11-30T12:00:00.000Z';
const later = '2026-11-30T12:00:00.001Z';
const published = '2026-11-30T11:00:00.000Z';

test('an embargo is over at its time, and terms end at theirs', () => {
  expect([later, now, undefined].map((embargoed) => isHeldBack(embargoed ? { embargoed } : {}, now))).toEqual(
    [true, false, false],
  );
  expect([later, now, undefined].map((expires) => isExpired(expires ? { expires } : {}, now))).toEqual([
    false,
    true,
    false,
  ]);
  expect(isShown({ pubStatus: 'usable', expires: later }, now)).toBe(true);
  expect(isShown({ pubStatus: 'withheld' }, now)).toBe(false);
});

test.each([
  ['published', { pubStatus: 'usable' }],
  ['published', { pubStatus: 'usable', embargoed: now }],
  ['published', { pubStatus: 'usable', embargoed: later, published }],
  ['embargoed', { pubStatus: 'usable', embargoed: later }],
  ['embargoed', { pubStatus: 'usable', embargoed: later, expires: now }],
  ['expired', { pubStatus: 'usable', published, expires: now }],
  ['withheld', { pubStatus: 'withheld', published, expires: now }],
  ['killed', { pubStatus: 'canceled', embargoed: later }],
] as const)('a story is %s: %j', (state, row) => {
  expect(stateOf(row, now)).toBe(state);
});
