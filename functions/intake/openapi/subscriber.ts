import { json, type Parameter, problems, unchanged } from './parts.ts';

/** Who reads private feeds has a key of its own, which opens nothing else of the API. */
export const subscriberScheme = {
  type: 'http',
  scheme: 'bearer',
  description: 'The key of a subscriber, `dls_…`',
} as const;

const ofSubscribers = ['invalid-key', 'subscriber-suspended', 'too-many-requests', 'internal'] as const;

const operation = (
  operationId: string,
  summary: string,
  more: { requestBody?: object; responses: object },
) => ({
  operationId,
  summary,
  security: [{ subscriberKey: [] }],
  parameters: [] as Parameter[],
  ...more,
});

export const subscriberPaths = {
  '/v1/subscriber': {
    get: operation('ownState', 'What a subscriber may read, and how far its copies of feeds go', {
      responses: { '200': json('OwnState', 'The subscriber'), ...unchanged, ...problems(...ofSubscribers) },
    }),
  },
  '/v1/subscriber/acks': {
    put: operation('acknowledge', 'Say how far a copy of a feed goes; learn whether it is right', {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Acknowledgement' } } },
      },
      responses: {
        '200': json('Acknowledged', 'Noted; `agrees` says whether the copy is right'),
        ...problems('invalid-request', 'not-found', 'too-large', ...ofSubscribers),
      },
    }),
  },
} as const;
