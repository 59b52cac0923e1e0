import Value from 'typebox/value';
import { cut } from '../../../story/cut.ts';
import type { Draft, Problem } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { fieldsOfJson, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import type { ParsedItem } from '../../format.ts';
import { readBody } from './body.ts';
import { fieldReaders, kindOfValue, type SimpleField } from './fields.ts';
import { unknownInside } from './inner-names.ts';
import { type NamedValue, sortNames } from './names.ts';
import { readPeople, withoutAddresses } from './people.ts';
import type { Position } from './position.ts';
import { pointerSegment } from './scan.ts';
import { type ArticleField, DatelineArticle } from './schema.ts';

const fields = Object.keys(DatelineArticle.properties) as ArticleField[];
/** More than this many problems in one article say nothing new. */
const mostProblems = 50;

/** One article in Dateline JSON to a draft, or everything that is wrong with it. `pointer` is its position. */
export function readArticle(article: Record<string, unknown>, pointer: string): ParsedItem {
  const { known, again, unknown } = sortNames(article, fields);
  const changes: Change[] = [...namesLeftOut(again, 'said twice'), ...namesLeftOut(unknown, 'not known')];
  const problems: Problem[] = [];
  const positionOf = ({ name }: NamedValue): Position => ({
    pointer: pointer + pointerSegment(name),
    changes,
    problems,
  });

  const inner = [...known.values()].flatMap((given) =>
    unknownInside(given.field, given.value, positionOf(given).pointer),
  );
  changes.push(...namesLeftOut(inner, 'not known'));
  const values: Record<string, unknown> = {};
  for (const [field, given] of known) {
    if (!isSimple(field)) continue;
    const value = fieldReaders[field](given.value, positionOf(given));
    if (value === undefined) continue;
    problems.push(...schemaProblems(field, value, positionOf(given).pointer));
    values[field] = value;
  }
  Object.assign(values, readByline(known, positionOf));
  const kill = values.pubStatus === 'canceled' && values.guid !== undefined;
  const body = readRunningText(known, positionOf, { pointer, changes, problems }, kill);
  if (problems.length > 0 || body === undefined)
    return { pointer, problems: problems.slice(0, mostProblems) };
  // A system that knows one date only means that this is the version of that date.
  if (values.versionCreated === undefined && values.firstCreated !== undefined) {
    values.versionCreated = values.firstCreated;
  }
  // Every value has passed its own schema above; names of draft and article are the same.
  const draft: Draft = { ...(values as Partial<Draft>), body, changes };
  const names = new Set([...known.values()].map(({ name }) => name));
  const rest = Object.entries(article).filter(([name]) => !names.has(name) && !again.includes(name));
  keepEmbargoFields(draft, fieldsOfJson(Object.fromEntries(rest)));
  return { pointer, draft };
}

const isSimple = (field: ArticleField): field is SimpleField => Object.hasOwn(fieldReaders, field);

type Known = ReadonlyMap<ArticleField, NamedValue>;

function readByline(known: Known, positionOf: (given: NamedValue) => Position): Partial<Draft> {
  const out: Partial<Draft> = {};
  const byline = known.get('byline');
  const authors = known.get('authors');
  for (const given of [authors, byline]) {
    if (given === undefined) continue;
    const position = positionOf(given);
    if (typeof given.value === 'string') {
      // A line of names is taken apart by the normaliser, which knows how bylines are written.
      const line = withoutAddresses(given.value, position.changes);
      if (line !== '') out.byline = line;
      continue;
    }
    const people = readPeople(given.value, position.changes);
    if (people === undefined) {
      position.problems.push({
        pointer: position.pointer,
        detail: 'must be a name, an object with a name, or a list of these',
      });
      continue;
    }
    if (people.byline !== undefined) Object.assign(out, people);
  }
  return out;
}

function readRunningText(
  known: Known,
  positionOf: (given: NamedValue) => Position,
  whole: Position,
  mayBeMissing: boolean,
): Draft['body'] | undefined {
  const body = known.get('body');
  const text = known.get('text');
  const given = body ?? text;
  // A kill names its story and needs no text.
  if (given === undefined && mayBeMissing) return { kind: 'text', value: '' };
  if (given === undefined) {
    whole.problems.push({
      pointer: whole.pointer,
      detail: 'an article needs a body (HTML) or a text (plain)',
    });
    return undefined;
  }
  if (body !== undefined && text !== undefined) {
    whole.changes.push({
      step: 'json',
      reason: 'both body and text are given; the body was used',
      before: text.name,
    });
  }
  return readBody(given.value, given === body ? 'html' : 'text', positionOf(given));
}

function namesLeftOut(names: readonly string[], why: string): Change[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, 20).map((name) => cut(name, 60));
  const before =
    shown.join(', ') + (names.length > shown.length ? `, and ${names.length - shown.length} more` : '');
  return [{ step: 'json', reason: `ignored: ${names.length === 1 ? 'a name' : 'names'} ${why}`, before }];
}

/** What the schema says against a field's value; errors of the alternatives of a union are put into one. */
function schemaProblems(field: SimpleField, value: unknown, pointer: string): Problem[] {
  const schema = DatelineArticle.properties[field];
  if (Value.Check(schema, value)) return [];
  const byPath = new Map<string, string>();
  const allowed = new Map<string, string[]>();
  for (const error of Value.Errors(schema, value)) {
    const path = pointer + error.instancePath;
    if (error.keyword === 'const') {
      const choices = allowed.get(path) ?? [];
      choices.push(String((error.params as { allowedValue?: unknown }).allowedValue));
      allowed.set(path, choices);
    }
    byPath.set(path, error.message);
  }
  return [...byPath].map(([path, message]) => {
    const choices = allowed.get(path);
    return { pointer: path, detail: choices ? `must be one of ${choices.join(', ')}` : message };
  });
}

/** An entry of an upload that is no article at all. */
export function notAnArticle(value: unknown, pointer: string): ParsedItem {
  return {
    pointer,
    problems: [{ pointer, detail: `an article must be an object, not ${kindOfValue(value)}` }],
  };
}
