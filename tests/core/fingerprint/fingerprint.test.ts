import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandsOf,
  distance,
  near,
  resemblance,
  shinglesOf,
  simhash,
} from '../../../functions/core/fingerprint/index.ts';

/** Invented stories of about 150 words each, made of sentences that no two of them share. */
const subjects = [
  'council',
  'harbour',
  'museum',
  'railway',
  'hospital',
  'team',
  'airline',
  'farmer',
  'court',
  'school',
  'minister',
  'bridge',
];
const verbs = [
  'approved',
  'closed',
  'reopened',
  'sold',
  'visited',
  'repaired',
  'lost',
  'doubled',
  'delayed',
  'praised',
];
const objects = [
  'a plan for the winter',
  'the old pumping station',
  'three ferries',
  'the northern line',
  'its budget',
  'a new hall',
  'forty jobs',
  'the east wing',
  'two contracts',
  'the annual report',
];
const ends = [
  'after a long debate',
  'on Monday morning',
  'despite heavy rain',
  'to the surprise of many',
  'for the second time',
  'without giving a reason',
  'as prices rose',
  'in spite of protests',
];

const storyOf = (seed: number): string => {
  let state = seed * 7919 + 17;
  const pick = (list: readonly string[]): string => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return list[Math.floor(state / 65536) % list.length] ?? '';
  };
  return Array.from(
    { length: 14 },
    () =>
      `The ${pick(subjects)} of ${pick(['Norbury', 'Eastvale', 'Kelham', 'Orwick', 'Tarn', 'Holme'])} ${pick(verbs)} ${pick(objects)} ${pick(ends)}.`,
  ).join(' ');
};

const stories = Array.from({ length: 60 }, (_, seed) => storyOf(seed + 1));
const printOf = (text: string): string => simhash(text) ?? '';

const edits: [name: string, edit: (text: string) => string][] = [
  ['a word changed', (text) => text.replace('approved', 'passed')],
  ['a dateline added', (text) => `NORBURY, Dec 15 (HNS) - ${text}`],
  ['other case, quotes and spaces', (text) => text.toUpperCase().replace(/ /g, '  ')],
];

describe('simhash', () => {
  it.each(edits)('keeps a story with %s near', (_name, edit) => {
    const found = stories.filter((story) => near(printOf(story), printOf(edit(story))));
    expect(found.length / stories.length).toBeGreaterThanOrEqual(0.9);
  });

  it('keeps different stories apart, though they share their vocabulary', () => {
    let together = 0;
    let pairs = 0;
    for (const [at, story] of stories.entries())
      for (const other of stories.slice(at + 1)) {
        pairs += 1;
        if (near(printOf(story), printOf(other))) together += 1;
      }
    expect(pairs).toBe(1770);
    expect(together).toBe(0);
  });

  it('has four bands, one of which is equal up to three different bits', () => {
    const hex = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(hex, fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 3 }), (digits, flips) => {
        const changed = [...digits];
        for (const bit of new Set(flips)) changed[bit >> 2] = (changed[bit >> 2] ?? 0) ^ (1 << (bit & 3));
        const [a, b] = [digits, changed].map((list) => list.map((digit) => digit.toString(16)).join(''));
        const [first = '', second = ''] = [a, b];
        expect(distance(first, second)).toBe(new Set(flips).size);
        expect(bandsOf(first).some((band) => bandsOf(second).includes(band))).toBe(true);
      }),
    );
  });

  it('is 16 hex digits for any text with words, and nothing for others', () => {
    expect(simhash(' … ')).toBeUndefined();
    for (const text of ['One', 'नई दिल्ली', '市议会周一批准了这项计划', 'خطة'])
      expect(simhash(text)).toMatch(/^[\da-f]{16}$/);
  });
});

describe('resemblance', () => {
  it('tells copies of one wire story from other stories', () => {
    const story = stories[0] ?? '';
    const shorter = story.slice(0, story.length * 0.8);
    expect(resemblance(shinglesOf(story), shinglesOf(shorter))).toBeGreaterThan(0.6);
    expect(resemblance(shinglesOf(story), shinglesOf(stories[1] ?? ''))).toBeLessThan(0.5);
    expect(resemblance(shinglesOf(story), shinglesOf(story))).toBe(1);
    expect(resemblance(shinglesOf(story), shinglesOf(''))).toBe(0);
  });
});
