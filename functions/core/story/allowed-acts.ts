import type { PlacedRow } from './placement.ts';

/** What can be done with a story; `releaseAt` is a release that publishes it later. */
export const storyActs = ['release', 'releaseAt', 'correct', 'refuse', 'hold', 'kill'] as const;
export type StoryAct = (typeof storyActs)[number];

/** Who wants to act: the agency of the story, an operator, or an operator who may only look. */
export type Actor = 'agency' | 'operator' | 'viewer';

/** A story as far as it decides what can be done with it. */
export interface ActedStory {
  /** Its current version; absent where only a quarantined upload is there. */
  row?: PlacedRow | undefined;
  /** Code of the warning for which the upload in question is quarantined; absent where none is. */
  quarantinedFor?: string | undefined;
}

/**
 * What somebody may do with a story now. An agency releases what was quarantined of its own; what an operator holds
 * back only operators release.
 */
export function allowedActs(actor: Actor, story: ActedStory): StoryAct[] {
  if (actor === 'viewer') return [];
  const { row, quarantinedFor } = story;
  const isLive = row !== undefined && row.pubStatus !== 'canceled';
  const waits = quarantinedFor !== undefined;
  const releases = mayRelease(actor, story);
  const allowed: Record<StoryAct, boolean> = {
    release: releases,
    // Readers have a published story already: a new text of it cannot come later.
    releaseAt: releases && row?.published === undefined,
    correct: row !== undefined || waits,
    refuse: waits,
    hold: actor === 'operator' && isLive && row.withheldFor !== 'held',
    kill: isLive,
  };
  return storyActs.filter((act) => allowed[act]);
}

function mayRelease(actor: Exclude<Actor, 'viewer'>, { row, quarantinedFor }: ActedStory): boolean {
  const isHeld = row?.pubStatus === 'withheld' && row.withheldFor === 'held';
  if (actor === 'agency' && (isHeld || quarantinedFor === 'held')) return false;
  if (quarantinedFor !== undefined) return true;
  if (row?.pubStatus !== 'withheld') return false;
  // What its agency itself withholds is the agency's to release.
  const isOwn = row.withheldFor === undefined || row.withheldFor === 'withheld';
  return actor === 'agency' || !isOwn;
}
