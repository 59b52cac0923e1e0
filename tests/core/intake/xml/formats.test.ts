import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../../functions/core/intake/index.ts';
import { atMost } from '../../../property-runs.ts';
import { parseWith, sampleBytes } from '../parsing.ts';

/** Damage to the elements of a document that often leaves it well-formed, so that the formats themselves are met. */
const readers = await Promise.all(
  formats.filter(({ mediaTypes }) => mediaTypes.includes('text/xml')).map((format) => format.load()),
);
const ELEMENT = /<(\w[\w:.-]*)((?:\s[^<>]*)?)>([^<>]*)<\/\1>/g;

const inserts = [
  '<x/>',
  '<p><p><table>',
  '</p>',
  `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`,
  `<b c="${'d'.repeat(50_000)}"/>`,
  '&bomb;',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<!-- ',
  '\u0003',
  '\ud83d',
];

const mutation = fc.record({
  drop: fc.array(fc.nat(200), { maxLength: 6 }),
  empty: fc.array(fc.nat(200), { maxLength: 6 }),
  double: fc.array(fc.nat(200), { maxLength: 3 }),
  text: fc.array(fc.tuple(fc.nat(200), fc.string({ maxLength: 30 })), { maxLength: 4 }),
  insert: fc.array(fc.tuple(fc.nat(200), fc.constantFrom(...inserts)), { maxLength: 2 }),
});

const escaped = (text: string): string =>
  text
    .replace(/[&<>]/g, (mark) => `&#${mark.codePointAt(0)};`)
    .replace(/[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/g, '');

describe.each(readers.map((format) => ({ id: format.id, format })))('$id', ({ id, format }) => {
  const sample = new TextDecoder().decode(sampleBytes(`${id}.xml`));

  it('gives drafts or problems whatever happens to its elements', () => {
    let read = 0;
    fc.assert(
      fc.property(mutation, ({ drop, empty, double, text, insert }) => {
        let at = -1;
        const mutated = sample.replace(ELEMENT, (_, name: string, attributes: string, content: string) => {
          at += 1;
          if (drop.includes(at)) return '';
          if (empty.includes(at)) return `<${name}${attributes}></${name}>`;
          const written = text.find(([place]) => place === at)?.[1];
          const added = insert.find(([place]) => place === at)?.[1] ?? '';
          const inner = written === undefined ? content : escaped(written);
          const element = `<${name}${attributes}>${inner}${added}</${name}>`;
          return double.includes(at) ? element + element : element;
        });
        const { items, problems } = parseWith(format, mutated);
        expect(items.length + problems.length).toBeGreaterThan(0);
        for (const item of items) {
          if (!('draft' in item)) expect(item.problems[0]?.detail).toBeTruthy();
          else for (const [key, value] of Object.entries(item.draft)) expect(value, key).not.toBe('');
        }
        if (items.length > 0) read += 1;
      }),
      atMost(60),
    );
    expect(read, 'some of the damaged documents are still read').toBeGreaterThan(0);
  });
});
