import { keys, work, workKey } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';

/** An upload's version of a story that an operator has to check. */
export interface Quarantined {
  storyId: string;
  agency: string;
  headline: string;
  receipt: string;
  /** Object key of its canonical JSON. */
  object: string;
  /** Why, as in the answer to the agency. */
  code: string;
  detail: string;
  /** When it came. UTC, ISO 8601. */
  at: string;
  releasedAt?: string;
  /** The version that it was released as. */
  releasedAs?: number;
  /** When it was refused at the desk, by which receipt, and why. */
  refusedAt?: string;
  refusedBy?: string;
  refusal?: string;
}

/** Rows of one read of a list. */
const pageSize = 100;

/** Stories that must not be published before an operator has checked them, by story and upload. */
export class Quarantine {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Keeps a story. Repeating it changes nothing. */
  async keep(
    row: Omit<Quarantined, 'releasedAt' | 'releasedAs' | 'refusedAt' | 'refusedBy' | 'refusal'>,
  ): Promise<void> {
    const { storyId, receipt, at } = row;
    await this.#table.create({
      ...keys.quarantined(storyId, receipt),
      ...workKey(work.quarantined, at),
      ...row,
    });
  }

  /** The quarantined version that one upload brought of a story, also when it was released since. */
  async get(storyId: string, receipt: string): Promise<Quarantined | undefined> {
    return this.#table.get<Quarantined>(keys.quarantined(storyId, receipt));
  }

  /** What waits of a story, the newest first. */
  async of(storyId: string): Promise<Quarantined[]> {
    const { pk, sk } = keys.quarantined(storyId, '');
    const { rows } = await this.#table.page<Quarantined>(pk, { between: [sk, `${sk}~`] });
    return rows
      .filter(({ releasedAt, refusedAt }) => releasedAt === undefined && refusedAt === undefined)
      .toSorted((left, right) => (left.at < right.at ? 1 : -1));
  }

  /** What waits, the oldest first. */
  async all(limit: number): Promise<Quarantined[]> {
    const { rows } = await this.#table.findWork<Quarantined>(work.quarantined, '0', '~', { limit });
    return rows;
  }

  /** All that waits, the oldest first. */
  waiting(): AsyncGenerator<Quarantined> {
    return this.#table.everyWork<Quarantined>(work.quarantined, '0', '~');
  }

  /** All that waits, the newest first, up to an instant. */
  newest(until = '~'): AsyncGenerator<Quarantined> {
    const options = { newestFirst: true, limit: pageSize };
    return this.#table.everyWork<Quarantined>(work.quarantined, '0', until, options);
  }

  /** Notes that an upload was released, and as which version. */
  async released(storyId: string, receipt: string, at: string, version: number): Promise<void> {
    await this.#table.change(keys.quarantined(storyId, receipt), {
      update: 'SET releasedAt = :at, releasedAs = :version REMOVE wpk, wsk',
      condition: 'attribute_exists(receipt)',
      values: { ':at': at, ':version': version },
    });
  }

  /**
   * Notes that an upload was refused; returns false when it does not wait, for another reason than this act.
   * @param refusal `by` is the receipt of the act; `at` UTC, ISO 8601
   */
  async refused(
    storyId: string,
    receipt: string,
    { by, at, reason }: { by: string; at: string; reason: string },
  ): Promise<boolean> {
    return this.#table.change(keys.quarantined(storyId, receipt), {
      update:
        'SET refusedAt = if_not_exists(refusedAt, :at), refusedBy = :by, refusal = :reason REMOVE wpk, wsk',
      condition:
        'attribute_exists(receipt) AND attribute_not_exists(releasedAt) AND attribute_not_exists(refusedAt) OR refusedBy = :by',
      values: { ':at': at, ':by': by, ':reason': reason },
    });
  }
}
