import type { Change, LoggedChange } from './change.ts';

/** Entries of a full segment; segment `first` holds `first` to `first + 99`. */
export const segmentSize = 100;

/** The first number of the segment that holds an entry. */
export const segmentOf = (seq: number): number => seq - ((seq - 1) % segmentSize);

/** The newest entries of a log, `/changes/{feed}.json`. */
export interface LogHead {
  feed: string;
  /** Of the newest entry; 0 while there is none. */
  seq: number;
  /** Of the stories that the feed holds after it, see `setDigest`, and how many they are. */
  digest: string;
  count: number;
  /** False while the log is still being completed with what the feed held before it began, or holds by a new filter. */
  complete: boolean;
  /** Address of a full segment, `{first}` in place of its first number: 1, 101, 201, … */
  segments: string;
  /** From the first of the segment that is not full on. */
  entries: Change[];
}

/** A full segment, `/changes/{feed}/{first}.json`: it never changes. */
export interface LogSegment {
  feed: string;
  first: number;
  last: number;
  entries: Change[];
}

/** A change as readers see it. */
export const publicChange = ({ was: _was, published: _at, story: _story, ...change }: LoggedChange): Change =>
  change;

/** One entry a line, so that a copy is read and compared with the usual tools. */
export const logText = ({ entries, ...frame }: LogHead | LogSegment): string =>
  `${JSON.stringify(frame).slice(0, -1)},"entries":[${entries
    .map((entry) => `\n${JSON.stringify(entry)}`)
    .join(',')}\n]}\n`;
