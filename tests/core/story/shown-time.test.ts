import { describe, expect, it } from 'vitest';
import { latestOf, shownAfter, updatedOf } from '../../../functions/core/story/shown-time.ts';

const storedAt = '2026-11-30T12:00:00.000Z';
const own = (versionCreated: string) => ({ versionCreated, storedAt });

describe('what readers are told of when a story changed', () => {
  it('is what the agency says of a first version, and of one that is later than what stands', () => {
    expect(updatedOf(own('2020-01-01T00:00:00Z'), undefined)).toBe('2020-01-01T00:00:00Z');
    expect(updatedOf(own('2026-11-30T11:00:00Z'), own('2026-11-30T10:00:00Z'))).toBe('2026-11-30T11:00:00Z');
  });

  it('is the time of arrival where the agency says the same or less', () => {
    for (const versionCreated of ['2026-11-20T08:00:00Z', '2026-11-01T08:00:00Z'])
      expect(updatedOf(own(versionCreated), own('2026-11-20T08:00:00Z'))).toBe(storedAt);
    // What was published since may be told of as newer than it says.
    const published = '2026-11-25T08:00:00.000Z';
    expect(updatedOf(own('2026-11-22T08:00:00Z'), { ...own('2026-11-20T08:00:00Z'), published })).toBe(
      storedAt,
    );
  });

  it('is later than a time ahead of the clock', () => {
    const ahead = '2026-11-30T12:09:00Z';
    const updated = updatedOf(own('2026-11-20T08:00:00Z'), own(ahead));
    expect(updated).toBe('2026-11-30T12:09:00.001Z');
    expect(updatedOf(own(ahead), { ...own(ahead), updated })).toBe('2026-11-30T12:09:00.002Z');
  });

  it('is later than what the stories before it in a chain were shown with', () => {
    const updatedBase = '2026-11-30T12:05:00Z';
    expect(shownAfter('2026-11-30T11:00:00Z', updatedBase)).toBe('2026-11-30T12:05:00.001Z');
    expect(updatedOf(own(storedAt), { ...own('2026-11-30T11:00:00Z'), updatedBase })).toBe(
      '2026-11-30T12:05:00.002Z',
    );
  });

  it('compares times and not texts', () => {
    expect(latestOf('2026-11-30T12:00:53Z', '2026-11-30T12:00:53.655Z')).toBe('2026-11-30T12:00:53.655Z');
    expect(latestOf('2026-11-30T12:00:53.655Z', '2026-11-30T12:00:53Z', undefined)).toBe(
      '2026-11-30T12:00:53.655Z',
    );
  });
});
