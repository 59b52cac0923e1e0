import { describe, expect, it } from 'vitest';
import { isDateLine } from '../../../../../functions/core/normalise/recognise/head/dates.ts';

describe('a line of a date and a time', () => {
  it.each([
    '28.11.2026 11:42 МСК',
    'Inrikes 2026-11-28 09:15',
    '社会 2026/11/28 17:05',
    'প্রকাশ: ২৮ নভেম্বর ২০২৬, ১১:০৫',
    'Thứ bảy, 28/11/2026, 07:30 (GMT+7)',
    'GÜNCEL | 28.11.2026 - 13:20',
    'मंसिर १२, २०८३',
  ])('is no headline with a word or two next to it: %s', (line) => {
    expect(isDateLine(line)).toBe(true);
  });

  it.each([
    'Budget passes on 28.11.2026 after debate',
    'Elections on 28 November 2026 at 09:00 in all districts',
    'What happened at 11:42?',
    'Ten years on, 2016 was a good year',
    'Match of 28.11.2026 15:00: who plays whom?',
  ])('is told from a headline that names one: %s', (line) => {
    expect(isDateLine(line)).toBe(false);
  });
});
