import type { Draft } from '../../functions/core/story/draft.ts';
import type { StoryContent } from '../../functions/core/story/schema.ts';

/** Expected fields of one item in `expected.json`; missing fields are not compared. */
export interface WireItem {
  guid?: string;
  version?: string;
  headline?: string;
  byline?: string;
  dateline?: string;
  slugline?: string;
  language?: string;
  published?: string;
  updated?: string;
  embargo?: string;
  urgency?: number;
  keywords?: string[];
  subjects?: string[];
  status?: string;
  copyright?: string;
  usageTerms?: string;
  creditLine?: string;
  bodyStartsWith?: string;
  bodyStartsWithoutDateline?: string;
  bodyParagraphs?: number;
  bodyMustContain?: string[];
  bodyMustNotContain?: string[];
}

/** The same fields of a story. */
export interface WireFields {
  guid: string | undefined;
  version: string | undefined;
  headline: string | undefined;
  byline: string | undefined;
  dateline: string | undefined;
  slugline: string | undefined;
  language: string | undefined;
  published: string | undefined;
  updated: string | undefined;
  embargo: string | undefined;
  urgency: number | undefined;
  keywords: string[];
  subjects: string[];
  status: string;
  copyright: string[];
  usageTerms: string | undefined;
  creditLine: string | undefined;
  text: string;
}

type Facts = Pick<
  Draft,
  | 'headline'
  | 'byline'
  | 'dateline'
  | 'slugline'
  | 'language'
  | 'firstCreated'
  | 'versionCreated'
  | 'embargoed'
  | 'urgency'
  | 'keywords'
  | 'subjects'
  | 'pubStatus'
  | 'copyrightHolder'
  | 'copyrightNotice'
  | 'usageTerms'
  | 'creditLine'
>;

function fields(draft: Draft, facts: Facts, text: string): WireFields {
  return {
    guid: draft.guid,
    version: draft.version === undefined ? undefined : String(draft.version),
    headline: facts.headline,
    byline: facts.byline,
    dateline: facts.dateline?.text,
    slugline: facts.slugline,
    language: facts.language,
    published: facts.firstCreated ?? facts.versionCreated,
    updated: facts.versionCreated,
    embargo: facts.embargoed,
    urgency: facts.urgency,
    keywords: facts.keywords ?? [],
    subjects: (facts.subjects ?? []).map((subject) => subject.code),
    status: facts.pubStatus ?? 'usable',
    copyright: [facts.copyrightNotice, facts.copyrightHolder].filter((line) => line !== undefined),
    usageTerms: facts.usageTerms,
    creditLine: facts.creditLine,
    text,
  };
}

export const storyFields = (draft: Draft, content: StoryContent): WireFields =>
  fields(draft, content, content.text);

/** Rough fields of a draft that was parsed but not normalised. */
export function draftFields(draft: Draft): WireFields {
  const { kind, value } = draft.body;
  const text =
    kind === 'text' ? value : value.replace(/<(?:\/p|br|\/h\d|\/li)[^>]*>/gi, '\n\n').replace(/<[^>]*>/g, '');
  return fields(draft, draft, text);
}

/** Normalises white space, quotation marks and dashes for comparison. */
export function fold(text: string): string {
  return text
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]|``|''/g, '"')
    .replace(/(^|\s)_(?=\s|$)/g, ' -')
    .replace(/--+|[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Result for one field. */
export interface Comparison {
  field: string;
  right: boolean;
  detail: string;
}

const loose = (text: string): string => fold(text).toLowerCase();
const withoutBy = (text: string): string => loose(text).replace(/^by /, '');
const overlaps = (one: string, other: string): boolean =>
  loose(one).includes(loose(other)) || loose(other).includes(loose(one));
const sameInstant = (one: string | undefined, other: string): boolean =>
  one !== undefined && Math.abs(Date.parse(one) - Date.parse(other)) < 1000;
const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** Compares every expected field; without a story all are wrong. */
export function compareItem(expected: WireItem, story: WireFields | undefined): Comparison[] {
  const comparisons: Comparison[] = [];
  const check = (field: string, wanted: unknown, got: unknown, right: boolean): void => {
    const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 160) ?? 'nothing';
    const detail = story === undefined ? 'no such story' : `wanted ${show(wanted)}, got ${show(got)}`;
    comparisons.push({ field, right: right && story !== undefined, detail });
  };
  const stated = <Value>(
    field: string,
    wanted: Value | undefined,
    got: unknown,
    right: (wanted: Value) => boolean,
  ): void => {
    if (wanted !== undefined) check(field, wanted, got, right(wanted));
  };
  const text = fold(story?.text ?? '');

  stated('guid', expected.guid, story?.guid, (wanted) => story?.guid === wanted);
  stated('version', expected.version, story?.version, (wanted) => story?.version === wanted);
  stated(
    'headline',
    expected.headline,
    story?.headline,
    (wanted) => fold(story?.headline ?? '') === fold(wanted),
  );
  stated(
    'byline',
    expected.byline,
    story?.byline,
    (wanted) => withoutBy(story?.byline ?? '') === withoutBy(wanted),
  );
  for (const field of ['dateline', 'slugline', 'usageTerms', 'creditLine'] as const) {
    const got = story?.[field];
    stated(field, expected[field], got, (wanted) => got !== undefined && overlaps(got, wanted));
  }
  stated('copyright', expected.copyright, story?.copyright, (wanted) =>
    (story?.copyright ?? []).some((line) => overlaps(line, wanted)),
  );
  stated(
    'language',
    expected.language,
    story?.language,
    (wanted) => primary(story?.language ?? '') === primary(wanted),
  );
  stated('published', expected.published, story?.published, (wanted) =>
    sameInstant(story?.published, wanted),
  );
  stated('updated', expected.updated, story?.updated, (wanted) => sameInstant(story?.updated, wanted));
  stated('embargo', expected.embargo, story?.embargo, (wanted) => sameInstant(story?.embargo, wanted));
  stated('urgency', expected.urgency, story?.urgency, (wanted) => story?.urgency === wanted);
  stated('status', expected.status, story?.status, (wanted) => story?.status === wanted);
  for (const field of ['keywords', 'subjects'] as const) {
    const got = (story?.[field] ?? []).map(loose);
    stated(field, expected[field], story?.[field], (wanted) =>
      wanted.every((word) => got.includes(loose(word))),
    );
  }
  const { bodyStartsWith: start, bodyStartsWithoutDateline: bare } = expected;
  stated('body start', start ?? bare, text.slice(0, 120), () =>
    [start, bare].some((wanted) => wanted !== undefined && text.startsWith(fold(wanted))),
  );
  const paragraphs = (story?.text ?? '').split(/\n\s*\n/).filter((block) => block.trim() !== '').length;
  stated('body paragraphs', expected.bodyParagraphs, paragraphs, (wanted) => paragraphs === wanted);
  for (const wanted of expected.bodyMustContain ?? []) {
    check('body contains', wanted, text.slice(0, 60), text.includes(fold(wanted)));
  }
  for (const unwanted of expected.bodyMustNotContain ?? []) {
    check('body lacks', `not ${unwanted}`, unwanted, !text.includes(fold(unwanted)));
  }
  return comparisons;
}
