import { describe, expect, it } from 'vitest';
import { monthNumber } from '../../../functions/core/time/months.ts';

const languages =
  'ar az be bg bn ca cs da de el en es et eu fa fi fil fr gl gu he hi hr hu hy id is it ka kk kn lt lv mk ml mr ms nb nl pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz'.split(
    ' ',
  );

/** The name of a month as the language writes it alone and in a date. */
const namesOf = (language: string, month: number): string[] =>
  [{}, { day: 'numeric' as const }].map((day) => {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { month: 'long', ...day });
    const parts = format.formatToParts(Date.UTC(2026, month - 1, 15, 12));
    const name = parts.find(({ type }) => type === 'month')?.value ?? '';
    return name.replace(/^(?:de |d’)/, '');
  });

describe('names of months', () => {
  it.each(languages)('are known in %s, alone and in a date, in any case', (language) => {
    for (let month = 1; month <= 12; month += 1)
      for (const name of namesOf(language, month)) {
        expect(`${name} ${monthNumber(name, language)}`).toBe(`${name} ${month}`);
        expect(`${name} ${monthNumber(name.toUpperCase(), language)}`).toBe(`${name} ${month}`);
      }
  });

  it.each([
    ['Sept.', 9],
    ['fevr', 2],
    ['KASIM', 11],
    ['ابريل', 4],
    ['באוקטובר', 10],
    ['Okt', 10],
    ['gen.', 1],
  ])('%s is month %i', (name, month) => {
    expect(monthNumber(name)).toBe(month);
  });

  it('that mean two months need the language', () => {
    expect(monthNumber('listopada')).toBeUndefined();
    expect(monthNumber('listopada', 'pl')).toBe(11);
    expect(monthNumber('listopada', 'hr-HR')).toBe(10);
  });

  it.each(['Martin', 'maybe', 'decide', 'constructor', '', 'x'.repeat(100_000)])('%.20s is none', (word) => {
    expect(monthNumber(word)).toBeUndefined();
  });
});
