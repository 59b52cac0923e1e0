import { type TSchema, Type } from 'typebox';
import { waitingKinds } from '../../pipeline/lists/waiting.ts';
import { pageSize } from '../request/list.ts';
import { agencyQuery, json, ofKeys, operation, type Parameter, problems, query, unchanged } from './parts.ts';
import type { schemas } from './schemas.ts';

const cursor = query('cursor', 'The `next` of the answer before');
const limit = query(
  'limit',
  'Items in one answer',
  Type.Integer({ minimum: 1, maximum: pageSize.most, default: pageSize.usual }),
);

/** A word of a list. */
const word = (words: readonly string[]): TSchema => Type.Union(words.map((one) => Type.Literal(one)));

/** An operation that answers one page of a list. */
const list = (operationId: string, summary: string, parameters: Parameter[], page: keyof typeof schemas) => ({
  get: operation(operationId, summary, [...parameters, limit, cursor], {
    responses: {
      '200': json(page, 'Some items'),
      ...unchanged,
      ...problems('invalid-request', 'not-allowed', ...ofKeys),
    },
  }),
});

/** What the pages of the desk are made of. */
export const listPaths = {
  '/v1/me': {
    get: operation('me', 'Whose key this is, and what it may see', [], {
      responses: { '200': json('Me', 'The caller'), ...unchanged, ...problems(...ofKeys) },
    }),
  },
  '/v1/waiting': list(
    'waiting',
    'Stories that readers do not see, and why: quarantined, withheld, under an embargo. Newest first',
    [agencyQuery, query('kind', 'Only these', word(waitingKinds))],
    'WaitingPage',
  ),
} as const;
