import { type Static, Type } from 'typebox';
import type { Problem } from '../../story/draft.ts';
import { schemaProblems } from './problems.ts';

const Terms = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 200 });
const Range = Type.Object(
  { min: Type.Optional(Type.Number()), max: Type.Optional(Type.Number()) },
  { additionalProperties: false, minProperties: 1 },
);

/**
 * What a filter can ask of a story. A list is met by any one of its terms, without regard to case; a range has
 * both ends included, and a story without the number is outside.
 */
export const conditions = {
  /** Agency ids. */
  agency: Terms,
  /** QCodes, e.g. `medtop:20000523` or `subj:04000000`; IPTC's codes include their narrower ones. */
  subject: Terms,
  keyword: Terms,
  /** Language ranges of RFC 4647 §3.3.1: `de` includes `de-CH`. */
  language: Terms,
  /** Places. */
  located: Terms,
  genre: Terms,
  section: Terms,
  /** Names of credited agencies, outlets and people. */
  credit: Terms,
  /** How far AI had a part in the text; `unstated` where its agency does not say. */
  aiUse: Type.Array(
    Type.Union([
      Type.Literal('none'),
      Type.Literal('assisted'),
      Type.Literal('generated'),
      Type.Literal('unstated'),
    ]),
    { minItems: 1, maxItems: 4 },
  ),
  /** 1 (most urgent) to 9. */
  urgency: Range,
  wordCount: Range,
  /** Hours since this version was made. */
  age: Range,
} as const;

export type Field = keyof typeof conditions;
export type ListField = Exclude<Field, 'urgency' | 'wordCount' | 'age'>;
export type Range = Static<typeof Range>;

/** An expression: one condition, or others put together. `{}` is not one. */
export type Filter =
  | { [F in ListField]: Record<F, string[]> }[ListField]
  | { urgency: Range }
  | { wordCount: Range }
  | { age: Range }
  | { and: Filter[] }
  | { or: Filter[] }
  | { not: Filter };

/** Nested deeper than people write, and shallow enough for any stack. */
const maxDepth = 8;
const maxConditions = 200;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with an expression, all of it, with JSON pointers that start with `pointer`. */
export const filterProblems = (filter: unknown, pointer = ''): Problem[] => {
  const problems: Problem[] = [];
  let count = 0;
  const check = (value: unknown, at: string, depth: number): void => {
    if (depth > maxDepth) {
      problems.push({ pointer: at, detail: `nested deeper than ${maxDepth} levels` });
      return;
    }
    const keys = isRecord(value) ? Object.keys(value) : [];
    const [key] = keys;
    if (!isRecord(value) || key === undefined || keys.length !== 1) {
      problems.push({
        pointer: at,
        detail: `an object with exactly one of and, or, not, ${Object.keys(conditions).join(', ')}`,
      });
      return;
    }
    checkOne(key, value[key], `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth);
  };
  const checkOne = (key: string, value: unknown, at: string, depth: number): void => {
    if (key === 'not') {
      check(value, at, depth + 1);
      return;
    }
    if (key === 'and' || key === 'or') {
      if (!Array.isArray(value) || value.length === 0) {
        problems.push({ pointer: at, detail: 'a list with at least one expression' });
        return;
      }
      for (const [index, one] of value.entries()) {
        check(one, `${at}/${index}`, depth + 1);
        if (count > maxConditions) return;
      }
      return;
    }
    count += 1;
    if (count > maxConditions)
      problems.push({ pointer: at, detail: `more than ${maxConditions} conditions` });
    else if (!Object.hasOwn(conditions, key))
      problems.push({ pointer: at, detail: 'not a field that can be filtered by' });
    else {
      problems.push(...schemaProblems(conditions[key as Field], value, at));
    }
  };
  check(filter, pointer, 1);
  return problems;
};
