import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDefinitions } from '../../../../functions/core/feeds/filters/compile.ts';
import { type FeedDefinition, readDefinition } from '../../../../functions/core/feeds/filters/definition.ts';
import { type Filter, filterProblems } from '../../../../functions/core/feeds/filters/filter.ts';
import { matches } from '../../../../functions/core/feeds/filters/match.ts';
import type { Story } from '../../../../functions/core/story/schema.ts';
import { atMost } from '../../../property-runs.ts';
import { plainStory, richStory } from '../stories.ts';

const now = '2026-03-10T00:00:00Z';
const story = richStory(2, { language: 'de-CH' });

describe('matches', () => {
  const meets = (filter: Filter, one: Story = story) => matches(filter, one, now);

  it.each<[string, Filter, boolean]>([
    ['agency', { agency: ['other', 'nna'] }, true],
    ['agency in another case', { agency: ['NNA'] }, true],
    ['another agency', { agency: ['nn'] }, false],
    ['keyword', { keyword: ['HARBOUR'] }, true],
    ['subject by QCode', { subject: ['medtop:20000523'] }, true],
    ['subject of another vocabulary', { subject: ['subj:20000523'] }, false],
    ['language range', { language: ['de'] }, true],
    ['language itself', { language: ['de-ch'] }, true],
    ['another region', { language: ['de-DE'] }, false],
    ['a longer language', { language: ['d'] }, false],
    ['place', { located: ['port ella'] }, true],
    ['genre', { genre: ['Current'] }, true],
    ['section', { section: ['business'] }, true],
    ['credit', { credit: ['Coast Wire'] }, true],
    ['urgency', { urgency: { min: 1, max: 4 } }, true],
    ['lower urgency', { urgency: { min: 5 } }, false],
    ['word count', { wordCount: { max: 20 } }, false],
    ['age', { age: { max: 24 * 7 } }, true],
    ['greater age', { age: { min: 24 * 7 } }, false],
    ['all', { and: [{ agency: ['nna'] }, { section: ['sport'] }] }, false],
    ['any', { or: [{ agency: ['x'] }, { section: ['business'] }] }, true],
    ['none', { not: { section: ['sport'] } }, true],
  ])('%s', (_name, filter, expected) => {
    expect(meets(filter)).toBe(expected);
  });

  it('takes what stands below an IPTC subject code with it', () => {
    const about = (code: string) => plainStory(1, { subjects: [{ scheme: 'subj', code }] });
    expect(meets({ subject: ['subj:04000000'] }, about('04003002'))).toBe(true);
    expect(meets({ subject: ['subj:04003000'] }, about('04003002'))).toBe(true);
    expect(meets({ subject: ['subj:04003002'] }, about('04003002'))).toBe(true);
    expect(meets({ subject: ['subj:04003002'] }, about('04003000'))).toBe(false);
    expect(meets({ subject: ['subj:04004000'] }, about('04003002'))).toBe(false);
    expect(meets({ subject: ['subj:05000000'] }, about('04003002'))).toBe(false);
  });

  const filedUnder = (qcode: string, ...codes: string[]) => {
    const subjects = codes.map((code) => ({
      scheme: code.slice(0, code.indexOf(':')),
      code: code.slice(code.indexOf(':') + 1),
    }));
    return meets({ subject: [qcode] }, plainStory(1, { subjects }));
  };

  it.each([
    ['itself', 'medtop:20000638', 'medtop:20000638', true],
    ['directly below', 'medtop:11000000', 'medtop:20000638', true],
    ['three levels below', 'medtop:15000000', 'medtop:20000994', true],
    ['above', 'medtop:20000638', 'medtop:11000000', false],
    ['beside', 'medtop:20000523', 'medtop:20000524', false],
    ['below another', 'medtop:04000000', 'medtop:20000638', false],
    ['in capitals', 'MEDTOP:09000000', 'medtop:20000523', true],
    ['retired, below where it stood', 'medtop:20000062', 'medtop:20000064', true],
    ['retired, below what took its place', 'medtop:20000082', 'medtop:20000064', true],
    ["what took a retired one's place, which may mean more", 'medtop:20000064', 'medtop:20000105', false],
    ['unknown to IPTC', 'medtop:20999999', 'medtop:20999999', true],
    ['of the older vocabulary, the same', 'medtop:20000994', 'subj:15039001', true],
    ['of the older vocabulary, below', 'medtop:20000991', 'subj:15039001', true],
    ['of the older vocabulary, by a broader code', 'medtop:15000000', 'subj:15039999', true],
    ['of the newer vocabulary, the same', 'subj:15039001', 'medtop:20000994', true],
    ['of the newer vocabulary, below', 'subj:15000000', 'medtop:20000994', true],
    ['of the newer vocabulary, with a code no older one has', 'subj:01000000', 'medtop:20001179', true],
    ['of the same digits elsewhere', 'subj:20000994', 'medtop:20000994', false],
    ["of an agency's own vocabulary", 'nna:15000000', 'nna:15039001', false],
    ['of a vocabulary called as every object has something', 'constructor:1', 'constructor:1', true],
    ['of another such', '__proto__:15000000', '__proto__:15039001', false],
  ])('a Media Topic %s', (_name, asked, carried, expected) => {
    expect(filedUnder(asked, carried)).toBe(expected);
  });

  it('keeps a story without a number out of a range', () => {
    expect(meets({ urgency: { max: 9 } }, plainStory())).toBe(false);
  });
});

