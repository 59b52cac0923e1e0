import type { Draft, Problem } from '../story/draft.ts';
import type { Change, StoryContent, Warning } from '../story/schema.ts';

/** What an agency's operator decides about its stories. */
export interface Policy {
  /** BCP 47; used when neither the upload nor the text tells the language. */
  defaultLanguage?: string;
  /** What to do with a story without a headline. Default `derive`. */
  missingHeadline?: 'derive' | 'refuse';
  /** Quality codes (see `checks`) that quarantine a story; all others only warn. */
  quarantine?: string[];
  /** More names of agencies and outlets, beside the built-in table: name as written to the name to show. */
  aliases?: Readonly<Record<string, string>>;
}

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
