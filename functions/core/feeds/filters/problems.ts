import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Problem } from '../../story/draft.ts';

type SchemaError = ReturnType<typeof Value.Errors>[number];

/** Name of a property as a token of a JSON pointer (RFC 6901 §3). */
const token = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** A missing property is reported at its own pointer; the allowed values of a property are reported once, together. */
const problemsOf = (error: SchemaError, errors: readonly SchemaError[]): Problem[] => {
  const { instancePath: pointer, message } = error;
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => ({
        pointer: `${pointer}/${token(name)}`,
        detail: 'is required',
      }));
    // Reported again for each property, at its own pointer.
    case 'additionalProperties':
    // Reported by the union that it is a part of.
    case 'const':
      return [];
    case 'anyOf': {
      const allowed = errors.flatMap((other) =>
        other.keyword === 'const' && other.instancePath === pointer
          ? [String(other.params.allowedValue)]
          : [],
      );
      return [{ pointer, detail: allowed.length > 0 ? `must be one of ${allowed.join(', ')}` : message }];
    }
    case 'boolean':
      return [{ pointer, detail: 'not a known field' }];
    default:
      return [{ pointer, detail: message }];
  }
};

/** Every problem of a value by a schema; `pointer` is the position of the value. */
export const schemaProblems = (schema: TSchema, value: unknown, pointer = ''): Problem[] => {
  const errors = [...Value.Errors(schema, value)];
  return errors
    .flatMap((error) => problemsOf(error, errors))
    .map((problem) => ({ ...problem, pointer: pointer + problem.pointer }));
};
