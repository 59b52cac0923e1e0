import QuickLRU from 'quick-lru';
import { keys } from '../dynamodb/keys.ts';
import type { Table } from '../dynamodb/table.ts';

/** When an agency last had a story accepted. */
export interface AgencyActivity {
  agency: string;
  /** UTC ISO 8601; at most `everyMs` too early. */
  lastAcceptedAt: string;
}

/** An agency's row is written at most so often, however much it sends. */
const everyMs = 60_000;

/** When agencies were last heard of, in rows of their own: an agency's own row is the operator's. */
export class Activity {
  readonly #table: Table;
  /** When this process last noted an agency, so that a busy one costs no request. */
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

  /** What is known of these agencies; those never heard of are left out. */
  async of(agencies: string[]): Promise<AgencyActivity[]> {
    return this.#table.getMany<AgencyActivity>(agencies.map((id) => keys.agencyActivity(id)));
  }
}
