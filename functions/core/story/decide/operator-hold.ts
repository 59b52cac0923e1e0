import { NotFoundError } from '../../errors.ts';
import { canonicalDigest } from '../digest.ts';
import type { Story, StoryContent } from '../schema.ts';
import {
  type Act,
  type CurrentStory,
  contentOf,
  type Decision,
  heldFormat,
  isHeldByOperator,
  publish,
  refuse,
  takenBy,
  textOf,
} from './decision.ts';

/**
 * What a story becomes that an operator holds back: a new version that is withheld, which takes the story out of every
 * feed. `story` is the canonical JSON of the current version.
 * @throws Error when the canonical JSON of the current version is missing.
 */
export function decideHold(act: Act, current: CurrentStory | undefined, story: Story | undefined): Decision {
  if (!current) return refuse('incomplete', { pointer: '', detail: 'There is no such story' });
  const status = takenBy(act, current);
  if (status === 'accepted' || (story && isHeldByOperator(story)))
    return { kind: 'repeat', status, warnings: [] };
  if (current.pubStatus === 'canceled')
    return refuse('incomplete', { pointer: '', detail: 'The story was killed' });
  if (!story) throw new NotFoundError('canonical story', current.object);
  const content: StoryContent = {
    ...contentOf(story),
    pubStatus: 'withheld',
    versionCreated: act.receivedAt,
  };
  return publish({
    ...story,
    ...content,
    version: current.version + 1,
    digest: canonicalDigest(content),
    provenance: {
      receipt: act.receipt,
      format: heldFormat,
      changes: [...story.provenance.changes, ...act.changes],
      textOf: textOf(story),
    },
  });
}
