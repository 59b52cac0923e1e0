import type { ChangeType } from '../../../core/delivery/change.ts';
import type { LastChange } from '../../../core/delivery/current-state.ts';
import { keys, work, workKey } from '../../dynamodb/keys.ts';
import { type RowLease, takeLease } from '../../dynamodb/row-lease.ts';
import type { Table } from '../../dynamodb/table.ts';
import { setFields } from '../../dynamodb/updates.ts';

/** What a feed last said of a story; `replay`: how often the endpoint had been set back then. */
export interface Wanted extends LastChange {
  replay: number;
}

/** A call that an endpoint has taken (2xx): which state of the story, and up to which entry of the log of each feed. */
export interface TakenCall {
  at: string;
  type: ChangeType;
  version: number;
  seqs: Record<string, number>;
}

/** Calls about one story that are kept: whom a kill has reached is told by them. */
const callsKept = 10;

/** What an endpoint is to know of a story, and what it knows. Instants are UTC, ISO 8601. */
export interface Delivery {
  endpoint: string;
  storyId: string;
  /** By feed. */
  feeds: Record<string, Wanted>;
  /** Counts the states that were to be sent; the last one is. */
  wanted: number;
  /** The last of them that was delivered. */
  delivered?: number;
  deliveredAt?: string;
  deliveredType?: string;
  deliveredVersion?: number;
  /** The last calls that it took, the oldest first. */
  calls?: TakenCall[];
  /** Failed tries of the state that is to be sent, and since when. */
  failures?: number;
  failedSince?: string;
  failedAt?: string;
  lastFailure?: string;
  /** It was given up after the last try: nothing is sent until there is something new, or a replay. */
  givenUp?: boolean;
  /** When it is to be sent; absent: it is not. */
  dueAt?: string;
  /** Whoever sends it, and until when nobody else does. */
  owner?: string;
  leasedUntil?: string;
}

/** One row for each story that an endpoint was told of, or is to be told of. */
export class Deliveries {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Strongly consistent. */
  async get(endpoint: string, storyId: string): Promise<Delivery | undefined> {
    return this.#table.get<Delivery>(keys.delivery(endpoint, storyId));
  }

