/** Outcome of one file; a line of the journal and of --json. */
export interface Outcome {
  file: string;
  /** SHA-256 of the bytes, hex. */
  digest: string;
  /** The worst status of its stories: a file with one refused story is refused. */
  status: Status;
  receipt?: string;
  stories: {
    status: string;
    storyId?: string;
    version?: number;
    headline?: string;
    /** Whether readers saw it when the desk answered, see docs/api.md; absent in journals of version 0.2.0. */
    visibility?: string;
    visibleFrom?: string;
  }[];
  errors: { pointer: string; detail: string }[];
}

/** From worst to best. */
export const statuses = ['refused', 'quarantined', 'processing', 'duplicate', 'accepted'] as const;
export type Status = (typeof statuses)[number];

export const worst = (given: readonly string[]): Status =>
  statuses.find((status) => given.includes(status)) ?? 'refused';

/** Number of files by status. */
export type Tally = Record<Status, number>;
export const emptyTally = (): Tally => ({
  accepted: 0,
  duplicate: 0,
  processing: 0,
  quarantined: 0,
  refused: 0,
});

/** `12 accepted, 1 refused`. */
export const tallyText = (tally: Tally): string =>
  statuses
    .toReversed()
    .filter((status) => tally[status] > 0)
    .map((status) => `${tally[status]} ${status}`)
    .join(', ') || 'nothing';
