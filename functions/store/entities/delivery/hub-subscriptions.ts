import { createHash } from 'node:crypto';
import type { HubRequest } from '../../../core/delivery/hub-request.ts';
import { keys, work, workKey } from '../../dynamodb/keys.ts';
import { type RowLease, takeLease } from '../../dynamodb/row-lease.ts';
import type { Table } from '../../dynamodb/table.ts';
import { setFields } from '../../dynamodb/updates.ts';

/** A callback that gets the document of a feed when it changes. Instants are UTC, ISO 8601. */
export interface HubSubscription {
  id: string;
  feed: string;
  /** Key of the topic's document. */
  object: string;
  topic: string;
  callback: string;
  /** End of the lease; absent: it was never verified, or it has ended. */
  until?: string;
  secret?: string;
  /** What was asked for and is not verified yet. */
  pending?: Pick<HubRequest, 'mode' | 'leaseSeconds' | 'secret'>;
  /** When it was verified first. */
  since?: string;
  /** Digest of the document that was delivered last, when, and up to which entry of the feed's log it goes. */
  delivered?: string;
  deliveredAt?: string;
  deliveredSeq?: number;
  /** Why the last try failed, or why the request was dropped or the subscription has ended. */
  reason?: string;
  failures?: number;
  /** When a verification or a delivery is to be tried again. */
  dueAt?: string;
  owner?: string;
  leasedUntil?: string;
}

const daySeconds = 86_400;

/** What a subscription is at an instant: `pending` while it was never verified, `ended` for a day before it is deleted. */
export const stateOf = (
  { until, pending }: Pick<HubSubscription, 'until' | 'pending'>,
  now: string,
): 'active' | 'pending' | 'ended' => {
  if (until !== undefined && until > now) return 'active';
  return pending ? 'pending' : 'ended';
};

/** Subscriptions at the hub: one row for each callback and topic. */
export class HubSubscriptions {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  async get(feed: string, id: string): Promise<HubSubscription | undefined> {
    return this.#table.get<HubSubscription>(keys.hubSubscription(feed, id));
  }

  /** All subscriptions to the documents of a feed, ended ones too for a while. */
  of(feed: string): AsyncGenerator<HubSubscription> {
    return this.#table.rows<HubSubscription>(keys.hubSubscription(feed, '').pk);
  }

  /** What is due by `until`, the longest first. Eventually consistent. */
  async due(until: string, limit: number): Promise<HubSubscription[]> {
    return (await this.#table.findWork<HubSubscription>(work.hub, '0', until, { limit })).rows;
  }

  /** Notes what a subscriber asks for; an active subscription stays as it is until that is verified. Returns its id. */
  async ask(request: HubRequest, at: string): Promise<string> {
    const { feed, object, topic, callback, mode, leaseSeconds, secret } = request;
    const id = createHash('sha256').update(`${topic}\0${callback}`).digest('hex').slice(0, 32);
    const pending = { mode, leaseSeconds, ...(secret !== undefined && { secret }) };
    const fields = { id, feed, object, topic, callback, pending, dueAt: at, ...workKey(work.hub, at) };
    // Whoever works on an earlier request must not end this one: its lease is over.
    const ended = ['failures', 'reason', 'expiresAt', 'owner', 'leasedUntil'];
    await this.#table.change(keys.hubSubscription(feed, id), setFields(fields, ended));
    return id;
  }

  /** Takes a subscription for one worker. Undefined when it is another's. */
  async lease(
    { feed, id }: Pick<HubSubscription, 'feed' | 'id'>,
    lease: RowLease,
  ): Promise<HubSubscription | undefined> {
    return this.#table.update<HubSubscription>(keys.hubSubscription(feed, id), takeLease('callback', lease));
  }

  /** Gives a lease back with what came of the work; `removed` are fields that end. */
  async note(
    { feed, id }: Pick<HubSubscription, 'feed' | 'id'>,
    owner: string,
    set: Partial<HubSubscription>,
    removed: (keyof HubSubscription)[],
  ): Promise<void> {
    const due = set.dueAt === undefined ? {} : workKey(work.hub, set.dueAt);
    // What is not due any more leaves the index.
    const gone = set.dueAt === undefined ? ['dueAt', 'wpk', 'wsk'] : [];
    const { update, names, values } = setFields({ ...set, id, ...due }, [
      ...removed,
      ...gone,
      'owner',
      'leasedUntil',
    ]);
    await this.#table.change(keys.hubSubscription(feed, id), {
      update,
      names,
      values: { ...values, ':owner': owner },
      condition: '#owner = :owner',
    });
  }

  /** Ends a subscription, and says why; its row is deleted after a day. */
  async end(subscription: HubSubscription, owner: string, nowMs: number, reason: string): Promise<void> {
    const expiresAt = Math.floor(nowMs / 1000) + daySeconds;
    const ended = { reason, expiresAt } as Partial<HubSubscription>;
    await this.note(subscription, owner, ended, ['until', 'secret', 'pending', 'failures', 'delivered']);
  }
  /** Ends a subscription whoever works on it, and says why; false when there is none. */
  async drop(
    { feed, id }: Pick<HubSubscription, 'feed' | 'id'>,
    nowMs: number,
    reason: string,
  ): Promise<boolean> {
    const expiresAt = Math.floor(nowMs / 1000) + daySeconds;
    const gone = [
      'until',
      'secret',
      'pending',
      'failures',
      'delivered',
      'dueAt',
      'wpk',
      'wsk',
      'owner',
      'leasedUntil',
    ];
    return this.#table.change(keys.hubSubscription(feed, id), {
      ...setFields({ id, reason, expiresAt }, gone),
      condition: 'attribute_exists(#id)',
    });
  }
}
