import { canonicalDigest } from '../digest.ts';
import type { Change, Story, StoryContent } from '../schema.ts';
import {
  type Act,
  type CurrentStory,
  contentOf,
  type Decision,
  isHeldByOperator,
  publish,
  refuse,
  takenBy,
  textOf,
  withheldForOf,
} from './decision.ts';
import { lateEmbargo } from './embargo-after-publication.ts';

/** What is released: a quarantined upload, or the story itself where an operator or Dateline withholds it. */
export interface Release {
  /** Canonical JSON of the current version. */
  story?: Story;
  /** Whether a quarantined upload is meant, and what it holds where it was found. */
  quarantined: boolean;
  waiting?: Story;
  /** Whether the agency of the story releases it, and no operator. */
  byAgency?: boolean;
  /** When it is to be published, instead of at once. UTC, ISO 8601. */
  at?: string;
}

/** What a story becomes that is released; an embargo that it states is still kept. `now` is UTC, ISO 8601. */
export function decideRelease(
  act: Act,
  current: CurrentStory | undefined,
  release: Release,
  now: string,
): Decision {
  const { story, quarantined, waiting, byAgency = false } = release;
  if (current && takenBy(act, current) === 'accepted')
    return { kind: 'repeat', status: 'accepted', warnings: [], ...(story && { story }) };
  if (byAgency && story && isHeldByOperator(story))
    return refuse('incomplete', { pointer: '', detail: 'An operator holds the story back' });
  const found = quarantined ? waiting : heldStory(act, story, byAgency);
  if (!found) {
    const detail = quarantined
      ? 'No story of this upload is quarantined'
      : 'Nothing of this story waits: no operator holds it back, and no unreadable embargo';
    return refuse('incomplete', { pointer: '', detail });
  }
  const due = release.at === undefined ? found : releasedAt(found, release.at);
  if (due === undefined) {
    const detail = `The story has an embargo of its own until ${found.embargoed}`;
    return refuse('incomplete', { pointer: '/at', detail });
  }
  const late = lateEmbargo(due, current, now);
  if (late) return refuse('late-embargo', late);
  const { provenance } = due;
  return publish({
    ...due,
    version: Math.max(due.version, (current?.version ?? 0) + 1),
    provenance: { ...provenance, changes: [...provenance.changes, ...act.changes] },
  });
}

/** A story that is published at an instant; undefined where its own embargo ends later. */
function releasedAt(story: Story, at: string): Story | undefined {
  if (story.embargoed !== undefined && Date.parse(story.embargoed) > Date.parse(at)) return undefined;
  const content: StoryContent = { ...contentOf(story), embargoed: at };
  return { ...story, ...content, digest: canonicalDigest(content) };
}

/** The withheld story as a usable one. What its agency itself withholds is the agency's to release. */
function heldStory(act: Act, story: Story | undefined, byAgency: boolean): Story | undefined {
  const withheldFor = story && withheldForOf(story);
  if (!story || withheldFor === undefined || (withheldFor === 'withheld' && !byAgency)) return undefined;
  const content: StoryContent = {
    ...withoutNotice(contentOf(story), story.provenance.changes),
    pubStatus: 'usable',
    versionCreated: act.receivedAt,
  };
  const { withheldFor: _reason, ...before } = story.provenance;
  const provenance = { ...before, receipt: act.receipt, format: 'release', textOf: textOf(story) };
  const { edNote: _note, ...rest } = story;
  return { ...rest, ...content, digest: canonicalDigest(content), provenance };
}

/**
 * Without the embargo notice in the note to editors: a person has dealt with it. It would hold the next correction that
 * repeats the note, and readers would get a notice of what is over.
 */
function withoutNotice(content: StoryContent, changes: readonly Change[]): StoryContent {
  const { edNote, ...rest } = content;
  if (edNote === undefined) return content;
  const notices = new Set(changes.filter(({ step }) => step === 'embargo').map(({ before }) => before));
  const left = edNote.split('\n').filter((line) => !notices.has(line.trim()));
  return left.some((line) => line.trim() !== '') ? { ...rest, edNote: left.join('\n') } : rest;
}
