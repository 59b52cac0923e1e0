import type { Problem } from '../../core/story/draft.ts';
import type { Warning } from '../../core/story/schema.ts';
import type { StoryResult } from '../../store/entities/receipts.ts';

/** Why a story was refused: a fixed, short list, since each is a metric. */
export type Refusal =
  | 'unreadable'
  | 'not-one-story'
  | 'incomplete'
  | 'too-large'
  | 'version-conflict'
  | 'late-embargo';

/** What became of one story, and the feeds that have to be built for it. */
export interface StoryOutcome {
  result: StoryResult;
  feeds: string[];
  /** Of a refused story. */
  reason?: Refusal;
}

/** Told of a version that does not stand, whether it came late or has been overtaken since. */
export const superseded = (standing: number): Warning => ({
  code: 'superseded',
  detail: `Version ${standing} of this story already stands`,
});

/** A story that was refused, with everything that is wrong with it. */
export const refused = (
  pointer: string,
  problems: Problem[],
  reason: Refusal,
  more: Pick<Partial<StoryResult>, 'warnings' | 'changes'> = {},
): StoryOutcome => ({
  result: { status: 'refused', pointer, warnings: [], problems, ...more },
  feeds: [],
  reason,
});
