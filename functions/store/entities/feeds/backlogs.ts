import { keys, work } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';

/** Old stories that a feed's archive lacks. */
export interface Backlog {
  id: string;
  /** How often a story was noted. */
  noted: number;
  /** When the first and the last one were noted. UTC, ISO 8601. */
  first: string;
  last: string;
  /** When the last one was stored, by the clock that stored it. UTC, ISO 8601. */
  storedAt: string;
}

/** Which feeds have old stories that their archives lack. A row is there until the archive is being written again. */
export class Backlogs {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes an old story, after its membership is written. `lookAt` is when the first note makes the reconciler come. */
  async note(
    feed: string,
    { storedAt, now, lookAt }: Record<'storedAt' | 'now' | 'lookAt', string>,
  ): Promise<void> {
    await this.#table.change(keys.backlog(feed), {
      update:
        'SET id = :id, #first = if_not_exists(#first, :now), #last = :now, storedAt = :stored, wpk = :wpk, wsk = if_not_exists(wsk, :at) ADD noted :one',
      names: { '#first': 'first', '#last': 'last' },
      values: {
        ':id': feed,
        ':now': now,
        ':stored': storedAt,
        ':wpk': work.filling,
        ':at': lookAt,
        ':one': 1,
      },
    });
  }

  async get(feed: string): Promise<Backlog | undefined> {
    return this.#table.get<Backlog>(keys.backlog(feed));
  }

  async postpone({ id }: Backlog, lookAt: string): Promise<void> {
    await this.#table.change(keys.backlog(id), {
      update: 'SET wpk = :wpk, wsk = :at',
      condition: 'attribute_exists(noted)',
      values: { ':wpk': work.filling, ':at': lookAt },
    });
  }

  /** Removes what was read, unless another story was noted since. */
  async done({ id, noted }: Backlog): Promise<void> {
    await this.#table.remove(keys.backlog(id), {
      condition: 'noted = :noted',
      values: { ':noted': noted },
    });
  }
}
