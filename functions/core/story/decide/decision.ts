import type { Problem } from '../draft.ts';
import type { WithheldFor } from '../placement.ts';
import type { Change, Story, StoryContent, Warning } from '../schema.ts';
import type { CurrentVersion } from '../versioning.ts';

/** The current version of a story, as far as decisions need it. */
export interface CurrentStory extends CurrentVersion {
  guid: string;
  headline: string;
  /** Receipt that brought this version. */
  receipt: string;
  /** Object key of its canonical JSON. */
  object: string;
  /** When the story was first published. */
  published?: string;
}

/** Why a story was refused: a fixed, short list, since each is a metric. */
export type Refusal =
  | 'unreadable'
  | 'not-one-story'
  | 'incomplete'
  | 'too-large'
  | 'version-conflict'
  | 'other-guid'
  | 'late-embargo';

/** `duplicate` where another receipt brought the same before, `accepted` for the receipt that did. */
export type Taken = 'accepted' | 'duplicate';

/**
 * What has to be done with a story:
 * - `publish`: the version becomes the current one.
 * - `repeat`: the current version says the same; its rows are written again, since an earlier run may have stopped
 *   half-way. `story` is that version where it is at hand.
 * - `history`: an older version, which the history lacks.
 * - `known`: nothing to store.
 * - `quarantine`: an operator has to check it.
 * - `refuse`: nothing is stored; `version` where it is the version number that is refused.
 */
export type Decision =
  | { kind: 'publish'; story: Story; warnings: Warning[] }
  | { kind: 'repeat'; status: Taken; story?: Story; warnings: Warning[] }
  | { kind: 'history'; story: Story; warnings: Warning[] }
  | { kind: 'known'; status: Taken; version: number; object: string; warnings: Warning[] }
  | { kind: 'quarantine'; story: Story; reason: Warning }
  | { kind: 'refuse'; problems: Problem[]; reason: Refusal; version?: number };

export const refuse = (reason: Refusal, ...problems: Problem[]): Decision => ({
  kind: 'refuse',
  problems,
  reason,
});

export const publish = (story: Story, warnings: Warning[] = []): Decision => ({
  kind: 'publish',
  story,
  warnings,
});

/** Who acts on a story, and why. */
export interface Act {
  /** Id of the receipt. */
  receipt: string;
  /** When the receipt came. UTC, ISO 8601. */
  receivedAt: string;
  /** What the provenance says of an operator; empty for an agency. */
  changes: Change[];
}

export const takenBy = (act: Pick<Act, 'receipt'>, { receipt }: { receipt: string }): Taken =>
  act.receipt === receipt ? 'accepted' : 'duplicate';

/** The format in the provenance of a version that an operator made by holding a story back. */
export const heldFormat = 'hold';

/** Whether an operator holds the story back with this version; the agency's own `withheld` is something else. */
export const isHeldByOperator = (story: Story): boolean =>
  story.pubStatus === 'withheld' && story.provenance.format === heldFormat;

/** Why a version is withheld; undefined for one that is not. */
export const withheldForOf = ({ pubStatus, provenance }: Story): WithheldFor | undefined => {
  if (pubStatus !== 'withheld') return undefined;
  return provenance.format === heldFormat ? 'held' : (provenance.withheldFor ?? 'withheld');
};

/** The version whose text a version has. */
export const textOf = ({ version, provenance }: Story): number => provenance.textOf ?? version;

/** A story without what makes it one version of one story, as its digest is taken. */
export function contentOf(story: Story): StoryContent {
  const { id, guid, version, agency, published, clusterId, digest, provenance, ...content } = story;
  return content;
}
