import { describe, expect, test } from 'vitest';
import { areUnrelated } from '../../../functions/core/fingerprint/index.ts';

const bridge = {
  headline: 'Bridge opens a month early',
  text: 'The new bridge over the river opened on Monday, a month ahead of plan, the city said. Traffic was light on the first day, and the ferry stopped in the evening after ninety years of service.',
};
const budget = {
  headline: 'Parliament adopts budget',
  text: 'Parliament adopted the national budget for next year late on Thursday after a debate of nine hours. The finance minister defended higher spending on hospitals, and the opposition called the plan reckless.',
};
const story = (text: string, headline = '') => ({ headline, text });

describe('texts are unrelated', () => {
  test('when they are of two subjects', () => {
    expect(areUnrelated(bridge, budget)).toBe(true);
    expect(areUnrelated(budget, bridge)).toBe(true);
  });

  test('in languages that part no words, too', () => {
    const one =
      '\u65b0\u6865\u5468\u4e00\u63d0\u524d\u4e00\u4e2a\u6708\u901a\u8f66\uff0c\u5e02\u653f\u5e9c\u8868\u793a\u9996\u65e5\u4ea4\u901a\u987a\u7545\uff0c\u6e21\u8f6e\u508d\u665a\u505c\u822a\uff0c\u7ed3\u675f\u4e5d\u5341\u5e74\u670d\u52a1\u3002';
    const other =
      '\u8bae\u4f1a\u5468\u56db\u6df1\u591c\u901a\u8fc7\u56fd\u5bb6\u9884\u7b97\uff0c\u8d22\u653f\u90e8\u957f\u4e3a\u533b\u9662\u5f00\u652f\u8fa9\u62a4\uff0c\u53cd\u5bf9\u6d3e\u6279\u8bc4\u8ba1\u5212\u8349\u7387\u3002';
    expect(areUnrelated(story(one), story(other))).toBe(true);
    expect(areUnrelated(story(one), story(`${one}${other}`))).toBe(false);
  });
});

describe('texts are related', () => {
  test('when one is a part of the other, or written anew about the same', () => {
    expect(areUnrelated(bridge, story(`${budget.text} ${bridge.text} ${budget.text}`))).toBe(false);
    const rewritten =
      'After ninety years of service the last ferry sailed on Monday evening: the bridge across the river is open. Residents crossed it from early morning, a month ahead of plan, and traffic stayed light.';
    expect(areUnrelated(bridge, story(rewritten))).toBe(false);
  });

  test('when the headline of one is about the other', () => {
    expect(areUnrelated(bridge, { ...budget, headline: 'Budget pays for the river bridge' })).toBe(false);
  });

  test('when one is too short to tell', () => {
    expect(areUnrelated(bridge, story('Parliament adopts budget after nine hours of debate'))).toBe(false);
    expect(areUnrelated(story(''), bridge)).toBe(false);
  });
});
