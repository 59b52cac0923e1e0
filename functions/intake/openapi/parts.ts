import { type TSchema, Type } from 'typebox';
import { type ProblemType, problemTypes } from '../../platform/problem.ts';
import type { schemas } from './schemas.ts';

/** What the descriptions of operations are made of. */

export const ref = (name: keyof typeof schemas) => ({ $ref: `#/components/schemas/${name}` });
export const answer = (description: string, mediaType: string, schema: object) => ({
  description,
  content: { [mediaType]: { schema } },
});
export const json = (name: keyof typeof schemas, description: string) =>
  answer(description, 'application/json', ref(name));

/** The answers of these problems, those of one status together. */
export const problems = (...types: ProblemType[]) => {
  const byStatus = Map.groupBy(types, (type) => problemTypes[type].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => {
      const titles = same.map((type) => problemTypes[type].title).join('; or: ');
      return [String(status), answer(titles, 'application/problem+json', ref('Problem'))];
    }),
  );
};

const parameterIn =
  (place: 'header' | 'path' | 'query', required: boolean) =>
  (name: string, description: string, schema: TSchema = Type.String()) => ({
    name,
    in: place,
    required,
    description,
    schema,
  });
export const header = parameterIn('header', false);
export const path = parameterIn('path', true);
export const query = parameterIn('query', false);
export const requiredQuery = parameterIn('query', true);
export type Parameter = ReturnType<typeof query>;

/** An operation that needs the key of an agency or of an operator. */
export const operation = (
  operationId: string,
  summary: string,
  parameters: Parameter[],
  more: { requestBody?: object; responses: object },
) => ({ operationId, summary, security: [{ key: [] }], parameters, ...more });

export const dryRun = query(
  'dryRun',
  'true: answer with 200 what the request would do, as the desk is now, and store nothing',
  Type.Boolean(),
);
export const preview = query(
  'preview',
  'With dryRun: also what readers would see of the first story, and which part of the input was made what. Answered with 200 for a refused story too',
  Type.Boolean(),
);
export const tried = { '200': json('DryRun', 'What the outcome would be (dryRun)') };

/** Whose data is meant, for operators. */
export const agencyQuery = query('agency', 'For operators: the id of an agency');

/** An answer that is the same as before, for `If-None-Match`. */
export const unchanged = { '304': { description: 'As the answer with this ETag' } };

/** Problems of every request with a key. */
export const ofKeys: ProblemType[] = [
  'invalid-key',
  'agency-suspended',
  'operator-suspended',
  'too-many-requests',
  'internal',
];
