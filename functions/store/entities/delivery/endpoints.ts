import type { SigningSecret } from '../../../core/delivery/signature.ts';
import { keys, work, workKey } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';
import { setFields } from '../../dynamodb/updates.ts';

/** An address of a subscriber that is called when stories change. Instants are UTC, ISO 8601. */
export interface Endpoint {
  id: string;
  subscriber: string;
  url: string;
  /** Ids of the feeds whose changes it gets. */
  feeds: string[];
  /** The newest first. They sign, so they cannot be stored as hashes. */
  secrets: SigningSecret[];
  status: 'active' | 'disabled' | 'removed';
  createdAt: string;
  /** Why and when it was disabled. */
  reason?: string;
  disabledAt?: string;
  /** Failed calls since the last success; absent: none. */
  failures?: number;
  lastFailure?: string;
  /** Nothing is sent before. */
  pausedUntil?: string;
  /** When a call succeeded after failures. */
  recoveredAt?: string;
  lastSuccessAt?: string;
  /** The last test call that an operator asked for, and what came of it. */
  lastTest?: { call: string; at: string; outcome: string };
}

/** How far an endpoint has taken over the log of a feed. `replay` counts how often it was set back. */
export interface FeedCursor {
  feed: string;
  seq: number;
  replay: number;
}

/** Endpoints of subscribers, and how far each has followed its feeds. */
export class Endpoints {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Strongly consistent. */
  async get(id: string): Promise<Endpoint | undefined> {
    return this.#table.get<Endpoint>(keys.endpoint(id));
  }

  /** Every endpoint that was not removed, in the order of their ids. Eventually consistent. */
  async list(): Promise<Endpoint[]> {
    return Array.fromAsync(this.#table.everyWork<Endpoint>(work.endpoints, ' ', '~'));
  }

  /** Creates an endpoint that follows its feeds from now on. False when there is one with this id. */
  async create(endpoint: Omit<Endpoint, 'status'>, cursors: readonly FeedCursor[]): Promise<boolean> {
    await this.#table.writeMany(
      cursors.map((cursor) => ({ ...keys.endpointCursor(endpoint.id, cursor.feed), ...cursor })),
    );
    const row = { ...keys.endpoint(endpoint.id), ...workKey(work.endpoints, endpoint.id) };
    return this.#table.create({ ...row, ...endpoint, status: 'active' });
  }

  /** Sets fields, and removes those of `removed`; false when there is no such endpoint. */
  async change(id: string, set: Partial<Endpoint>, removed: (keyof Endpoint)[] = []): Promise<boolean> {
    return this.#table.change(keys.endpoint(id), {
      ...setFields({ ...set, id }, removed),
      condition: 'attribute_exists(#id)',
    });
  }

  /** Removes an endpoint: it is in no list but that of the removed ones, and nothing is sent to it. */
  async remove(id: string): Promise<boolean> {
    const gone = { id, status: 'removed', secrets: [], ...workKey(work.removedEndpoints, id) };
    return this.#table.change(keys.endpoint(id), { ...setFields(gone), condition: 'attribute_exists(#id)' });
  }

  /** Endpoints that were removed: what they took stays on record. */
  async removed(): Promise<Endpoint[]> {
    return Array.fromAsync(this.#table.everyWork<Endpoint>(work.removedEndpoints, ' ', '~'));
  }

  /**
   * Counts a failure, unless another call has changed the count since `seen` was read: calls that fail together are one
   * failure of the endpoint.
   */
  async failed(seen: Endpoint, set: Pick<Endpoint, 'lastFailure' | 'pausedUntil'>): Promise<void> {
    const { failures = 0 } = seen;
    const { update, names, values } = setFields({ ...set, failures: failures + 1 });
    await this.#table.change(keys.endpoint(seen.id), {
      update,
      names: { ...names, '#failures': 'failures' },
      values: { ...values, ...(failures > 0 && { ':seen': failures }) },
      condition: failures > 0 ? '#failures = :seen' : 'attribute_not_exists(#failures)',
    });
  }

  /** Notes a success, which ends a series of failures. */
  async succeeded({ id, failures }: Endpoint, at: string): Promise<void> {
    const recovered = failures === undefined ? {} : { recoveredAt: at };
    await this.change(id, { lastSuccessAt: at, ...recovered }, ['failures', 'pausedUntil', 'lastFailure']);
  }

  /** Ends a pause: what waits after failures is due at once. Its calls still say when it last took a change. */
  async recovered(id: string, at: string): Promise<void> {
    await this.change(id, { recoveredAt: at }, ['failures', 'pausedUntil', 'lastFailure']);
  }

  /** How far an endpoint has followed a feed. */
  async cursor(id: string, feed: string): Promise<FeedCursor | undefined> {
    return this.#table.get<FeedCursor>(keys.endpointCursor(id, feed));
  }

  /** Notes how far it has followed a feed, unless that has changed since it was read. */
  async follow(id: string, before: FeedCursor, seq: number): Promise<boolean> {
    return this.#table.change(keys.endpointCursor(id, before.feed), {
      update: 'SET seq = :seq',
      condition: 'seq = :before AND #replay = :replay',
      names: { '#replay': 'replay' },
      values: { ':seq': seq, ':before': before.seq, ':replay': before.replay },
    });
  }

  /** Has it follow a feed from another number on; what it has got already from there is sent again. */
  async setBack(id: string, feed: string, seq: number): Promise<void> {
    const before = await this.cursor(id, feed);
    const replay = (before?.replay ?? 0) + 1;
    await this.#table.put({ ...keys.endpointCursor(id, feed), feed, seq, replay });
  }
}
