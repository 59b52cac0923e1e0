import { limits } from '../../contract/limits.ts';
import { longestGuid } from '../../core/story/guid.ts';
import { type ProblemType, problemTypes } from '../../platform/problem.ts';
import { schemas } from './schemas.ts';

/** The description of the HTTP API, OpenAPI 3.1, made of the schemas that the code itself uses. */

const ref = (name: keyof typeof schemas) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: keyof typeof schemas, description: string) => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
});

const problems = (...types: ProblemType[]) => {
  const byStatus = Map.groupBy(types, (type) => problemTypes[type].status);
  return Object.fromEntries(
    [...byStatus].map(([code, same]) => [
      String(code),
      {
        description: same.map((type) => problemTypes[type].title).join('; or: '),
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  );
};

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});
const idempotencyKey = header(
  'Idempotency-Key',
  `Printable ASCII, at most ${limits.idempotencyKeyLength} characters; a repeat gives the first receipt`,
);
const uploadHeaders = [
  idempotencyKey,
  header('Content-Location', 'Base address of relative links'),
  header('Content-Disposition', 'File name, a hint for detection'),
];
const upload = {
  required: true,
  description: `At most ${limits.httpUpload} bytes. The bytes decide what it is; a wrong Content-Type is tolerated and noted. Text in another charset than UTF-8 best names it in Content-Type or comes as application/octet-stream. No Content-Encoding.`,
  content: {
    'application/json': {
      schema: { anyOf: [ref('DatelineArticle'), { type: 'array', items: ref('DatelineArticle') }] },
    },
    'text/plain': { schema: { type: 'string' } },
    'text/html': { schema: { type: 'string' } },
    '*/*': { schema: { type: 'string', format: 'binary' } },
  },
};
const path = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
const storyPath = path('id', "Dateline's story id, or the agency's guid if it holds none of ? # %");
const storyQuery = {
  name: 'guid',
  in: 'query',
  required: true,
  description: "The agency's guid, or Dateline's story id, percent-encoded; whatever characters it holds",
  schema: { type: 'string', minLength: 1, maxLength: longestGuid },
};
const everywhere: ProblemType[] = ['invalid-key', 'agency-suspended', 'too-many-requests', 'internal'];
const ofUploads: ProblemType[] = [
  'invalid-request',
  'too-large',
  'unsupported-media-type',
  'invalid-story',
  'idempotency-key-reused',
];
const ofOne: ProblemType[] = ['not-found', 'invalid-key', 'agency-suspended', 'internal'];
const secured = [{ key: [] }];
const query = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});
const versionNumber = { type: 'integer', minimum: 0 };

/** What can be done with one story, named in the path or by its guid. */
const verbsOf = (name: object, suffix = '') => ({
  get: {
    operationId: `show${suffix}`,
    summary: 'The story as it stands, or one of its versions',
    security: secured,
    parameters: [name, query('version', 'A version; the one that stands if left out', versionNumber)],
    responses: {
      '200': json('Story', 'The story'),
      ...problems('invalid-request', 'gone', ...ofOne),
    },
  },
  put: {
    operationId: `correct${suffix}`,
    summary: 'Correct a story: a new version under the same id',
    security: secured,
    parameters: [name, ...uploadHeaders],
    requestBody: upload,
    responses: {
      '202': json('Receipt', 'Stored; the feeds will show it in place of the version before'),
      ...problems('not-found', ...ofUploads, ...everywhere),
    },
  },
  delete: {
    operationId: `kill${suffix}`,
    summary: 'Kill a story: it leaves every feed',
    security: secured,
    parameters: [
      name,
      idempotencyKey,
      query('reason', 'Why, where the body does not say it', { type: 'string', minLength: 1 }),
    ],
    requestBody: {
      required: false,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['reason'],
            properties: { reason: { type: 'string', minLength: 1, maxLength: 1000 } },
          },
        },
      },
    },
    responses: {
      '202': json('Receipt', 'Stored; the story leaves the feeds with their next build'),
      ...problems(
        'invalid-request',
        'not-found',
        'too-large',
        'unsupported-media-type',
        'idempotency-key-reused',
        ...everywhere,
      ),
    },
  },
});

export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Dateline',
    version: '1',
    description: 'Agencies submit stories; every story that is accepted stands in the feeds.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  paths: {
    '/v1/articles': {
      post: {
        operationId: 'submit',
        summary: 'Submit a story, or a document that carries many',
        security: secured,
        parameters: [
          ...uploadHeaders,
          query('dryRun', 'true: normalise and answer, store nothing; no other verb takes it', {
            type: 'boolean',
          }),
        ],
        requestBody: upload,
        responses: {
          '200': json('DryRun', 'What would become of it (dryRun)'),
          '202': json('Receipt', 'Stored; it will be in the feeds'),
          ...problems(...ofUploads, ...everywhere),
        },
      },
      ...verbsOf(storyQuery, 'ByGuid'),
    },
    '/v1/articles/{id}': verbsOf(storyPath),
    '/v1/articles/{id}/versions': {
      get: {
        operationId: 'versions',
        summary: 'The history of a story, newest version first; after a kill too, since no text is in it',
        security: secured,
        parameters: [
          storyPath,
          query('limit', 'Versions in one answer', {
            type: 'integer',
            minimum: 1,
            maximum: 100,
            default: 20,
          }),
          query('cursor', 'The `cursor` of the answer before', { type: 'string' }),
        ],
        responses: { '200': json('Versions', 'Some versions'), ...problems('invalid-request', ...ofOne) },
      },
    },
    '/v1/articles/{id}/diff': {
      get: {
        operationId: 'diff',
        summary: 'What became of a story between two of its versions',
        security: secured,
        parameters: [
          storyPath,
          query('from', 'The earlier version; the one before `to` if left out', versionNumber),
          query('to', 'The later version; the one that stands if left out', versionNumber),
        ],
        responses: {
          '200': json('Diff', 'The difference'),
          ...problems('invalid-request', 'gone', ...ofOne),
        },
      },
    },
    '/v1/receipts/{id}': {
      get: {
        operationId: 'receipt',
        summary: 'What became of an upload',
        security: secured,
        parameters: [path('id', 'Receipt id')],
        responses: {
          '200': json('Receipt', 'The receipt'),
          ...problems(...ofOne),
        },
      },
    },
    '/v1/receipts/{id}/raw': {
      get: {
        operationId: 'raw',
        summary: 'The bytes as they were uploaded',
        security: secured,
        parameters: [path('id', 'Receipt id')],
        responses: {
          '200': {
            description: 'The bytes',
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
          '303': {
            description: 'Large bytes are at another address, for a few minutes',
            headers: { Location: { schema: { type: 'string', format: 'uri' } } },
          },
          ...problems(...ofOne),
        },
      },
    },
    '/v1/openapi.json': {
      get: {
        operationId: 'description',
        summary: 'This document',
        responses: {
          '200': {
            description: 'OpenAPI 3.1',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        },
      },
    },
    '/status': {
      get: {
        operationId: 'status',
        summary: 'Whether work is waiting',
        responses: { '200': json('Status', 'The numbers of now'), ...problems('internal') },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'The agency key' } },
    schemas,
  },
} as const;
