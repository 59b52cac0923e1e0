import { describe, expect, test } from 'vitest';
import { expiryOf } from '../../../functions/core/story/expiry.ts';

const shown = '2026-03-01T12:00:00.000Z';

describe('when a story has to leave the feeds', () => {
  test.each([
    ['never', {}, undefined],
    ['when its agency says', { expires: '2026-05-01T00:00:00Z' }, '2026-05-01T00:00:00Z'],
    ['so many days after it was shown', { days: 30 }, '2026-03-31T12:00:00.000Z'],
    ['at the earlier of both', { expires: '2026-05-01T00:00:00Z', days: 30 }, '2026-03-31T12:00:00.000Z'],
    ['at the earlier of both', { expires: '2026-03-02T00:00:00Z', days: 30 }, '2026-03-02T00:00:00Z'],
  ])('is %s', (_when, terms, end) => {
    expect(expiryOf({ pubStatus: 'usable', shown, ...terms })).toBe(end);
  });

  test('is not a question for a story that stands in none', () => {
    for (const pubStatus of ['withheld', 'canceled'] as const)
      expect(expiryOf({ pubStatus, shown, expires: shown, days: 1 })).toBeUndefined();
  });
});