describe('filterProblems', () => {
  it.each<[string, unknown, string]>([
    ['no object', 'agency', ''],
    ['nothing in it', {}, ''],
    ['two conditions in one', { agency: ['a'], genre: ['b'] }, ''],
    ['an unknown field', { colour: ['red'] }, '/colour'],
    ['a field that every object has', { constructor: ['a'] }, '/constructor'],
    ['a term that is none', { and: [{ agency: ['a'] }, { keyword: ['x', ''] }] }, '/and/1/keyword/1'],
    ['a number for a list', { or: [{ agency: 4 }] }, '/or/0/agency'],
    ['an empty list', { and: [] }, '/and'],
    ['an unknown bound', { urgency: { least: 4 } }, '/urgency/least'],
    ['a bound that is text', { not: { age: { max: '1d' } } }, '/not/age/max'],
  ])('%s', (_name, filter, pointer) => {
    expect(filterProblems(filter).map((problem) => problem.pointer)).toContain(pointer);
  });

  it('tells all of them', () => {
    expect(filterProblems({ or: [{ agency: [] }, { genre: [''] }, 7] })).toHaveLength(3);
  });

  it('is bounded in depth and in number', () => {
    let deep: unknown = { agency: ['a'] };
    for (let level = 0; level < 10_000; level += 1) deep = { not: deep };
    expect(filterProblems(deep)[0]?.detail).toContain('deeper');
    const many = { or: Array.from({ length: 100_000 }, () => ({ agency: ['a'] })) };
    expect(filterProblems(many)).toHaveLength(1);
  });
});

