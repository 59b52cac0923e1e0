import type { TSchema } from 'typebox';
import {
  AiUse,
  Association,
  Author,
  Chain,
  Change,
  Credit,
  Dateline,
  Embed,
  License,
  Rendition,
  Story,
  Subject,
  Warning,
} from '../../../core/story/schema.ts';
import { words } from './words.ts';

/** Schemas that others contain. In the description each has a name, so that generated clients have one type for it. */
const shared: Record<string, TSchema> = {
  AiUse,
  Association,
  Author,
  Chain,
  Change,
  Credit,
  Dateline,
  Embed,
  License,
  Rendition,
  Story,
  Subject,
  Warning,
};

type Json = { [name: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asJson = (schema: TSchema): Json => JSON.parse(JSON.stringify(schema));

/** Names of the shared schemas by what they are as JSON: copies of one are equal, and not the same. */
const names = new Map(Object.entries(shared).map(([name, schema]) => [JSON.stringify(schema), name]));

/** A schema with a description for each property, and references where it contains a shared schema. */
function explained(schema: unknown, path: string): unknown {
  if (Array.isArray(schema)) return schema.map((one) => referenceOr(one, path));
  if (!isObject(schema)) return schema;
  const members = Object.entries(schema).map(([name, value]) => {
    if (name === 'properties' && isObject(value)) return [name, properties(value, path)];
    return [name, typeof value === 'object' ? referenceOr(value, path) : value];
  });
  return Object.fromEntries(members);
}

const properties = (all: Json, path: string): Json =>
  Object.fromEntries(
    Object.entries(all).map(([name, schema]) => {
      const at = `${path}.${name}`;
      const inner = referenceOr(schema, at) as Json;
      const description = descriptionOf(inner.description, wordsFor(at));
      return [name, description === undefined ? inner : { ...inner, description }];
    }),
  );

/** Descriptions in the story's schema that say how a value is written, and not what it means. */
const onlyForm: readonly unknown[] = ['UTC, ISO 8601', 'BCP 47'];

const descriptionOf = (own: unknown, meaning: string | undefined): unknown =>
  meaning !== undefined && onlyForm.includes(own) ? `${meaning} (${own})` : (own ?? meaning);

/** The words of the longest end of a path that has any. */
function wordsFor(path: string): string | undefined {
  const parts = path.split('.');
  const ends = parts.map((_, index) => parts.slice(index).join('.'));
  return ends.map((end) => words[end]).find((found) => found !== undefined);
}

function referenceOr(schema: unknown, path: string): unknown {
  const name = names.get(JSON.stringify(schema));
  return name === undefined ? explained(schema, path) : { $ref: `#/components/schemas/${name}` };
}

/** All schemas of the description: those of requests and answers, and the shared ones. */
export const namedSchemas = (schemas: Record<string, TSchema>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...schemas, ...shared }).map(([name, schema]) => {
      // An id would be the base of the references within.
      const { $id, ...rest } = asJson(schema);
      const description = rest.description ?? words[name];
      return [
        name,
        { ...(explained(rest, name) as Json), ...(description !== undefined && { description }) },
      ];
    }),
  );
