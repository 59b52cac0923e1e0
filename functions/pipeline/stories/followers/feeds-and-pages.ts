import type { Story } from '../../../core/story/schema.ts';
import { requestBuilds } from '../../build-requests/request-builds.ts';
import type { StoryChanged } from '../story-changed.ts';
import type { Follower } from './follower.ts';

/** What must go at once, and what was promised for this moment. */
const isUrgent = ({ state, released }: StoryChanged): boolean =>
  state === 'killed' || state === 'withheld' || released === true;

/** Requests the builds of the feeds that a story came to or left, and of its page. */
export const feedsAndPages: Follower = async (ports, changes, cause) => {
  const shown = changes.filter(({ feeds }) => feeds.length > 0);
  if (shown.length === 0) return;
  const written = shown.flatMap(({ storyId, story }): [string, Story][] => (story ? [[storyId, story]] : []));
  const work = {
    feeds: new Set(shown.flatMap(({ feeds }) => feeds)),
    stories: new Set(shown.map(({ storyId }) => storyId)),
    written: new Map(written),
    urgent: shown.some(isUrgent),
  };
  await requestBuilds(ports, work, cause);
};
