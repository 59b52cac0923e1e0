import type { ChangeType } from './change.ts';

/** An entry of a feed's log, as it is kept with its story. Instants are UTC, ISO 8601. */
export interface StoryEntry {
  feed: string;
  seq: number;
  type: ChangeType;
  /** Of the item. */
  version: number;
  at: string;
  /** Id of the item, where the story is a rewrite of another one. */
  item?: string;
}

/** Changes that whoever has an earlier version must carry out. */
const owed: ReadonlySet<ChangeType> = new Set(['corrected', 'killed', 'withheld', 'expired']);

/** Whether a change has to reach everybody who has an earlier version. */
export const isOwed = (type: ChangeType): boolean => owed.has(type);

/**
 * What is known of one subscriber and one change. `confirmed`: it said that it has carried it out. `delivered`: it took a
 * call about it (2xx), and has not said that it carried it out. `open`: it is known to have had an earlier version, or
 * is to be called, and was not reached. `unknown`: it may have an earlier version and never said what it has.
 */
export type ReachState = 'confirmed' | 'delivered' | 'open' | 'unknown';

/** By which way something is known: acknowledgements of copies, calls of webhooks, pushes of the hub. */
export type ReachChannel = 'copy' | 'webhook' | 'hub';

export interface Reached {
  /** Id of a subscriber; of a subscription at the hub the host of its callback and a part of its id. */
  subscriber: string;
  channel: ReachChannel;
  state: ReachState;
  /** The last version before the change that it is known to have had, and when it said so. */
  had?: { version: number; at: string };
  deliveredAt?: string;
  confirmedAt?: string;
}

/** What is known of a kill or a correction in one feed. */
export interface ReachOfChange extends Omit<StoryEntry, 'item'> {
  reached: Reached[];
  /** How many subscribers, each by the best that is known of it. */
  confirmed: number;
  delivered: number;
  open: number;
  unknown: number;
}

/** What one channel says of a subscriber: the last version before the change, and when the change arrived or was confirmed. */
export interface Said {
  subscriber: string;
  channel: ReachChannel;
  had?: Reached['had'] | undefined;
  deliveredAt?: string | undefined;
  confirmedAt?: string | undefined;
  /** It is to be told by this channel, whatever it had. */
  mustBeTold?: boolean;
}

function stateOf({ had, deliveredAt, confirmedAt, mustBeTold }: Said): ReachState {
  if (confirmedAt !== undefined) return 'confirmed';
  if (deliveredAt !== undefined) return 'delivered';
  return had || mustBeTold ? 'open' : 'unknown';
}

const judged = (said: Said): Reached => {
  const { subscriber, channel, had, deliveredAt, confirmedAt } = said;
  return {
    subscriber,
    channel,
    state: stateOf(said),
    ...(had && { had }),
    ...(deliveredAt !== undefined && { deliveredAt }),
    ...(confirmedAt !== undefined && { confirmedAt }),
  };
};

/** What asks for somebody to do something comes first. */
const order: readonly ReachState[] = ['open', 'unknown', 'delivered', 'confirmed'];
/** What is known of a subscriber by several ways is the best of it: who was told by a call was told. */
const best: readonly ReachState[] = ['confirmed', 'delivered', 'open', 'unknown'];

/** The ledger of one change: whom it has not reached first; all channels of a subscriber together. */
export function ledgerOf({ item: _item, ...change }: StoryEntry, said: readonly Said[]): ReachOfChange {
  const reached = said.map(judged);
  const states = new Map<string, ReachState>();
  for (const { subscriber, state } of reached) {
    const known = states.get(subscriber);
    if (known === undefined || best.indexOf(state) < best.indexOf(known)) states.set(subscriber, state);
  }
  const count = (state: ReachState): number => [...states.values()].filter((one) => one === state).length;
  // A copy that nobody spoke of says nothing where a call does.
  const says = ({ subscriber, state }: Reached): boolean =>
    state !== 'unknown' || states.get(subscriber) === 'unknown';
  return {
    ...change,
    reached: reached.filter(says).sort(inOrderOf(states)),
    confirmed: count('confirmed'),
    delivered: count('delivered'),
    open: count('open'),
    unknown: count('unknown'),
  };
}

const inOrderOf =
  (states: ReadonlyMap<string, ReachState>) =>
  (a: Reached, b: Reached): number =>
    place(states.get(a.subscriber)) - place(states.get(b.subscriber)) ||
    compare(a.subscriber, b.subscriber) ||
    place(a.state) - place(b.state) ||
    compare(a.channel, b.channel);

const place = (state: ReachState = 'open'): number => order.indexOf(state);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
