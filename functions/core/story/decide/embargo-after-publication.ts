import type { Problem } from '../draft.ts';
import { isHeldBack } from '../embargo-hold.ts';
import type { Story } from '../schema.ts';
import type { CurrentStory } from './decision.ts';

/**
 * The problem with an embargo that comes when readers have the story already: the new text may not be shown yet, and
 * feeds hold one version of a story. So the version is refused, and the one before stays.
 */
export function lateEmbargo(
  story: Pick<Story, 'embargoed' | 'pubStatus'>,
  current: Pick<CurrentStory, 'published' | 'pubStatus' | 'version'> | undefined,
  now: string,
): Problem | undefined {
  if (current?.published === undefined || story.pubStatus !== 'usable' || !isHeldBack(story, now))
    return undefined;
  const stays = current.pubStatus === 'usable' ? 'stays published' : 'stays as it is';
  return {
    pointer: '/embargoed',
    detail:
      `The story was published at ${current.published}; version ${current.version} ${stays} and this one was not taken. ` +
      `Send it after ${story.embargoed}, or without an embargo`,
  };
}
