import type { PubStatus } from '../../core/story/schema.ts';

/** As much of a story's row as tells whether it may be shown. */
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
