import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isStoryId, stableId, storyId } from '../../../functions/core/story/story-id.ts';

describe('stableId', () => {
  test('is a UUID of version 8, the same for the same parts', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (parts) => {
        expect(stableId(...parts)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        expect(stableId(...parts)).toBe(stableId(...parts));
      }),
    );
  });

  test('tells parts from each other wherever the border lies', () => {
    expect(stableId('ab', 'c')).not.toBe(stableId('a', 'bc'));
    expect(stableId('a', '')).not.toBe(stableId('a'));
  });
});

describe('storyId', () => {
  test('keeps agencies apart that use the same guid', () => {
    expect(storyId('one', 'x')).not.toBe(storyId('two', 'x'));
    expect(isStoryId(storyId('one', 'x'))).toBe(true);
    expect(isStoryId('urn:newsml:example.com:20260101:1')).toBe(false);
  });
});
