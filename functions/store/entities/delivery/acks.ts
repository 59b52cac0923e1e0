import { retentionDays } from '../../../contract/limits.ts';
import { keys } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';

/** What a subscriber says that its copy of a feed is. */
export interface Ack {
  feed: string;
  subscriber: string;
  /** Number of the newest entry of the feed's log that the copy has. */
  seq: number;
  /** Of the copy, see `setDigest`. */
  digest: string;
  /** The copy is what the feed held after that entry. */
  agrees: boolean;
  /** UTC, ISO 8601. */
  at: string;
}

const dayMs = 86_400_000;
const everything: [string, string] = ['0', '~'];

/** What subscribers have acknowledged of the logs of feeds: the last word of each, and a history that is kept as proof. */
export class Acks {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes an acknowledgement. The first one of an entry that agrees is kept: it says since when the copy is right. */
  async note(ack: Ack): Promise<void> {
    const { feed, subscriber, seq, digest, agrees, at } = ack;
    const expiresAt = Math.floor((Date.parse(at) + retentionDays.audit * dayMs) / 1000);
    await this.#table.change(keys.ackHistory(feed, subscriber, seq), {
      update:
        'SET feed = :feed, subscriber = :subscriber, seq = :seq, digest = :digest, agrees = :agrees, #at = :at, expiresAt = :expiresAt',
      condition: 'attribute_not_exists(agrees) OR agrees = :false',
      names: { '#at': 'at' },
      values: {
        ':feed': feed,
        ':subscriber': subscriber,
        ':seq': seq,
        ':digest': digest,
        ':agrees': agrees,
        ':at': at,
        ':expiresAt': expiresAt,
        ':false': false,
      },
    });
    await this.#table.put({ ...keys.ack(feed, subscriber), ...ack });
  }

  /** The last words of a subscriber on some feeds. */
  async of(subscriber: string, feeds: readonly string[]): Promise<Ack[]> {
    return this.#table.getMany<Ack>(feeds.map((feed) => keys.ack(feed, subscriber)));
  }

  /** The last words of all subscribers on a feed. */
  async onFeed(feed: string): Promise<Ack[]> {
    return Array.fromAsync(this.#table.rows<Ack>(keys.ack(feed, '').pk, { between: everything }));
  }

  /** The last acknowledgement of entries from `from` on and below `below`; undefined when there is none. */
  async lastBetween(feed: string, subscriber: string, from: number, below: number): Promise<Ack | undefined> {
    if (below <= from) return undefined;
    const { rows } = await this.#table.page<Ack>(keys.ackHistory(feed, subscriber, 0).pk, {
      between: [keys.ackHistory(feed, subscriber, from).sk, keys.ackHistory(feed, subscriber, below - 1).sk],
      newestFirst: true,
      limit: 1,
    });
    return rows[0];
  }

  /** The first acknowledgement of entry `from` or a later one that agrees; undefined when there is none. */
  async firstAgreed(feed: string, subscriber: string, from: number): Promise<Ack | undefined> {
    const rows = this.#table.rows<Ack>(keys.ackHistory(feed, subscriber, 0).pk, {
      between: [keys.ackHistory(feed, subscriber, from).sk, '~'],
      limit: 10,
    });
    for await (const row of rows) if (row.agrees) return row;
    return undefined;
  }
}
