import { isHeldBack } from './embargo-hold.ts';
import type { PubStatus, Story } from './schema.ts';

/** The part of a story's row that decides whether the story may be shown. */
interface Terms {
  pubStatus?: PubStatus;
  /** When the terms of use end. */
  expires?: string;
}

/** Whether the terms of use of a story have ended; never early. `now` is UTC, ISO 8601, with milliseconds. */
export const isExpired = ({ expires }: Terms, now: string): boolean =>
  expires !== undefined && Date.parse(expires) <= Date.parse(now);

/** Whether a published story may be read now. */
export const isShown = (row: Terms, now: string): boolean =>
  row.pubStatus === 'usable' && !isExpired(row, now);

/**
 * What readers may see of a story's current version:
 * - `published`: all of it.
 * - `embargoed`: nothing before its time.
 * - `killed`, `withheld`, `expired`: nothing any more, or nothing ever.
 */
export type StoryState = 'published' | 'embargoed' | 'killed' | 'withheld' | 'expired';

/**
 * The state of a version by its row alone, so that every repetition finds the same. An embargo holds back only a
 * story that was never published. `now` is UTC, ISO 8601, with milliseconds.
 */
export function stateOf(
  row: Required<Pick<Terms, 'pubStatus'>> & Terms & Pick<Story, 'embargoed' | 'published'>,
  now: string,
): StoryState {
  if (row.pubStatus === 'canceled') return 'killed';
  if (row.pubStatus === 'withheld') return 'withheld';
  if (row.published === undefined && isHeldBack(row, now)) return 'embargoed';
  return isExpired(row, now) ? 'expired' : 'published';
}
