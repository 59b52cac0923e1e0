import fc from 'fast-check';
import '../../seed.ts';
import { expect, test } from 'vitest';
import { highestVersion } from '../../../functions/core/story/highest-version.ts';
import { entityOf } from '../../../functions/operations/transfer/entities.ts';
import { keys } from '../../../functions/store/dynamodb/keys.ts';

test('versions sort as they count, however many digits they have', () => {
  const version = fc.oneof(
    fc.integer({ min: 0, max: highestVersion * 2 }),
    fc.constantFrom(...Array.from({ length: 16 }, (_, n) => [10 ** n - 1, 10 ** n]).flat()),
  );
  fc.assert(
    fc.property(version, version, (left, right) => {
      for (const keyOf of [
        (one: number) => keys.storyVersion('id', one).sk,
        (one: number) => keys.membership('feed', '2026', 'id', one).sk,
      ]) {
        expect(keyOf(left) < keyOf(right)).toBe(left < right);
        expect(keyOf(left) < `${keyOf(0).slice(0, -10)}~`).toBe(true);
      }
    }),
  );
  expect(keys.storyVersion('id', 7).sk).toBe('V#0000000007');
});

test('rows of versions are carried to another desk, however many digits they have', () => {
  for (const version of [0, 9_999_999_999, 10_000_000_000, highestVersion + 1])
    expect(entityOf(keys.storyVersion('id', version))).toBe('version');
});
