import { isStoryId, storyId } from '../../core/story/identity.ts';
import type { PipelinePorts } from '../../pipeline/ports.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import type { StoryRow } from '../../store/entities/stories.ts';

/** A story of this agency by Dateline's id or the agency's guid. */
export async function findStory(
  { stories }: Pick<PipelinePorts, 'stories'>,
  agency: Agency,
  id: string,
): Promise<StoryRow | undefined> {
  const byId = isStoryId(id) ? await stories.get(id) : undefined;
  const row = byId ?? (await stories.get(storyId(agency.id, id)));
  // Another agency's story is as good as none: ids must not tell who has what.
  return row?.agency === agency.id ? row : undefined;
}
