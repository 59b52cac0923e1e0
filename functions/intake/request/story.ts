import type { Context } from 'hono';
import { guidOf, guidProblem } from '../../core/story/agency-guid.ts';
import { isStoryId, storyId } from '../../core/story/story-id.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import { refuse } from '../../platform/problem.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { type CallerEnv, maySee, namedAgency } from './caller.ts';

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

/**
 * A story that the caller may see, by Dateline's id or the agency's guid. A guid means a story of the caller, or of the
 * agency that an operator names with `?agency=`.
 */
export async function findStory(
  ports: Pick<PipelinePorts, 'stories' | 'agencies'>,
  c: Context<CallerEnv>,
  name: string,
): Promise<StoryRow | undefined> {
  const { caller } = c.var;
  const byId = isStoryId(name) ? await ports.stories.get(name) : undefined;
  const agency = caller.kind === 'agency' ? caller.agency : await namedAgency(ports, c);
  const row = byId ?? (agency && (await ports.stories.get(storyId(agency.id, name))));
  // Another agency's story is as good as none: ids must not reveal who has what.
  return row && maySee(caller, row.agency) && (!agency || agency.id === row.agency) ? row : undefined;
}
