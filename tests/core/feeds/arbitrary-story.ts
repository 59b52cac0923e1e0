import fc from 'fast-check';
import type { Story } from '../../../functions/core/story/schema.ts';
import { hostile, plainStory, storyId } from './stories.ts';

/** Any UTF-16 there is, lone surrogates and control characters included, with pieces that are markup somewhere. */
const wild = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<', '&', ']]>', '"', '\uD83D', '\u0000', '</p>', '&#0;', hostile),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => `x${parts.join('')}`);

const htmlOf = (text: string): string => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const instant = fc
  .integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2026, 0, 1) })
  .map((time) => `${new Date(time).toISOString().slice(0, 19)}Z`);

/** Fields that are absent are absent, not undefined. */
const dropAbsent = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;

const association: fc.Arbitrary<Story['associations'][number]> = fc
  .record({
    type: fc.constantFrom('picture', 'video', 'audio', 'graphic', 'document'),
    renditions: fc.array(
      fc.record({ href: fc.oneof(fc.webUrl({ withQueryParameters: true }), wild), mediaType: wild }),
      { maxLength: 3 },
    ),
    caption: wild,
    creditLine: maybe(wild),
    alt: maybe(wild),
  })
  .map((one) => dropAbsent(one) as Story['associations'][number]);

/** A story with anything in any field. The body is HTML as the normaliser leaves it; all else is text. */
export const anyStory: fc.Arbitrary<Story> = fc
  .record({
    n: fc.nat({ max: 2 ** 40 }),
    text: wild,
    headline: wild,
    published: instant,
    versionCreated: instant,
    language: fc.constantFrom('en', 'ar', 'und', 'de-CH', 'x'),
    textDirection: fc.constantFrom('ltr' as const, 'rtl' as const),
    authors: fc.array(fc.record({ name: wild }), { maxLength: 2 }),
    keywords: fc.array(wild, { maxLength: 2 }),
    subjects: fc.array(
      fc.record({ scheme: fc.constantFrom('medtop', 'subj', 'own', '__proto__'), code: wild }),
      { maxLength: 2 },
    ),
    located: fc.array(wild, { maxLength: 2 }),
    associations: fc.array(association, { maxLength: 2 }),
    summary: maybe(wild),
    subheadline: maybe(wild),
    byline: maybe(wild),
    creditLine: maybe(wild),
    usageTerms: maybe(wild),
    correctionNote: maybe(wild),
    dateline: maybe(wild.map((text) => ({ text }))),
    links: fc.record({ canonical: fc.oneof(fc.webUrl(), wild) }),
  })
  .map(({ n, ...fields }) =>
    plainStory(1, { ...(dropAbsent(fields) as Partial<Story>), id: storyId(n), body: htmlOf(fields.text) }),
  );

const tagNames =
  'p div h1 h2 ul ol li blockquote pre table tr td th tbody figure figcaption a em strong b i span sub sup q small cite br hr section dl dt dd'.split(
    ' ',
  );

/** Any nesting of the elements that the normaliser lets through, sensible or not. */
export const anyBody: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    wild.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
    fc.constantFrom(
      '<br>',
      '<hr>',
      '<img src="https://media.example.org/a b.jpg" alt="x &quot;y&quot;" width="10" height="20">',
      '<img src="relative.jpg">',
      ' ',
      '<video src="https://media.example.org/a.mp4"></video>',
    ),
    fc
      .tuple(
        fc.constantFrom(...tagNames),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.constantFrom('', ' href="https://a.example/?b=1&amp;c"', ' colspan="2"'),
      )
      .map(([name, inner, attributes]) =>
        name === 'br' || name === 'hr' ? `<${name}>` : `<${name}${attributes}>${inner.join('')}</${name}>`,
      ),
  ),
})).node;
