import { canonicalDigest } from '../digest.ts';
import type { Story, StoryContent } from '../schema.ts';
import {
  type Act,
  type CurrentStory,
  contentOf,
  type Decision,
  publish,
  refuse,
  takenBy,
  textOf,
  withheldForOf,
} from './decision.ts';
import { lateEmbargo } from './embargo-after-publication.ts';

/** What an operator releases: a quarantined upload, or the story itself where an operator or Dateline withholds it. */
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
      : 'Nothing of this story waits: no operator holds it back, and no unreadable embargo';
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

/** The withheld story as a usable one. What its agency itself withholds is the agency's to release. */
function heldStory(act: Act, story: Story | undefined): Story | undefined {
  const withheldFor = story && withheldForOf(story);
  if (!story || withheldFor === undefined || withheldFor === 'withheld') return undefined;
  const content: StoryContent = {
    ...contentOf(story),
    pubStatus: 'usable',
    versionCreated: act.receivedAt,
  };
  const { withheldFor: _reason, ...before } = story.provenance;
  const provenance = { ...before, receipt: act.receipt, format: 'release', textOf: textOf(story) };
  return { ...story, ...content, digest: canonicalDigest(content), provenance };
}
