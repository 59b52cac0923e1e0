import { expect, test } from 'vitest';
import { updatedAt } from '../../../functions/core/feeds/render/date.ts';

test('a story never changed before it was published, whatever its dates say', () => {
  const published = '2026-03-02T08:10:01.250Z';
  expect(updatedAt({ versionCreated: '2026-03-02T07:00:00Z', published })).toBe(published);
  expect(
    updatedAt({ versionCreated: '2026-03-02T07:00:00Z', updated: '2026-03-02T08:00:00Z', published }),
  ).toBe(published);
  expect(updatedAt({ versionCreated: '2026-03-02T09:00:00Z', published })).toBe('2026-03-02T09:00:00Z');
  expect(updatedAt({ versionCreated: '2026-03-02T07:00:00Z' })).toBe('2026-03-02T07:00:00Z');
});
