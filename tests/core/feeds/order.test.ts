import { describe, expect, it } from 'vitest';
import { inOrder, type Ordered } from '../../../functions/core/feeds/filters/order.ts';

const story = (storyId: string, published: string, versionCreated: string, urgency?: number): Ordered => ({
  storyId,
  published,
  versionCreated,
  ...(urgency !== undefined && { urgency }),
});
const ids = (order: Parameters<typeof inOrder>[1]) => inOrder(stories, order).map(({ storyId }) => storyId);

const stories = [
  story('held', '2026-03-04T08:00:00.000Z', '2026-03-01T08:00:00Z'),
  story('old', '2026-03-01T08:00:00.000Z', '2026-03-01T07:00:00Z', 3),
  story('corrected', '2026-03-02T08:00:00.000Z', '2026-03-05T08:00:00Z', 1),
  story('new', '2026-03-03T08:00:00.000Z', '2026-03-03T07:59:00Z', 3),
];

describe('the order of a head', () => {
  it('is by first publication unless the definition says otherwise', () => {
    expect(ids(undefined)).toEqual(['held', 'new', 'corrected', 'old']);
    expect(ids('published')).toEqual(ids(undefined));
  });

  it('is by the newest version, which a held story has when it is published', () => {
    expect(ids('updated')).toEqual(['corrected', 'held', 'new', 'old']);
  });

  it('is by what readers are told of when it changed, where an agency says less', () => {
    const told = story('told', '2026-02-28T08:00:00.000Z', '2026-02-01T08:00:00Z');
    const orderOf = (one: Ordered) => inOrder([...stories, one], 'updated').map(({ storyId }) => storyId);
    expect(orderOf(told).at(-1)).toBe('told');
    expect(orderOf({ ...told, updated: '2026-03-06T08:00:00.000Z' })[0]).toBe('told');
  });

  it('is by urgency, those without one last', () => {
    expect(ids('urgency')).toEqual(['corrected', 'new', 'old', 'held']);
  });

  it('is the same for any order of arrival', () => {
    const same = [
      story('a', '2026-03-01T08:00:00.000Z', '2026-03-01T08:00:00Z'),
      story('b', '2026-03-01T08:00:00.000Z', '2026-03-01T08:00:00Z'),
    ];
    for (const order of ['published', 'updated', 'urgency'] as const)
      expect(inOrder(same, order)).toEqual(inOrder(same.toReversed(), order));
  });
});
