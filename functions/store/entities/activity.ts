import QuickLRU from 'quick-lru';
import { keys } from '../dynamodb/keys.ts';
import type { Table } from '../dynamodb/table.ts';

/** When an agency last had a story accepted. */
export interface AgencyActivity {
  agency: string;
  /** UTC, ISO 8601; at most `everyMs` too early. */
  lastAcceptedAt: string;
}

/** The row of an agency is written at most once in this time, however much it sends. */
const everyMs = 60_000;

/** When agencies last had a story accepted, in rows of their own: only operators write an agency's row. */
export class Activity {
  readonly #table: Table;
  /** When this process last noted an agency, so that a busy agency costs no request. */
  readonly #noted = new QuickLRU<string, number>({ maxSize: 2000 });
  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes that a story was accepted; does nothing when that was noted less than a minute ago. */
  async note(agency: string, at: string): Promise<void> {
    const now = Date.parse(at);
    if (now - (this.#noted.get(agency) ?? Number.NEGATIVE_INFINITY) < everyMs) return;
    this.#noted.set(agency, now);
    await this.#table.change(keys.agencyActivity(agency), {
      update: 'SET agency = :agency, lastAcceptedAt = :at',
      condition: 'attribute_not_exists(lastAcceptedAt) OR lastAcceptedAt <= :before',
      values: {
        ':agency': agency,
        ':at': at,
        ':before': new Date(now - everyMs).toISOString(),
      },
    });
  }

  /** The activity of these agencies; those without any are left out. */
  async of(agencies: string[]): Promise<AgencyActivity[]> {
    return this.#table.getMany<AgencyActivity>(agencies.map((id) => keys.agencyActivity(id)));
  }
}
