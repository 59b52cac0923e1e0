import { parseDocument } from 'htmlparser2';
import type { StoryContent } from '../../functions/core/story/schema.ts';
import {
  type ListItems,
  linksOf,
  listsOf,
  paragraphsOf,
  subheadingsOf,
  tablesOf,
} from './submission-body.ts';

/** The expected result of one submission. */
export interface ExpectedSubmission {
  file: string;
  title: string | null;
  byline: string | null;
  dateline: string | null;
  creditLine: string | null;
  namedSources: string[];
  language: string;
  direction?: 'rtl';
  published?: string;
  keywords?: string[];
  section?: string;
  paragraphs: string[];
  subheadings: string[];
  lists?: { ordered: boolean; items: ListItems }[];
  tables?: string[][][];
  links?: string[];
  embeds?: { type: string; id: string }[];
  images?: { src: string; alt: string; caption?: string; credit?: string }[];
  mustNotContain: string[];
  baseUrl?: string;
}

export interface Comparison {
  field: string;
  right: boolean;
  detail: string;
}

/** Normalises white space, quotation marks and dashes as in the corpus; NFC. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/``|''|[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[–—―]/g, '-')
    .replace(/\s_\s/g, ' - ')
    .replace(/\s+/g, ' ')
    .trim();

/** Compares every field of the expectation. */
export function compareSubmission(
  expected: ExpectedSubmission,
  content: StoryContent | undefined,
): Comparison[] {
  if (content === undefined) return [{ field: 'story', right: false, detail: 'no story' }];
  const blocks = parseDocument(content.body).children;
  const out: Comparison[] = [];
  const check = (
    field: string,
    wanted: unknown,
    got: unknown,
    right = JSON.stringify(wanted) === JSON.stringify(got),
  ) => out.push({ field, right, detail: `wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}` });
  const lower = (text: string | null | undefined) =>
    text === null || text === undefined ? null : fold(text).toLowerCase();

  check(
    'title',
    expected.title === null ? null : fold(expected.title),
    content.headlineDerived ? null : fold(content.headline),
  );
  check('byline', lower(expected.byline?.replace(/^by /i, '')), lower(content.byline?.replace(/^by /i, '')));
  check('dateline', lower(expected.dateline), lower(content.dateline?.text));
  check('creditLine', lower(expected.creditLine), lower(content.creditLine));
  check('namedSources', [...expected.namedSources].sort(), content.credits.map(({ name }) => name).sort());
  check('language', expected.language, content.language.split('-')[0]);
  check('direction', expected.direction ?? 'ltr', content.textDirection);
  if (expected.published !== undefined)
    check('published', expected.published, content.firstCreated ?? content.versionCreated);
  if (expected.keywords !== undefined) check('keywords', expected.keywords, content.keywords);
  if (expected.section !== undefined) check('section', expected.section, content.section);
  check('paragraphs', expected.paragraphs.map(fold), paragraphsOf(blocks).map(fold));
  check('subheadings', expected.subheadings.map(fold), subheadingsOf(blocks).map(fold));
  check('lists', expected.lists ?? [], listsOf(blocks));
  check('tables', expected.tables ?? [], tablesOf(blocks));
  if (expected.links !== undefined) check('links', expected.links, linksOf(blocks));
  for (const { type, id } of expected.embeds ?? [])
    check(
      'embeds',
      { type, id },
      content.embeds,
      content.embeds.some((embed) => embed.type === type && embed.id === id),
    );
  if (expected.images !== undefined)
    check(
      'images',
      expected.images,
      content.associations
        .filter(({ type }) => type === 'picture')
        .map(({ renditions, alt, caption, creditLine }) => ({
          src: renditions[0]?.href,
          alt,
          caption,
          credit: creditLine,
        })),
    );
  const plain = `${content.headline}\n${content.byline ?? ''}\n${content.text}`;
  for (const text of expected.mustNotContain)
    check(
      'mustNotContain',
      `not ${text}`,
      'found',
      !plain.includes(text) && (/[&;]/.test(text) || !content.body.includes(text)),
    );
  const running = fold(content.text);
  check(
    'text',
    'every paragraph',
    running,
    expected.paragraphs.every((paragraph) => running.includes(fold(paragraph))),
  );
  return out;
}
