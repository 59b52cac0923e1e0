import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Locator } from '../../../functions/core/intake/locate.ts';
import { excerpt } from '../../../functions/core/normalise/changes.ts';

/** What is found, as it is written in the input. */
function found(input: string, ...excerpts: string[]): (string | undefined)[] {
  const locator = new Locator(input);
  return excerpts.map((one) => {
    const span = locator.find(one);
    return span && input.slice(span.start, span.end);
  });
}

describe('an excerpt is found', () => {
  test.each([
    ['as it is written', 'Head\n\nBy A. Lund\n\nText.', 'By A. Lund', 'By A. Lund'],
    [
      'over line ends and other white space',
      'a\n\nWith  inputs\r\nfrom\tagencies\nb',
      'With inputs from agencies',
      'With  inputs\r\nfrom\tagencies',
    ],
    [
      'by its beginning, where it was cut',
      'x The new bridge over the river opened.',
      'The new bridge…',
      'The new bridge',
    ],
    [
      'through markup',
      '<p>Also <b>read</b>: Ferry &amp; port</p>',
      'Also read: Ferry & port',
      'Also <b>read</b>: Ferry &amp; port',
    ],
    ['up to a reference at its end', '<p>R&amp;D &#8230;</p>', 'R&D', 'R&amp;D'],
    ['in JSON', '{"body":"He said \\"no\\".\\nEnds"}', 'He said "no". Ends', 'He said \\"no\\".\\nEnds'],
    ['in JSON escapes', '{"body":"Br\\u00fccke"}', 'Brücke', 'Br\\u00fccke'],
  ])('%s', (_how, input, asked, written) => {
    expect(found(input, asked)).toEqual([written]);
  });

  test('at its next place when it is asked for again, and at the first after the last', () => {
    const locator = new Locator('END one END two');
    expect([1, 2, 3].map(() => locator.find('END')?.start)).toEqual([0, 8, 0]);
  });
});

test('what is not in the input has no place', () => {
  expect(found('Some text', 'other', '', '…', ' ')).toEqual([undefined, undefined, undefined, undefined]);
});

test('every excerpt of any text is found where its words are', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.nat(), fc.nat({ max: 200 }), (input, from, length) => {
      const start = input.length === 0 ? 0 : from % input.length;
      const part = input.slice(start, start + length);
      const span = new Locator(input).find(excerpt(part));
      if (excerpt(part) === '' || excerpt(part) === '…') return;
      expect(span).toBeDefined();
      if (!span) return;
      expect(span.start).toBeLessThan(span.end);
      expect(span.end).toBeLessThanOrEqual(input.length);
    }),
  );
});

test('a large input is searched in linear time, up to its bound', () => {
  const input = `${'<a '.repeat(200_000)}END`;
  expect(found(input, 'not there', 'END')).toEqual([undefined, undefined]);
});
