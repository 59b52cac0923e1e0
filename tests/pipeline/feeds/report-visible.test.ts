import { expect, test } from 'vitest';
import { firstShown, shownVersions } from '../../../functions/pipeline/feeds/report-visible.ts';
import type { Membership } from '../../../functions/store/entities/feeds/memberships.ts';

const entry = (n: number, version = 1) => ({ storyId: `${n}00000${n}-0000`, version }) as Membership;
const entries = [entry(1), entry(2), entry(3)];

test('what a build shows for the first time is what the one before did not show', () => {
  const before = shownVersions(entries);
  expect(before).toHaveLength(9);
  const now = [entry(4), entry(2, 2), ...entries];
  expect(firstShown(now, before)).toEqual([entry(4), entry(2, 2)]);
  expect(firstShown(entries, undefined)).toEqual(entries);
  expect(firstShown(entries, '')).toEqual(entries);
});

test('a build after one of version 0.2.0 knows what that has shown', () => {
  expect(firstShown([entry(4), ...entries], '1000001-.1 2000002-.1 3000003-.1')).toEqual([entry(4)]);
});
