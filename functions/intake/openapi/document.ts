import { Type } from 'typebox';
import { limits } from '../../contract/limits.ts';
import { longestGuid } from '../../core/story/agency-guid.ts';
import type { ProblemType } from '../../platform/problem.ts';
import { actPaths } from './acts.ts';
import { withGuide } from './guide/index.ts';
import { namedSchemas } from './guide/named.ts';
import { listOrShow, listPaths } from './lists.ts';
import {
  agencyQuery,
  answer,
  dryRun,
  header,
  json,
  ofKeys,
  operation,
  type Parameter,
  path,
  preview,
  problems,
  query,
  ref,
  requiredQuery,
  tried,
  unchanged,
} from './parts.ts';
import { schemas } from './schemas.ts';
import { subscriberPaths, subscriberScheme } from './subscriber.ts';

/** The description of the HTTP API, OpenAPI 3.1, made of the schemas that the code itself uses. */

const versionNumber = Type.Integer({ minimum: 0 });
const binary = Type.String({ format: 'binary' });
const idempotencyKey = header(
  'Idempotency-Key',
  `Printable ASCII, at most ${limits.idempotencyKeyLength} characters; a repeat returns the first receipt`,
);
const backfill = query(
  'backfill',
  'true: a story of more than two days ago comes into the archives of its feeds under its own date, and not into their heads; false: it is news, whatever the policy of the agency says',
  Type.Boolean(),
);
const uploadHeaders = [
  idempotencyKey,
  header('Content-Location', 'Base address of relative links'),
  header('Content-Disposition', 'File name, helps to detect the format'),
];
const upload = {
  required: true,
  description: `At most ${limits.httpUpload} bytes. The format is detected from the bytes; a wrong Content-Type is tolerated and noted. Text in another charset than UTF-8 best names it in Content-Type or comes as application/octet-stream. No Content-Encoding.`,
  content: {
    'application/json': {
      schema: { anyOf: [ref('DatelineArticle'), { type: 'array', items: ref('DatelineArticle') }] },
    },
    'text/plain': { schema: Type.String() },
    'text/html': { schema: Type.String() },
    '*/*': { schema: binary },
  },
};
const killBody = {
  required: false,
  content: {
    'application/json': {
      schema: Type.Object({ reason: Type.String({ minLength: 1, maxLength: limits.killReasonLength }) }),
    },
  },
};

const storyPath = path('id', "Dateline's story id, or the agency's guid if it holds none of ? # %");
const storyQuery = requiredQuery(
  'guid',
  "The agency's guid, or Dateline's story id, percent-encoded; any characters",
  Type.String({ minLength: 1, maxLength: longestGuid }),
);
const receiptPath = path('id', 'Receipt id');

const ofWrites: ProblemType[] = ['not-allowed', ...ofKeys];
const ofReads: ProblemType[] = ['not-found', ...ofKeys];
const ofUploads: ProblemType[] = [
  'invalid-request',
  'too-large',
  'unsupported-media-type',
  'invalid-story',
  'idempotency-key-reused',
];
const ofKills = ofUploads.filter((type) => type !== 'invalid-story');

/** The operations on one story, named in the path or by its guid. */
const storyOperations = (name: Parameter, suffix = '') => ({
  get: operation(
    `show${suffix}`,
    'The current version of a story, or an earlier one',
    [
      name,
      agencyQuery,
      query('version', 'A version; the current one if left out', versionNumber),
      query('receipt', 'The quarantined version of this upload instead'),
    ],
    {
      responses: {
        '200': json('ShownStory', 'The story'),
        ...unchanged,
        ...problems('invalid-request', 'gone', ...ofReads),
      },
    },
  ),
  put: operation(
    `correct${suffix}`,
    'Correct a story: a new version under the same id',
    [name, agencyQuery, ...uploadHeaders, dryRun, preview, backfill],
    {
      requestBody: upload,
      responses: {
        ...tried,
        '202': json('Receipt', 'Stored; the feeds will show it in place of the version before'),
        ...problems('not-found', ...ofUploads, ...ofWrites),
      },
    },
  ),
  delete: operation(
    `kill${suffix}`,
    'Kill a story: it leaves every feed',
    [
      name,
      agencyQuery,
      idempotencyKey,
      query('reason', 'Why, if the body has no reason', Type.String({ minLength: 1 })),
      dryRun,
    ],
    {
      requestBody: killBody,
      responses: {
        ...tried,
        '202': json('Receipt', 'Stored; the story leaves the feeds with their next build'),
        ...problems('not-found', ...ofKills, ...ofWrites),
      },
    },
  ),
});

