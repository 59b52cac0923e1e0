import { type TSchema, Type } from 'typebox';
import { longestGuid } from '../../core/story/agency-guid.ts';
import { articleStates, articleWindow } from '../../pipeline/lists/articles.ts';
import { receiptStates, receiptWindow } from '../../pipeline/lists/receipts.ts';
import { waitingKinds } from '../../pipeline/lists/waiting.ts';
import { pageSize } from '../request/list.ts';
import {
  agencyQuery,
  answer,
  json,
  ofKeys,
  operation,
  type Parameter,
  problems,
  query,
  ref,
  unchanged,
} from './parts.ts';
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

const since = query('since', 'Not before this date or instant', Type.String({ format: 'date-time' }));
const until = query('until', 'Before this date or instant', Type.String({ format: 'date-time' }));

/** `GET /v1/articles`: one story with `guid`, else the list. */
export const listOrShow = operation(
  'articles',
  'Stories, newest first; with guid that story, as /v1/articles/{id} shows it',
  [
    query('guid', 'Show this story instead', Type.String({ minLength: 1, maxLength: longestGuid })),
    query('version', 'With guid: a version', Type.Integer({ minimum: 0 })),
    query(
      'state',
      'Only stories of this state. killed: of those that were published. quarantined: each version that waits',
      word(articleStates),
    ),
    agencyQuery,
    query('feed', 'Only stories that are or were in this feed'),
    query('language', 'Only stories in this language (BCP 47), and its regions and scripts'),
    since,
    until,
    query(
      'text',
      `Only headlines that hold every word. A request searches the next ${articleWindow} stories; go on with next`,
    ),
    limit,
    cursor,
  ],
  {
    responses: {
      '200': answer('The stories, or the story', 'application/json', {
        anyOf: [ref('ArticlePage'), ref('ShownStory')],
      }),
      ...unchanged,
      ...problems('invalid-request', 'not-allowed', 'not-found', 'gone', ...ofKeys),
    },
  },
);

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
  '/v1/numbers': {
    get: operation(
      'numbers',
      'How the desk is doing, now and by hour. An agency gets what is its own',
      [
        query(
          'hours',
          'So many hours, the present one among them',
          Type.Integer({ minimum: 1, maximum: 744, default: 48 }),
        ),
        agencyQuery,
      ],
      {
        responses: {
          '200': json('Numbers', 'The numbers; those of uploads of the last minute are still to come'),
          ...unchanged,
          ...problems('invalid-request', 'not-allowed', ...ofKeys),
        },
      },
    ),
  },
  '/v1/audit': list(
    'audit',
    'What operators did, and agencies at the desk, newest first; for operators',
    [
      query('act', 'Only this act, or this kind: story.kill, story'),
      query('subject', 'Only acts on this agency, feed, story or queue'),
      since,
      until,
      query('text', 'Only those with every word in who did it or in the details'),
    ],
    'ActPage',
  ),
  '/v1/receipts': list(
    'receipts',
    'Uploads and acts, newest first: finished ones by when they were, others by when they came',
    [
      agencyQuery,
      query('state', 'Only uploads of this state, or with a story of this outcome', word(receiptStates)),
      since,
      until,
      query(
        'text',
        `Only those with every word in file name, receipt id, headlines, guids or problems. A request searches the next ${receiptWindow.text} uploads; go on with next`,
      ),
    ],
    'ReceiptPage',
  ),
} as const;
