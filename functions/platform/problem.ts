import { HTTPException } from 'hono/http-exception';
import type { Problem as StoryProblem } from '../core/story/draft.ts';

/**
 * Problem types of the HTTP API (RFC 9457). The URIs are names and never change; `docs/api.md` explains them.
 */
export const problemTypes = {
  'invalid-key': { status: 401, title: 'The key is missing or wrong' },
  'agency-suspended': { status: 403, title: 'The agency may not submit for now' },
  'operator-suspended': { status: 403, title: 'The operator may do nothing for now' },
  'subscriber-suspended': { status: 403, title: 'The subscriber may read nothing for now' },
  'not-allowed': { status: 403, title: 'The key has no right to do this' },
  'not-found': { status: 404, title: 'There is no such resource, or it belongs to somebody else' },
  'method-not-allowed': { status: 405, title: 'The resource does not take this method' },
  gone: { status: 410, title: 'The story was killed' },
  conflict: { status: 409, title: 'The story is not in a state in which this can be done' },
  'too-large': { status: 413, title: 'The upload is too large for HTTP' },
  'unsupported-media-type': { status: 415, title: 'No input format reads this kind of upload' },
  'invalid-request': { status: 400, title: 'The request is not complete' },
  'invalid-story': { status: 422, title: 'The upload was refused' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another upload' },
  'too-many-requests': { status: 429, title: 'The key is over its rate' },
  internal: { status: 500, title: 'Dateline could not do this now; sending it again is safe' },
} as const;
export type ProblemType = keyof typeof problemTypes;

export const problemTypePrefix = 'urn:dateline:problem:';

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: StoryProblem[];
  receipt?: string;
}

interface ProblemDetails {
  errors?: StoryProblem[];
  receipt?: string;
  headers?: Record<string, string>;
}

/** An HTTP answer of media type `application/problem+json`. */
export function problem(type: ProblemType, detail: string, details: ProblemDetails = {}): Response {
  const { headers, ...members } = details;
  const { status, title } = problemTypes[type];
  const body: ProblemBody = { type: `${problemTypePrefix}${type}`, status, title, detail, ...members };
  return Response.json(body, {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}

/**
 * Ends a request with a problem.
 * @throws HTTPException which the app answers with the problem.
 */
export function refuse(type: ProblemType, detail: string, details: ProblemDetails = {}): never {
  throw new HTTPException(problemTypes[type].status, { res: problem(type, detail, details) });
}
