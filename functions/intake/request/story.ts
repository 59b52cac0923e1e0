import type { Context } from 'hono';
import { guidOf, guidProblem } from '../../core/story/agency-guid.ts';
import { isStoryId, storyId } from '../../core/story/story-id.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { refuse } from '../../platform/problem.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import type { StoryRow } from '../../store/entities/stories.ts';

/**
 * The story that a request names: Dateline's id or the agency's guid, from the path, or the guid from `?guid=`,
 * which takes every character. API Gateway decodes paths and cuts them at a `?`, so the path cannot.
 */
export function storyNameOf(c: Context): string {
  const asked = c.req.queries('guid') ?? [];
  const written = c.req.param('id') ?? asked[0];
  if (written === undefined || asked.length > 1) {
    refuse('invalid-request', 'The request names no story, or several', {
      errors: [{ pointer: '/guid', detail: 'Name one story: ?guid=…, percent-encoded' }],
    });
  }
  const guid = guidOf(written);
  const fault = guidProblem(guid, '/guid');
  return fault ? refuse('invalid-request', fault.detail, { errors: [fault] }) : guid;
}

/** A story of this agency by Dateline's id or the agency's guid. */
export async function findStory(
  { stories }: Pick<PipelinePorts, 'stories'>,
  agency: Agency,
  name: string,
): Promise<StoryRow | undefined> {
  const byId = isStoryId(name) ? await stories.get(name) : undefined;
  const row = byId ?? (await stories.get(storyId(agency.id, name)));
  // Another agency's story is as good as none: ids must not reveal who has what.
  return row?.agency === agency.id ? row : undefined;
}
