import type { Story } from '../../core/story/schema.ts';
import type { StoryState } from '../../core/story/visibility.ts';

/** What everything that goes out to readers is derived from; see `followers`. */
export interface StoryChanged {
  storyId: string;
  version: number;
  /** What readers may see of the story now. The same for every repetition of the change. */
  state: StoryState;
  /** Ids of the feeds that have to be built; empty for a story that was never in one. */
  feeds: string[];
  /** The version as it is stored, where this process has it at hand: it saves a follower the read. */
  story?: Story;
  /** Its embargo has just ended: its feeds are built at once. */
  released?: boolean;
}
