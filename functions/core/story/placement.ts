import type { Story } from './schema.ts';
import { type StoryState, stateOf } from './visibility.ts';

/**
 * Whether readers can see a story of an upload:
 * - `pending`: not yet, but without anybody's doing: it is being read, or the feeds are being built.
 * - `quarantined`: an operator has to release it.
 * - `refused`: it was quarantined, and a person at the desk refused it.
 * - `superseded`: another version, or a story that replaced it, is shown instead.
 * - the others: as `StoryState`; `published` only when its feeds are written.
 */
export type Visibility = 'pending' | 'quarantined' | 'refused' | 'superseded' | StoryState;

export const visibilities = [
  'pending',
  'published',
  'embargoed',
  'withheld',
  'quarantined',
  'refused',
  'superseded',
  'killed',
  'expired',
] as const satisfies readonly Visibility[];

/** Whether readers can see a version, and why not. */
export interface Placement {
  visibility: Visibility;
  /** One sentence for people. */
  visibilityReason: string;
  /** When readers saw the story first, or will. UTC, ISO 8601. */
  visibleFrom?: string;
}

/** Why a version is withheld: by the operator, by the agency itself, or by the code of the warning that withheld it. */
export type WithheldFor = 'held' | 'withheld' | 'embargo-unreadable';

/** The row of a story, as far as it says what is shown. */
export type PlacedRow = Pick<Story, 'pubStatus' | 'version' | 'published' | 'embargoed' | 'expires'> & {
  /** When a story of the past was stored. */
  backfilledAt?: string;
  correctionNote?: string;
  withheldFor?: WithheldFor;
};

/** What decides about the place of one version of a story. */
export interface PlacementFacts {
  /** The story as it is now; absent: no version of it was ever taken. */
  row?: PlacedRow;
  /** The version in question, where it became one. */
  version?: number;
  /** Whether the current version is this one, or has its text under another number. */
  isSame: boolean;
  /** Why it waits in the quarantine. */
  quarantined?: string;
  /** Why it was refused after it had waited there. */
  refused?: string;
  /** Whether all feeds of the current version were built since. */
  isBuilt: boolean;
  /** The story that replaced this one in the feeds. */
  replacedBy?: string;
}

/** What readers can see of one version of a story. `now` is UTC, ISO 8601, with milliseconds. */
export function placementOf(facts: PlacementFacts, now: string): Placement {
  const { row, version, isSame, quarantined, refused } = facts;
  if (refused !== undefined)
    return { visibility: 'refused', visibilityReason: `It was refused at the desk: ${refused}` };
  if (quarantined !== undefined)
    return { visibility: 'quarantined', visibilityReason: `An operator has to release it: ${quarantined}` };
  if (!row) return unread;
  const state = stateOf(row, now);
  if (state !== 'published' && state !== 'embargoed') return hidden(state, row);
  if (!isSame && (version === undefined || version < row.version))
    return { visibility: 'superseded', visibilityReason: `Version ${row.version} of the story is current` };
  return state === 'embargoed' ? embargoed(row) : shown(facts, row);
}

/** Of an upload that is still to be read. */
export const unread: Placement = {
  visibility: 'pending',
  visibilityReason: 'The upload is still to be read',
};

/** Of an upload that was given up after many tries. */
export const stuck: Placement = {
  visibility: 'pending',
  visibilityReason: 'The upload could not be read in many tries; the operator has been alerted',
};

function hidden(state: Exclude<StoryState, 'published' | 'embargoed'>, row: PlacedRow): Placement {
  const seen = row.published === undefined ? {} : { visibleFrom: row.published };
  if (state === 'killed') {
    const why = row.correctionNote === undefined ? '' : `: ${row.correctionNote}`;
    return { visibility: state, visibilityReason: `The story was killed${why}` };
  }
  if (state === 'expired')
    return { visibility: state, visibilityReason: `Its usage terms ended at ${row.expires}`, ...seen };
  return { visibility: state, visibilityReason: withheldReasons[row.withheldFor ?? 'withheld'] };
}

const withheldReasons: Record<WithheldFor, string> = {
  held: 'The operator holds the story back',
  withheld: 'Its status is withheld',
  'embargo-unreadable':
    'Its embargo could not be read; it waits until it is released, or sent again with a readable embargo or none',
};

const embargoed = ({ embargoed: until }: PlacedRow): Placement => ({
  visibility: 'embargoed',
  visibilityReason: `It is published at ${until}, when its embargo ends`,
  ...(until !== undefined && { visibleFrom: until }),
});

const inArchives =
  'Its page is written; the archives of its feeds have it within minutes, and their heads do not show it';

function shown({ isBuilt, replacedBy }: PlacementFacts, row: PlacedRow): Placement {
  const visibleFrom = row.published ?? row.embargoed;
  const from = visibleFrom === undefined ? {} : { visibleFrom };
  if (replacedBy !== undefined) {
    const visibilityReason = `The feeds show the story ${replacedBy} in its place`;
    return { visibility: 'superseded', visibilityReason, ...from };
  }
  if (isBuilt && row.backfilledAt !== undefined)
    return { visibility: 'published', visibilityReason: inArchives, ...from };
  return isBuilt
    ? { visibility: 'published', visibilityReason: 'Its feeds are written', ...from }
    : { visibility: 'pending', visibilityReason: 'Its feeds are being written', ...from };
}
