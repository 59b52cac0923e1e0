import { type TSchema, Type } from 'typebox';
import { limits } from '../contract.ts';
import { DatelineArticle } from '../core/intake/json/schema.ts';
import { Change, Story, Warning } from '../core/story/schema.ts';
import { type ProblemType, problemTypes } from '../platform/problem.ts';

/** The description of the HTTP API, OpenAPI 3.1, made of the schemas that the code itself uses. */

const StoryProblem = Type.Object({
  pointer: Type.String({ description: 'JSON pointer (RFC 6901), XPath or byte=N' }),
  detail: Type.String(),
});
const status = ['accepted', 'duplicate', 'quarantined', 'refused', 'processing'].map((one) =>
  Type.Literal(one),
);
const Result = Type.Object({
  status: Type.Union(status),
  pointer: Type.Optional(Type.String({ description: 'Where in the upload the story stands' })),
  storyId: Type.Optional(Type.String({ format: 'uuid' })),
  version: Type.Optional(Type.Integer({ minimum: 0 })),
  story: Type.Optional(Type.Partial(Story)),
  changes: Type.Array(Change),
  warnings: Type.Array(Warning),
  errors: Type.Optional(Type.Array(StoryProblem)),
});
const Receipt = Type.Object({
  receipt: Type.String({ format: 'uuid' }),
  state: Type.Union([Type.Literal('pending'), Type.Literal('done'), Type.Literal('stuck')]),
  operation: Type.Union([Type.Literal('submit'), Type.Literal('correct'), Type.Literal('kill')]),
  receivedAt: Type.String({ format: 'date-time' }),
  finishedAt: Type.Optional(Type.String({ format: 'date-time' })),
  format: Type.Optional(Type.String()),
  results: Type.Array(Result),
});
const DryRun = Type.Object({ format: Type.String(), results: Type.Array(Result) });
const Problem = Type.Object({
  type: Type.Union(Object.keys(problemTypes).map((name) => Type.Literal(`urn:dateline:problem:${name}`))),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  errors: Type.Optional(Type.Array(StoryProblem)),
  receipt: Type.Optional(Type.String()),
});
const Depth = Type.Object({ waiting: Type.Integer(), inFlight: Type.Integer(), delayed: Type.Integer() });
const Status = Type.Object({
  status: Type.Literal('ok'),
  time: Type.String({ format: 'date-time' }),
  queues: Type.Object({ receipts: Depth, feeds: Depth }),
  pendingReceipts: Type.Object({
    count: Type.Integer(),
    more: Type.Boolean(),
    oldest: Type.Optional(Type.String({ format: 'date-time' })),
  }),
  feeds: Type.Integer(),
});

const schemas = { DatelineArticle, Story, Receipt, DryRun, Problem, Status } satisfies Record<
  string,
  TSchema
>;
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
const uploadHeaders = [
  header(
    'Idempotency-Key',
    `Printable ASCII, at most ${limits.idempotencyKeyLength} characters; a repeat gives the first receipt`,
  ),
  header('Content-Location', 'Base address of relative links'),
  header('Content-Disposition', 'File name, a hint for detection'),
];
const upload = {
  required: true,
  description: `At most ${limits.httpUpload} bytes. The bytes decide what it is; a wrong Content-Type is tolerated and noted.`,
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
const storyPath = path('id', "Dateline's story id, or the agency's guid, percent-encoded");
const everywhere: ProblemType[] = ['invalid-key', 'too-many-requests', 'internal'];
const secured = [{ key: [] }];

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
          {
            name: 'dryRun',
            in: 'query',
            required: false,
            description: 'true: normalise and answer, store nothing',
            schema: { type: 'boolean' },
          },
        ],
        requestBody: upload,
        responses: {
          '200': json('DryRun', 'What would become of it (dryRun)'),
          '202': json('Receipt', 'Stored; it will be in the feeds'),
          ...problems(
            'invalid-request',
            'too-large',
            'unsupported-media-type',
            'invalid-story',
            'idempotency-key-reused',
            ...everywhere,
          ),
        },
      },
    },
    '/v1/articles/{id}': {
      get: {
        operationId: 'show',
        summary: 'The story as it stands, or one of its versions',
        security: secured,
        parameters: [
          storyPath,
          { name: 'version', in: 'query', required: false, schema: { type: 'integer', minimum: 0 } },
        ],
        responses: {
          '200': json('Story', 'The story'),
          ...problems('invalid-request', 'not-found', 'gone', 'invalid-key', 'internal'),
        },
      },
      put: {
        operationId: 'correct',
        summary: 'Correct a story: a new version under the same id',
        security: secured,
        parameters: [storyPath, ...uploadHeaders],
        requestBody: upload,
        responses: {
          '202': json('Receipt', 'Stored; the feeds will show it in place of the version before'),
          ...problems(
            'invalid-request',
            'not-found',
            'too-large',
            'unsupported-media-type',
            'invalid-story',
            'idempotency-key-reused',
            ...everywhere,
          ),
        },
      },
      delete: {
        operationId: 'kill',
        summary: 'Kill a story: it leaves every feed',
        security: secured,
        parameters: [storyPath],
        requestBody: {
          required: true,
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
          ...problems('invalid-request', 'not-found', ...everywhere),
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
          ...problems('not-found', 'invalid-key', 'internal'),
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
          ...problems('not-found', 'invalid-key', 'internal'),
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
