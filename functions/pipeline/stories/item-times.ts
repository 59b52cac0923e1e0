import { latestOf } from '../../core/story/shown-time.ts';
import type { Membership } from '../../store/entities/memberships.ts';
import type { StoryRow } from '../../store/entities/stories.ts';

type Times = Pick<StoryRow, 'versionCreated' | 'storedAt'>;

/**
 * The times of a version in its feeds, made of rows alone, so that whoever writes them writes the same.
 *
 * @param updated what its item is shown with
 * @param ended when its terms ended, if that is what took it out
 */
export const itemTimes = (
  { versionCreated, storedAt }: Times,
  updated: string,
  ended?: string,
): Pick<Membership, 'at' | 'updated'> => {
  const at = latestOf(storedAt, ended);
  const isPlain = updated === versionCreated && Date.parse(updated) <= Date.parse(at);
  return { at, ...(!isPlain && { updated }) };
};

/** The time of a tombstone: later than all that was ever shown of the story, or readers would have to ignore it. */
export const goneAt = ({ at, updated }: Pick<Membership, 'at' | 'updated'>): string => latestOf(at, updated);
