import type { Context } from 'hono';
import { guidOf, guidProblem } from '../../core/story/guid.ts';
import { problem } from '../../platform/problem.ts';

/**
 * The story that a request is about: Dateline's id or the agency's guid, from the path, or the guid from `?guid=`,
 * which takes every character. API Gateway decodes paths and cuts them at a `?`, so the path cannot.
 */
export function storyNameOf(c: Context): string | Response {
  const asked = c.req.queries('guid') ?? [];
  const written = c.req.param('id') ?? asked[0];
  if (written === undefined || asked.length > 1) {
    const errors = [{ pointer: '/guid', detail: 'Name one story: ?guid=…, percent-encoded' }];
    return problem('invalid-request', 'The request names no story, or several', { errors });
  }
  const guid = guidOf(written);
  const fault = guidProblem(guid, '/guid');
  return fault ? problem('invalid-request', fault.detail, { errors: [fault] }) : guid;
}
