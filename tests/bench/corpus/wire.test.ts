import { describe, expect, it } from 'vitest';
import { scoreWire } from '../../../bench/corpus/wire.ts';
import { compareItem, fold, type WireFields } from '../../../bench/corpus/wire-rules.ts';

const story: WireFields = {
  guid: 'g',
  version: '2',
  headline: 'Mill “opens” – at last',
  byline: 'BY ADA MARSH',
  dateline: 'OSLO, Aug 16 (Wire)',
  slugline: undefined,
  language: 'en-GB',
  published: '2024-08-16T10:00:00Z',
  updated: undefined,
  embargo: undefined,
  urgency: 3,
  keywords: ['Mills', 'rivers'],
  subjects: ['04001000'],
  status: 'usable',
  copyright: ['© 2024 Wire', 'Wire'],
  usageTerms: undefined,
  creditLine: undefined,
  text: 'The mill opened.\n\nIt stood still.',
};
const right = (expected: Parameters<typeof compareItem>[0]): boolean[] =>
  compareItem(expected, story).map((comparison) => comparison.right);

describe('the rules of comparison', () => {
  it('fold quotation marks, dashes and white space', () => {
    expect(fold("a “b”  ``c'' – d _ e")).toBe('a "b" "c" - d - e');
  });

  it.each([
    [{ headline: 'Mill "opens" - at last' }, true],
    [{ headline: 'Mill opens' }, false],
    [{ byline: 'Ada Marsh' }, true],
    [{ dateline: 'Oslo' }, true],
    [{ dateline: 'Bergen' }, false],
    [{ slugline: 'x' }, false],
    [{ language: 'en' }, true],
    [{ published: '2024-08-16T10:00:00Z' }, true],
    [{ published: '2024-08-16T11:00:00Z' }, false],
    [{ keywords: ['mills'] }, true],
    [{ keywords: ['mills', 'sea'] }, false],
    [{ copyright: 'Wire' }, true],
    [{ bodyStartsWith: 'OSLO - The', bodyStartsWithoutDateline: 'The mill' }, true],
    [{ bodyParagraphs: 2 }, true],
    [{ bodyMustNotContain: ['stood'] }, false],
  ])('%j is %s', (expected, verdict) => expect(right(expected)).toEqual([verdict]));

  it('count everything wrong where there is no story', () => {
    expect(
      compareItem({ guid: 'g', status: 'usable' }, undefined).some((comparison) => comparison.right),
    ).toBe(false);
  });
});

it('reads at least 99 % of the wire corpus right', async (context) => {
  const score = await scoreWire();
  if (score === undefined) {
    context.skip('the corpus (../shared/corpus) is not there');
    return;
  }
  const sum = (key: 'right' | 'total'): number => score.rows.reduce((total, row) => total + row[key], 0);
  expect(sum('total')).toBeGreaterThan(500);
  expect(sum('right') / sum('total'), score.failures.join('\n')).toBeGreaterThanOrEqual(0.99);
});
