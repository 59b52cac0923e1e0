import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Problem } from '../../story/draft.ts';

/** What a schema has against a value, in words; `pointer` is where the value stands. */
export const schemaProblems = (schema: TSchema, value: unknown, pointer = ''): Problem[] =>
  [...Value.Errors(schema, value)]
    // Said once more for each property, where the property stands.
    .filter((error) => error.keyword !== 'additionalProperties')
    .map((error) => ({
      pointer: pointer + error.instancePath,
      detail: error.keyword === 'boolean' ? 'not a known field' : error.message,
    }));
