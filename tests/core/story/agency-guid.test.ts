import { describe, expect, test } from 'vitest';
import { guidOf, guidProblem, longestGuid } from '../../../functions/core/story/agency-guid.ts';
import { cut } from '../../../functions/core/story/cut.ts';

describe('a guid', () => {
  test('is the same with white space around it, and whole characters', () => {
    expect(guidOf(' sp1\n')).toBe('sp1');
    expect(guidOf('x\ud83d')).toBe('x\ufffd');
  });

  test('is neither empty nor longer than the bound', () => {
    expect(guidProblem('a'.repeat(longestGuid), '')).toBeUndefined();
    expect(guidProblem('a'.repeat(longestGuid + 1), '/guid')).toMatchObject({ pointer: '/guid' });
    expect(guidProblem('', '')).toBeDefined();
  });
});

test.each([
  ['abc', 5, 'abc'],
  ['abc', 2, 'ab'],
  ['ab\u{1F4F0}', 3, 'ab'],
  ['ab\u{1F4F0}', 4, 'ab\u{1F4F0}'],
  ['ab\ud83d', 3, 'ab\ufffd'],
  ['\udc00b', 2, '\ufffdb'],
])('%j cut to %i is %j', (text, most, expected) => {
  expect(cut(text, most)).toBe(expected);
});
