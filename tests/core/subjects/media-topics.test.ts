import { describe, expect, it } from 'vitest';
import { endedTopics, narrowerTopics, replacedTopics } from '../../../functions/core/subjects/hierarchy.ts';
import {
  broaderMediaTopics,
  broaderSubjectCodes,
  subjectCodeOfTopic,
  topicInUse,
  topicOfSubjectCode,
} from '../../../functions/core/subjects/media-topics.ts';
import { equalTopics } from '../../../functions/core/subjects/subject-codes.ts';

const tops = Array.from({ length: 17 }, (_, index) => `${String(index + 1).padStart(2, '0')}000000`);
/** Every code there can be; those that IPTC has given stand below something. */
const given = Array.from({ length: 2000 }, (_, index) => String(20_000_000 + index)).filter(
  (code) => broaderMediaTopics(code).length > 0,
);
const codes = /^(?:\d{8})$/;

describe('the tables', () => {
  it('are made of nothing but codes', () => {
    expect(narrowerTopics.trim()).toMatch(/^(?:t?\d+:\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*\s?)+$/);
    expect(replacedTopics.trim()).toMatch(/^(?:\d+>t?\d+\s?)+$/);
    expect(endedTopics.trim()).toMatch(/^(?:\d+(?:-\d+)?\s?)+$/);
    expect(equalTopics.trim()).toMatch(/^(?:\d{5}:\d{1,3}=t?\d+(?:,\d{1,3}=t?\d+)*\s?)+$/);
  });

  it('hold all that IPTC had given on 9 October 2025, each below one of the 17 at the top', () => {
    expect(given).toHaveLength(1375);
    expect(given.at(-1)).toBe('20001395');
    for (const code of given) {
      const above = broaderMediaTopics(code);
      expect(above.filter((one) => tops.includes(one)).length, code).toBeGreaterThan(0);
      expect(
        above.filter((one) => !tops.includes(one) && !given.includes(one)),
        code,
      ).toEqual([]);
      expect(above, code).not.toContain(code);
    }
  });

  it('name for a retired concept one that is in the vocabulary', () => {
    for (const pair of replacedTopics.trim().split(/\s+/)) {
      const [retired = '', replacement = ''] = pair.split('>');
      expect(given).toContain(String(20_000_000 + Number(retired)));
      if (!replacement.startsWith('t')) expect(given).toContain(String(20_000_000 + Number(replacement)));
    }
  });

  it('give a concept no more than one subject code, and read it both ways', () => {
    const equal = [...tops, ...given].filter((topic) => subjectCodeOfTopic(topic) !== undefined);
    expect(equal).toHaveLength(881);
    for (const topic of equal) {
      const code = subjectCodeOfTopic(topic) ?? '';
      expect(code).toMatch(codes);
      // Where a code has several topics, the first is the one in use.
      const first = topicOfSubjectCode(code) ?? '';
      expect(subjectCodeOfTopic(first)).toBe(code);
    }
  });
});

describe('broaderMediaTopics', () => {
  it.each<[string, string[]]>([
    ['20000523', ['09000000']],
    ['20000994', ['20000991', '20000822', '15000000']],
    ['20000064', ['20000062', '20000105', '20000056', '20000082', '16000000', '02000000']],
    ['20000687', ['12000000']],
    ['04000000', []],
    ['20009999', []],
    ['', []],
    ['__proto__', []],
  ])('of %s', (code, above) => {
    expect(broaderMediaTopics(code)).toEqual(above);
  });
});

describe('subject codes', () => {
  it.each<[string, string[]]>([
    ['15039001', ['15039000', '15000000']],
    ['15039000', ['15000000']],
    ['15000000', []],
    ['1503900', []],
    ['sport', []],
  ])('broader ones of %s', (code, above) => {
    expect(broaderSubjectCodes(code)).toEqual(above);
  });

  it.each<[string, ReturnType<typeof topicInUse>]>([
    ['15039000', { topic: '20000991', same: true }],
    // Society has the digits of another subject code.
    ['14025000', { topic: '14000000', same: true }],
    ['14000000', undefined],
    // Two topics, of which one is retired.
    ['16009000', { topic: '20000062', same: true }],
    // Only a retired one, with and without another in its place.
    ['12024000', { topic: '12000000', same: false }],
    ['15039001', undefined],
    ['99000000', undefined],
  ])('the Media Topic in use for %s', (code, expected) => {
    expect(topicInUse(code)).toEqual(expected);
  });
});
