import type { FollowerPorts } from '../../ports.ts';
import type { StoryChanged } from '../story-changed.ts';

/**
 * An output that follows the changes of stories. Called after the rows of the changes are stored. It only asks for
 * work: what has to go out is read from the table, since a call may be lost or repeated.
 * `cause` is the same for every repetition of the same changes.
 */
export type Follower = (
  ports: FollowerPorts,
  changes: readonly StoryChanged[],
  cause: string,
) => Promise<void>;