  /** Has the state of a story sent; false when the row has changed since `before` was read. */
  async want(
    { endpoint, storyId }: Pick<Delivery, 'endpoint' | 'storyId'>,
    before: Delivery | undefined,
    next: Pick<Delivery, 'feeds'> & { urgent: boolean; dueAt: string },
  ): Promise<boolean> {
    const { urgent, dueAt, feeds } = next;
    const wanted = (before?.wanted ?? 0) + 1;
    const set = { ...queued(endpoint, urgent, dueAt, storyId), endpoint, storyId, feeds, wanted, dueAt };
    const { update, names, values } = setFields(set, [
      'failures',
      'failedSince',
      'failedAt',
      'lastFailure',
      'givenUp',
    ]);
    return this.#table.change(keys.delivery(endpoint, storyId), {
      update,
      names,
      values: { ...values, ...(before && { ':before': before.wanted }) },
      condition: before ? '#wanted = :before' : 'attribute_not_exists(#wanted)',
    });
  }

  /** What is to be sent to an endpoint, kills first, then what has been due longest. Eventually consistent. */
  async due(endpoint: string, limit: number): Promise<Delivery[]> {
    const { rows } = await this.#table.findWork<Delivery>(work.deliveries(endpoint), '0', '~', { limit });
    return rows;
  }

  /** Takes a delivery for one sender. Returns the row as it is now; undefined when it is another's, or done. */
  async lease({ endpoint, storyId }: Delivery, lease: RowLease): Promise<Delivery | undefined> {
    return this.#table.update<Delivery>(keys.delivery(endpoint, storyId), takeLease('dueAt', lease));
  }

  /**
   * Notes that a state was delivered. It is due no longer, unless there is a newer state by now. False when the lease was
   * lost: another sender has the row, and sends what is current then.
   */
  async delivered(
    leased: Delivery,
    owner: string,
    what: { at: string } | Omit<TakenCall, 'seqs'>,
  ): Promise<boolean> {
    const key = keys.delivery(leased.endpoint, leased.storyId);
    const told = 'type' in what && {
      deliveredType: what.type,
      deliveredVersion: what.version,
      calls: [...(leased.calls ?? []), { ...what, seqs: seqsOf(leased) }].slice(-callsKept),
    };
    const set = { delivered: leased.wanted, deliveredAt: what.at, ...told };
    const { update, names, values } = setFields(set);
    const mine = { ...values, ':owner': owner };
    const done = await this.#table.change(key, {
      update: `${update} REMOVE wpk, wsk, dueAt, #owner, leasedUntil, failures, failedSince, failedAt, lastFailure`,
      condition: '#owner = :owner AND #wanted = :delivered',
      names: { ...names, '#owner': 'owner', '#wanted': 'wanted' },
      values: mine,
    });
    if (done) return true;
    return this.#table.change(key, {
      update: `${update} REMOVE #owner, leasedUntil`,
      condition: '#owner = :owner',
      names: { ...names, '#owner': 'owner' },
      values: mine,
    });
  }

  /** Notes a failed try, and when the next one is due. */
  async failed(
    leased: Delivery,
    owner: string,
    next: { at: string; why: string; urgent: boolean; dueAt: string },
  ): Promise<void> {
    const { endpoint, storyId, failures = 0, failedSince } = leased;
    const { at, why, urgent, dueAt } = next;
    const { update, names, values } = setFields(
      {
        failures: failures + 1,
        failedSince: failedSince ?? at,
        failedAt: at,
        lastFailure: why,
        ...queued(endpoint, urgent, dueAt, storyId),
        dueAt,
      },
      ['owner', 'leasedUntil'],
    );
    const changed = await this.#table.change(keys.delivery(endpoint, storyId), {
      update,
      names: { ...names, '#wanted': 'wanted' },
      values: { ...values, ':owner': owner, ':wanted': leased.wanted },
      condition: '#owner = :owner AND #wanted = :wanted',
    });
    if (!changed) await this.release(leased, owner);
  }

  /** Has a state sent later, since it cannot be said yet. */
  async postpone({ endpoint, storyId, wanted }: Delivery, owner: string, dueAt: string): Promise<void> {
    const { update, names, values } = setFields({ ...queued(endpoint, false, dueAt, storyId), dueAt }, [
      'owner',
      'leasedUntil',
    ]);
    const changed = await this.#table.change(keys.delivery(endpoint, storyId), {
      update,
      names: { ...names, '#wanted': 'wanted' },
      values: { ...values, ':owner': owner, ':wanted': wanted },
      condition: '#owner = :owner AND #wanted = :wanted',
    });
    if (!changed) await this.release({ endpoint, storyId }, owner);
  }

  /** Gives a state up after its last try. */
  async giveUp(endpoint: string, storyId: string): Promise<void> {
    await this.#table.change(keys.delivery(endpoint, storyId), {
      update: 'SET givenUp = :yes REMOVE wpk, wsk, dueAt',
      condition: 'attribute_exists(failures)',
      values: { ':yes': true },
    });
  }

  /** Gives a lease back: what is to be sent has changed meanwhile, or cannot be said yet. */
  async release({ endpoint, storyId }: Pick<Delivery, 'endpoint' | 'storyId'>, owner: string): Promise<void> {
    await this.#table.change(keys.delivery(endpoint, storyId), {
      update: 'REMOVE #owner, leasedUntil',
      condition: '#owner = :owner',
      names: { '#owner': 'owner' },
      values: { ':owner': owner },
    });
  }

  /** Every story that an endpoint was told of, in the order of their ids. */
  all(endpoint: string): AsyncGenerator<Delivery> {
    return this.#table.rows<Delivery>(keys.delivery(endpoint, '').pk);
  }
}

const seqsOf = ({ feeds }: Delivery): Record<string, number> =>
  Object.fromEntries(Object.entries(feeds).map(([feed, { seq }]) => [feed, seq]));

const queued = (endpoint: string, urgent: boolean, dueAt: string, storyId: string) =>
  workKey(work.deliveries(endpoint), `${urgent ? 0 : 1}#${dueAt}#${storyId}`);
