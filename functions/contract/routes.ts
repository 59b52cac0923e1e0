/**
 * Routes of the HTTP API in API Gateway's notation, all answered by `intake`. Those of `ANY` take what no other route
 * takes, so that wrong methods and paths are answered by a problem, and `HEAD` like `GET`.
 */
export const routes = [
  'POST /v1/articles',
  'GET /v1/articles',
  'PUT /v1/articles',
  'DELETE /v1/articles',
  'GET /v1/articles/{id+}',
  'GET /v1/articles/{id}/versions',
  'GET /v1/articles/{id}/diff',
  'GET /v1/articles/{id}/reach',
  'POST /v1/articles/{id}/release',
  'POST /v1/articles/{id}/refuse',
  'POST /v1/articles/{id}/hold',
  'POST /v1/articles/{id}/kill',
  'PUT /v1/articles/{id+}',
  'DELETE /v1/articles/{id+}',
  'GET /v1/receipts',
  'GET /v1/receipts/{id}',
  'GET /v1/receipts/{id}/raw',
  'GET /v1/me',
  'GET /v1/waiting',
  'GET /v1/subscriber',
  'PUT /v1/subscriber/acks',
  'GET /v1/numbers',
  'GET /v1/audit',
  'GET /v1/openapi.json',
  'GET /status',
  'POST /hub',
  'ANY /v1/{proxy+}',
  'ANY /status',
  'ANY /hub',
] as const;

/** Paths below the public address that go to the API and not to the feeds bucket. */
export const apiPathPatterns = ['/v1/*', '/status', '/hub'] as const;
