import { keys, work, workKey } from '../dynamodb/keys.ts';
import type { Table } from '../dynamodb/table.ts';

/** An upload's version of a story that an operator has to look at. */
export interface Quarantined {
  storyId: string;
  agency: string;
  headline: string;
  receipt: string;
  /** Object key of its canonical JSON. */
  object: string;
  /** Why, as the agency was told. */
  code: string;
  detail: string;
  /** When it came. UTC, ISO 8601. */
  at: string;
  releasedAt?: string;
}

/** Stories that must not be published until an operator has looked at them, by story and upload. */
export class Quarantine {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Keeps a story. Repeating it changes nothing. */
  async keep(row: Omit<Quarantined, 'releasedAt'>): Promise<void> {
    const { storyId, receipt, at } = row;
    await this.#table.create({
      ...keys.quarantined(storyId, receipt),
      ...workKey(work.quarantined, at),
      ...row,
    });
  }

  /** What one upload brought of a story that is in quarantine, or was. */
  async get(storyId: string, receipt: string): Promise<Quarantined | undefined> {
    return this.#table.get<Quarantined>(keys.quarantined(storyId, receipt));
  }

  /** What waits of a story, the newest first. */
  async of(storyId: string): Promise<Quarantined[]> {
    const { pk, sk } = keys.quarantined(storyId, '');
    const { rows } = await this.#table.page<Quarantined>(pk, { between: [sk, `${sk}~`] });
    return rows
      .filter(({ releasedAt }) => releasedAt === undefined)
      .toSorted((left, right) => (left.at < right.at ? 1 : -1));
  }

  /** What waits, the oldest first. */
  async all(limit: number): Promise<Quarantined[]> {
    const { rows } = await this.#table.findWork<Quarantined>(work.quarantined, '0', '~', { limit });
    return rows;
  }

  /** Notes that an upload was let go. */
  async releaseByOperator(storyId: string, receipt: string, at: string): Promise<void> {
    await this.#table.change(keys.quarantined(storyId, receipt), {
      update: 'SET releasedAt = :at REMOVE wpk, wsk',
      condition: 'attribute_exists(receipt)',
      values: { ':at': at },
    });
  }
}
