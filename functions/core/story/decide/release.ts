import { canonicalDigest } from '../digest.ts';
import type { Story, StoryContent } from '../schema.ts';
import {
  type Act,
  type CurrentStory,
  contentOf,
  type Decision,
  isHeldByOperator,
  publish,
  refuse,
  takenBy,
} from './decision.ts';
import { lateEmbargo } from './late-embargo.ts';

/** What an operator releases: a quarantined upload, or the story itself where an operator holds it back. */
export interface Release {
  /** Canonical JSON of the current version. */
  story?: Story;
  /** Whether a quarantined upload is meant, and what it holds where it was found. */
  quarantined: boolean;
  waiting?: Story;
}

/** What a story becomes that an operator releases; an embargo that it states is still kept. `now` is UTC, ISO 8601. */
export function decideRelease(
  act: Act,
  current: CurrentStory | undefined,
  { story, quarantined, waiting }: Release,
  now: string,
): Decision {
  if (current && takenBy(act, current) === 'accepted')
    return { kind: 'repeat', status: 'accepted', warnings: [], ...(story && { story }) };
  const found = quarantined ? waiting : heldStory(act, story);
  if (!found) {
    const detail = quarantined
      ? 'No story of this upload is quarantined'
      : 'No operator holds this story back';
    return refuse('incomplete', { pointer: '', detail });
  }
  const late = lateEmbargo(found, current, now);
  if (late) return refuse('late-embargo', late);
  const { provenance } = found;
  return publish({
    ...found,
    version: Math.max(found.version, (current?.version ?? 0) + 1),
    provenance: { ...provenance, changes: [...provenance.changes, ...act.changes] },
  });
}

function heldStory(act: Act, story: Story | undefined): Story | undefined {
  if (!story || !isHeldByOperator(story)) return undefined;
  const content: StoryContent = {
    ...contentOf(story),
    pubStatus: 'usable',
    versionCreated: act.receivedAt,
  };
  const provenance = { ...story.provenance, receipt: act.receipt, format: 'release' };
  return { ...story, ...content, digest: canonicalDigest(content), provenance };
}
