import type { Draft, Problem } from '../story/draft.ts';
import type { Change, StoryContent, Warning } from '../story/schema.ts';
import type { Policy } from './policy.ts';

export interface NormaliseContext {
  /** UTC ISO 8601; the core has no clock of its own. */
  now: string;
  /** Display name of the agency that sent the story; the default credit. */
  agencyName: string;
  policy: Policy;
}

/** The result. With `problems` the story is refused; with `quarantine` it is kept but not published. */
export interface Normalised {
  content?: StoryContent;
  changes: Change[];
  warnings: Warning[];
  quarantine?: Warning;
  problems: Problem[];
}

/** Draft to story content, see `normalise/index.ts`. */
export type Normalise = (draft: Draft, context: NormaliseContext) => Normalised;

export type { Policy } from './policy.ts';
