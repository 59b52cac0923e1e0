import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../functions/contract/routes.ts';
import { type Answer, article, asJson, sharedDesk, type TestDesk } from '../local-stack.ts';

interface Description {
  openapi: string;
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >;
  components: { schemas: Record<string, object> };
}

let desk: TestDesk;
let description: Description;
beforeAll(async () => {
  desk = await sharedDesk('openapi');
  description = JSON.parse((await desk.call('GET', '/v1/openapi.json')).text) as Description;
});

/** Says what in a real answer is not as the description has it. */
function mismatch(path: string, method: string, answer: Answer): string | undefined {
  const response = description.paths[path]?.[method]?.responses[String(answer.status)];
  if (!response) return `${method} ${path} does not describe ${answer.status}`;
  const mediaType = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = response.content?.[mediaType]?.schema;
  if (!schema) return `${method} ${path} ${answer.status} does not describe ${mediaType}`;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (target: Ajv2020) => void)(ajv);
  const validate = ajv.compile({ ...schema, components: description.components });
  return validate(answer.json) ? undefined : ajv.errorsText(validate.errors);
}

describe('the OpenAPI document', () => {
  test('describes exactly the routes there are', () => {
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    // The hub is described by WebSub, and takes forms of its subscribers.
    const named = routes.filter((route) => !route.startsWith('ANY ') && route !== 'POST /hub');
    expect(described.sort()).toEqual(named.map((route) => route.replace('{id+}', '{id}')).sort());
    expect(description.openapi).toBe('3.1.0');
  });

  test('fits the real answers', async () => {
    const accepted = await desk.submit(article({ guid: 'openapi' }), asJson);
    const id = accepted.json.results?.[0]?.storyId;
    const story = '/v1/articles/{id}';
    const answers: [string, string, Answer][] = [
      ['/v1/articles', 'post', accepted],
      ['/v1/articles', 'post', await desk.submit(article({ guid: 'openapi' }), asJson)],
      ['/v1/articles', 'post', await desk.submit(article(), asJson, '/v1/articles?dryRun=true')],
      ['/v1/articles', 'post', await desk.submit('{', asJson)],
      [
        '/v1/articles',
        'post',
        await desk.submit(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), {
          'content-type': 'image/png',
        }),
      ],
      ['/v1/articles', 'post', await desk.submit('x', { authorization: 'Bearer none' })],
      ['/v1/articles', 'post', await desk.submit(new Uint8Array(5_000_000))],
      ['/v1/articles', 'post', await desk.submit('x', { 'idempotency-key': 'ä' })],
      [story, 'get', await desk.call('GET', `/v1/articles/${id}`)],
      [story, 'get', await desk.call('GET', '/v1/articles/none')],
      [story, 'get', await desk.call('GET', `/v1/articles/${id}?version=x`)],
      [
        story,
        'put',
        await desk.call('PUT', `/v1/articles/${id}`, article({ headline: 'Another headline' }), asJson),
      ],
      [story, 'put', await desk.call('PUT', '/v1/articles/none', article(), asJson)],
      ['/v1/articles', 'get', await desk.call('GET', '/v1/articles?guid=openapi')],
      ['/v1/articles', 'get', await desk.call('GET', '/v1/articles')],
      ['/v1/articles', 'put', await desk.call('PUT', '/v1/articles?guid=none', article(), asJson)],
      ['/v1/articles', 'put', await desk.call('PUT', '/v1/articles?guid=openapi', article(), asJson)],
      ['/v1/articles', 'delete', await desk.call('DELETE', '/v1/articles?guid=openapi', '{}', asJson)],
      ['/v1/articles', 'delete', await desk.call('DELETE', '/v1/articles?guid=none&reason=no')],
      [story, 'delete', await desk.call('DELETE', `/v1/articles/${id}`, 'x'.repeat(5_000_000), asJson)],
      [story, 'delete', await desk.call('DELETE', `/v1/articles/${id}`, 'x', { 'content-encoding': 'br' })],
      [`${story}/versions`, 'get', await desk.call('GET', `/v1/articles/${id}/versions`)],
      [`${story}/versions`, 'get', await desk.call('GET', `/v1/articles/${id}/versions?limit=x`)],
      [`${story}/versions`, 'get', await desk.call('GET', '/v1/articles/none/versions')],
      [`${story}/diff`, 'get', await desk.call('GET', `/v1/articles/${id}/diff`)],
      [`${story}/diff`, 'get', await desk.call('GET', `/v1/articles/${id}/diff?from=x`)],
      [story, 'delete', await desk.call('DELETE', `/v1/articles/${id}`, '{}', asJson)],
      [story, 'delete', await desk.call('DELETE', `/v1/articles/${id}`, '{"reason":"Legal"}', asJson)],
      [story, 'get', await desk.call('GET', `/v1/articles/${id}`)],
      [story, 'get', await desk.call('GET', `/v1/articles/${id}?version=1`)],
      [`${story}/versions`, 'get', await desk.call('GET', `/v1/articles/${id}/versions`)],
      [`${story}/diff`, 'get', await desk.call('GET', `/v1/articles/${id}/diff`)],
      ['/v1/receipts/{id}', 'get', await desk.call('GET', `/v1/receipts/${accepted.json.receipt}`)],
      ['/v1/receipts/{id}', 'get', await desk.call('GET', '/v1/receipts/none')],
      ['/status', 'get', await desk.call('GET', '/status')],
    ];
    const wrong = answers.map(([path, method, answer]) => [
      path,
      method,
      answer.status,
      mismatch(path, method, answer),
    ]);
    expect(wrong.filter(([, , , found]) => found !== undefined)).toEqual([]);
    const statuses = new Set(answers.map(([, , answer]) => answer.status));
    for (const status of [200, 202, 400, 401, 404, 410, 413, 415, 422]) expect(statuses).toContain(status);
  });
});
