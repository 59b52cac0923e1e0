import { describe, expect, test } from 'vitest';
import { withEncodedPath } from '../../functions/intake/request/event.ts';
import { methodsAt, routeOf } from '../../functions/platform/routes.ts';

describe('a route', () => {
  test.each([
    ['GET', '/v1/articles/a', 'GET /v1/articles/{id+}'],
    ['GET', '/v1/articles/two\nlines/and more', 'GET /v1/articles/{id+}'],
    ['DELETE', '/v1/articles', 'DELETE /v1/articles'],
    ['HEAD', '/v1/articles/a', 'ANY /v1/{proxy+}'],
    ['GET', '/v1/openapiXjson', 'ANY /v1/{proxy+}'],
    ['GET', '/other', undefined],
  ])('of %s %j is %s', (method, path, route) => {
    expect(routeOf(method, path)).toBe(route);
  });

  test('names the methods of its path', () => {
    expect(methodsAt('/v1/receipts/a')).toEqual(['GET', 'HEAD']);
    expect(methodsAt('/v1/nothing')).toEqual([]);
  });
});

test.each([
  ['/v1/articles/plain:1@x', '/v1/articles/plain:1@x'],
  ['/v1/articles/50% off?#', '/v1/articles/50%25%20off%3F%23'],
  ['/v1/articles/%2F', '/v1/articles/%252F'],
  ['/v1/articles/a/../b/.', '/v1/articles/a%2F../b%2F.'],
  ['/v1/articles/f\u00e4hre\\\n\ud83d', '/v1/articles/f%C3%A4hre%5C%0A%EF%BF%BD'],
])('the path %j is written %s', (decoded, written) => {
  expect(withEncodedPath({ rawPath: decoded, version: '2.0' })).toEqual({ rawPath: written, version: '2.0' });
  expect(new URL(`https://x.example${written}`).pathname).toBe(written);
});
