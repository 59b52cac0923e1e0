import type { Problem } from '../../core/story/draft.ts';
import type { Story } from '../../core/story/schema.ts';
import type { StoryRow } from '../../store/entities/stories.ts';

/** Whether an embargo still keeps a version back. `now` is UTC, ISO 8601. */
export const isHeldBack = ({ embargoed }: Pick<Story, 'embargoed'>, now: string): boolean =>
  embargoed !== undefined && Date.parse(embargoed) > Date.parse(now);

/**
 * An embargo that comes when readers have the story: the new text may not be shown yet, and the story stands in one
 * version only. So the version is not taken, and the agency is told that the one before is what readers have.
 */
export function lateEmbargo(
  story: Pick<Story, 'embargoed' | 'pubStatus'>,
  standing: StoryRow | undefined,
  now: string,
): Problem | undefined {
  if (standing?.published === undefined || story.pubStatus !== 'usable' || !isHeldBack(story, now))
    return undefined;
  const stands = standing.pubStatus === 'usable' ? 'stays published' : 'stays as it is';
  return {
    pointer: '/embargoed',
    detail:
      `The story was published at ${standing.published}; version ${standing.version} ${stands} and this one was not taken. ` +
      `Send it after ${story.embargoed}, or without an embargo`,
  };
}
