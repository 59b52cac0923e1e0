import type { ChangeType } from './change.ts';

/** An entry of a feed's log, as it is kept with its story. Instants are UTC, ISO 8601. */
export interface StoryEntry {
  feed: string;
  seq: number;
  type: ChangeType;
  /** Of the item. */
  version: number;
  at: string;
}

/** Changes that whoever has an earlier version must carry out. */
const owed: ReadonlySet<ChangeType> = new Set(['corrected', 'killed', 'withheld', 'expired']);

/** Whether a change has to reach everybody who has an earlier version. */
export const isOwed = (type: ChangeType): boolean => owed.has(type);

/**
 * What is known of one subscriber and one change. `confirmed`: it said that it has carried it out. `open`: it said that it
 * has an earlier version, and has not confirmed. `unknown`: it may have an earlier version and never said what it has.
 */
export type ReachState = 'confirmed' | 'open' | 'unknown';

/** By which way something is known: acknowledgements of copies, calls of webhooks, pushes of the hub. */
export type ReachChannel = 'copy' | 'webhook' | 'hub';

export interface Reached {
  subscriber: string;
  channel: ReachChannel;
  state: ReachState;
  /** The last version before the change that it is known to have had, and when it said so. */
  had?: { version: number; at: string };
  confirmedAt?: string;
}

/** What is known of a kill or a correction in one feed. */
export interface ReachOfChange extends StoryEntry {
  reached: Reached[];
  confirmed: number;
  open: number;
  unknown: number;
}

/** What one channel says of a subscriber: the last version before the change, and when the change was confirmed. */
export interface Said {
  subscriber: string;
  channel: ReachChannel;
  had?: Reached['had'] | undefined;
  confirmedAt?: string | undefined;
}

const judged = ({ subscriber, channel, had, confirmedAt }: Said): Reached => ({
  subscriber,
  channel,
  state: confirmedAt !== undefined ? 'confirmed' : had ? 'open' : 'unknown',
  ...(had && { had }),
  ...(confirmedAt !== undefined && { confirmedAt }),
});

const order: readonly ReachState[] = ['open', 'unknown', 'confirmed'];

/** The ledger of one change, what is open first. */
export function ledgerOf(change: StoryEntry, said: readonly Said[]): ReachOfChange {
  const reached = said
    .map(judged)
    .sort(
      (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.subscriber < b.subscriber ? -1 : 1),
    );
  const count = (state: ReachState): number => reached.filter((one) => one.state === state).length;
  return {
    ...change,
    reached,
    confirmed: count('confirmed'),
    open: count('open'),
    unknown: count('unknown'),
  };
}
