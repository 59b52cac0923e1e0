import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApi } from '../../../functions/intake/openapi/document.ts';

/** Compares answers and examples with the description of the API. */

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
}
interface Media {
  schema: Schema;
  example?: unknown;
}
interface Operation {
  operationId: string;
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export const description = JSON.parse(JSON.stringify(openApi)) as Description;
const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (target: Ajv2020) => void)(ajv);

/** A schema and all that it is made of. */
function parts(schema: Schema): Schema[] {
  const { $ref, allOf = [], anyOf = [] } = schema;
  const named = $ref && description.components.schemas[$ref.replace(/^.*\//, '')];
  return [schema, ...[...(named ? [named] : []), ...allOf, ...anyOf].flatMap(parts)];
}

/** Paths of members of a value that its schema says nothing about. */
function undescribed(schemas: Schema[], value: unknown, path = ''): string[] {
  const all = schemas.flatMap(parts);
  if (Array.isArray(value)) {
    const items = all.flatMap(({ items: inner }) => inner ?? []);
    return value.flatMap((one) => undescribed(items, one, `${path}[]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = `${path}.${name}`;
    const own = all.flatMap(({ properties }) => properties?.[name] ?? []);
    const open = all.flatMap(({ patternProperties = {} }) => Object.values(patternProperties));
    if (own.length === 0 && open.length === 0) return [at];
    return own.length > 0 ? undescribed(own, inner, at) : undescribed(open, inner, at);
  });
}

/** What in a value is not as its schema has it, members that the schema does not name among it; empty when all is. */
export function mismatches(schema: Schema, value: unknown): string[] {
  const validate = ajv.compile({ ...schema, components: description.components });
  const wrong = validate(value) ? [] : [ajv.errorsText(validate.errors)];
  return [...wrong, ...new Set(undescribed([schema], value))];
}

/** What in a real answer is not as the description has it; empty when all is. */
export function faults(
  path: string,
  method: string,
  answer: { status: number; json: unknown; headers: Headers },
): string[] {
  const response = description.paths[path]?.[method]?.responses[String(answer.status)];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = response?.content?.[type]?.schema;
  if (!schema) return [`${method} ${path} does not describe ${answer.status} ${type}`];
  return mismatches(schema, answer.json);
}