describe('readDefinition', () => {
  const sent = {
    id: 'harbours',
    title: 'Harbours',
    description: 'Quays and piers',
    filter: { keyword: ['harbour'] },
  };

  it('completes what was left out', () => {
    expect(readDefinition(sent)).toEqual({ definition: { ...sent, content: 'full', size: 50 } });
  });

  it.each([
    ['id', { id: 'Harbour Feed' }, '/id'],
    ['built-in id', { id: 'agency-nna' }, '/id'],
    ['built-in id of its own', { id: 'latest' }, '/id'],
    ['title of two lines', { title: 'a\nb' }, '/title'],
    ['size', { size: 0 }, '/size'],
    ['content', { content: 'teaser' }, '/content'],
    ['language', { language: 'german!' }, '/language'],
    ['filter', { filter: { keyword: [1] } }, '/filter/keyword/0'],
    ['unknown field', { color: 'red' }, '/color'],
    ['order', { order: 'random' }, '/order'],
    ['image', { image: { url: 'http://a.example/x.png', alt: 'X' } }, '/image/url'],
    ['image without a word for it', { image: { url: 'https://a.example/x.png' } }, '/image/alt'],
    ['copyright of two lines', { copyright: 'a\nb' }, '/copyright'],
    ['empty licence', { license: {} }, '/license'],
    ['licence token', { license: { rsl: { permits: ['everything'] } } }, '/license/rsl/permits/0'],
    ['policy address', { license: { tdmPolicy: 'policy' } }, '/license/tdmPolicy'],
  ])('refuses a bad %s', (_name, over, pointer) => {
    const read = readDefinition({ ...sent, ...over });
    expect('problems' in read && read.problems.map((problem) => problem.pointer)).toContain(pointer);
  });

  it('says of each field that is missing where it should stand, and what it may be', () => {
    const problems = readDefinition({ id: 'x', content: 'teaser' });
    expect(problems).toEqual({
      problems: [
        { pointer: '/title', detail: 'is required' },
        { pointer: '/description', detail: 'is required' },
        { pointer: '/content', detail: 'must be one of full, summary' },
      ],
    });
  });

  it.each([null, 4, 'x', []])('refuses %j', (value) => {
    expect('problems' in readDefinition(value)).toBe(true);
  });
});

describe('compileDefinitions', () => {
  const define = (id: string, filter?: Filter): FeedDefinition => ({
    id,
    title: id,
    description: id,
    content: 'full',
    size: 50,
    ...(filter && { filter }),
  });

  it('asks only definitions that share a term with the story', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      define(`f${index}`, { and: [{ language: ['de'] }, { keyword: [`k${index}`, `l${index}`] }] }),
    );
    const compiled = compileDefinitions([
      ...many,
      define('all'),
      define('harbour', { keyword: ['harbour'] }),
    ]);
    expect(compiled.candidates(story)).toBe(2);
    expect(compiled.matching(story, now).map(({ id }) => id)).toEqual(['all', 'harbour']);
  });

  const word = fc.constantFrom(
    'a',
    'b',
    'c',
    'subj:04000000',
    'subj:04003000',
    'medtop:15000000',
    'de',
    'de-CH',
  );
  const list = fc.array(word, { minLength: 1, maxLength: 3 });
  const range = fc.record({ min: fc.nat({ max: 9 }) });
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      ...(['agency', 'subject', 'keyword', 'language', 'located', 'genre', 'section', 'credit'] as const).map(
        (field) => list.map((terms) => ({ [field]: terms }) as unknown as Filter),
      ),
      range.map((urgency): Filter => ({ urgency })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((and): Filter => ({ and })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((or): Filter => ({ or })),
      tie('filter').map((not): Filter => ({ not })),
    ),
  }));
  const anyOne = fc.record({
    agency: word,
    keywords: fc.array(word, { maxLength: 3 }),
    language: fc.constantFrom('de', 'de-CH', 'en'),
    subjects: fc.array(
      fc.oneof(
        fc.record({ scheme: fc.constant('subj'), code: fc.constantFrom('04000000', '04003001', '05000000') }),
        fc.record({
          scheme: fc.constant('medtop'),
          code: fc.constantFrom('20000994', '20000170', '20000064'),
        }),
      ),
      { maxLength: 2 },
    ),
    urgency: fc.integer({ min: 1, max: 9 }),
    located: fc.array(word, { maxLength: 2 }),
    genre: word,
  });

  it('finds what asking each definition finds', () => {
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 12 }), anyOne, (filters, fields) => {
        const definitions = filters.map((one, index) => define(`f${index}`, one));
        const one = plainStory(1, fields);
        const slow = definitions.filter((definition) => matches(definition.filter, one, now));
        expect(compileDefinitions(definitions).matching(one, now)).toEqual(slow);
        expect(
          filters
            .flatMap((each) => filterProblems(each))
            .filter((problem) => !problem.detail.includes('deeper')),
        ).toEqual([]);
      }),
      atMost(400),
    );
  });
});