/** An operation that needs no key. API Gateway itself answers 429 to more requests in a second than the desk takes. */
const open = (operationId: string, summary: string, responses: object) => ({
  operationId,
  summary,
  security: [],
  responses: { ...responses, '429': { description: 'Too many requests in this second; send it again' } },
});

export const openApi = withGuide({
  openapi: '3.1.0',
  info: {
    title: 'Dateline',
    version: '1',
    description: 'Agencies submit stories; every accepted story is published in the feeds.',
    contact: { name: 'The operator of this desk; see /.well-known/security.txt' },
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  paths: {
    '/v1/articles': {
      post: operation(
        'submit',
        'Submit a story, or a document that carries many',
        [agencyQuery, ...uploadHeaders, dryRun, preview, backfill],
        {
          requestBody: upload,
          responses: {
            ...tried,
            '202': json('Receipt', 'Stored; it will be in the feeds'),
            ...problems(...ofUploads, ...ofWrites),
          },
        },
      ),
      ...storyOperations(storyQuery, 'ByGuid'),
      get: listOrShow,
    },
    '/v1/articles/{id}': storyOperations(storyPath),
    '/v1/articles/{id}/versions': {
      get: operation(
        'versions',
        'The history of a story, newest version first; after a kill too, since it holds no text',
        [
          storyPath,
          query('limit', 'Versions in one answer', Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
          query('cursor', 'The `cursor` of the answer before'),
        ],
        {
          responses: {
            '200': json('Versions', 'Some versions'),
            ...unchanged,
            ...problems('invalid-request', ...ofReads),
          },
        },
      ),
    },
    '/v1/articles/{id}/diff': {
      get: operation(
        'diff',
        'The difference between two versions of a story',
        [
          storyPath,
          query('from', 'The earlier version; the one before `to` if left out', versionNumber),
          query('to', 'The later version; the current one if left out', versionNumber),
        ],
        {
          responses: {
            '200': json('Diff', 'The difference'),
            ...unchanged,
            ...problems('invalid-request', 'gone', ...ofReads),
          },
        },
      ),
    },
    '/v1/articles/{id}/reach': {
      get: operation('reach', 'Whom the kills and corrections of a story have reached', [storyPath], {
        responses: { '200': json('Reach', 'The ledger'), ...unchanged, ...problems(...ofReads) },
      }),
    },
    '/v1/receipts/{id}': {
      get: operation('receipt', 'The outcome of an upload', [receiptPath], {
        responses: { '200': json('Receipt', 'The receipt'), ...unchanged, ...problems(...ofReads) },
      }),
    },
    '/v1/receipts/{id}/raw': {
      get: operation('raw', 'The bytes as they were uploaded', [receiptPath], {
        responses: {
          '200': answer('The bytes', 'application/octet-stream', binary),
          '303': {
            description: 'Large bytes are at another address, for a few minutes',
            headers: { Location: { schema: Type.String({ format: 'uri' }) } },
          },
          ...problems(...ofReads),
        },
      }),
    },
    ...actPaths,
    ...listPaths,
    ...subscriberPaths,
    '/v1/openapi.json': {
      get: open('description', 'This document', {
        '200': answer('OpenAPI 3.1', 'application/json', { type: 'object' }),
      }),
    },
    '/status': {
      get: open('status', 'Whether work is waiting', {
        '200': json('Status', 'The current numbers'),
        ...problems('internal'),
      }),
    },
  },
  components: {
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer', description: 'The key of an agency, or of an operator' },
      subscriberKey: subscriberScheme,
    },
    schemas: namedSchemas(schemas),
  },
});
