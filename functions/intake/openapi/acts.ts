import { Type } from 'typebox';
import { limits } from '../../contract/limits.ts';
import { dryRun, json, ofKeys, operation, path, problems, tried } from './parts.ts';

const storyPath = path('id', "Dateline's story id, or the agency's guid if it holds none of ? # %");
const reason = Type.String({ minLength: 1, maxLength: limits.killReasonLength });
const receiptId = Type.Optional(
  Type.String({ description: 'The quarantined upload that is meant; the newest if left out' }),
);

/** An act of a person on one story. */
const act = (operationId: string, summary: string, body: object, required: boolean) => ({
  post: operation(operationId, summary, [storyPath, dryRun], {
    requestBody: { required, content: { 'application/json': { schema: body } } },
    responses: {
      ...tried,
      '202': json('Receipt', 'Done; the feeds follow'),
      ...problems('invalid-request', 'not-allowed', 'not-found', 'conflict', 'too-large', ...ofKeys),
    },
  }),
});

export const actPaths = {
  '/v1/articles/{id}/release': act(
    'release',
    'Publish a quarantined or withheld version. What an operator holds back only an operator releases',
    Type.Object({
      at: Type.Optional(
        Type.String({ format: 'date-time', description: 'When it is published; at once if left out' }),
      ),
      receiptId,
    }),
    false,
  ),
  '/v1/articles/{id}/refuse': act(
    'refuse',
    'Drop a quarantined upload; its receipt says why',
    Type.Object({ reason, receiptId }),
    true,
  ),
  '/v1/articles/{id}/hold': act(
    'hold',
    'For operators: take a story out of every feed until it is released. The reason is not published',
    Type.Object({ reason }),
    true,
  ),
  '/v1/articles/{id}/kill': act(
    'killByAct',
    'Kill a story, as DELETE does; the reason is published',
    Type.Object({ reason }),
    true,
  ),
} as const;
