import type { RowKey } from '../../functions/store/dynamodb/keys.ts';
import type { Row } from '../../functions/store/dynamodb/table.ts';
import { compareStrings } from './expressions.ts';

type Stored = Row & RowKey;

/**
 * The rows of one partition in the order of their sort keys, so that a query looks at those of its range alone: a desk of
 * thousands of stories makes thousands of queries of partitions with thousands of rows.
 */
export class Partition {
  readonly #rows: Stored[] = [];
  readonly #names: readonly string[];

  /** @param names the sort key, and what tells rows with equal ones apart */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  add(row: Stored): void {
    this.#rows.splice(
      this.#first((one) => this.#order(one, row) >= 0),
      0,
      row,
    );
  }

  delete(row: Stored): void {
    const at = this.#first((one) => this.#order(one, row) >= 0);
    if (this.#rows[at] === row) this.#rows.splice(at, 1);
  }

  /** A copy of the rows with sort keys between two, both included; of all where they are not given. */
  between(from?: string, to?: string): Stored[] {
    const start = from === undefined ? 0 : this.#first((one) => compareStrings(this.#keyOf(one), from) >= 0);
    const end = to === undefined ? undefined : this.#first((one) => compareStrings(this.#keyOf(one), to) > 0);
    return this.#rows.slice(start, end);
  }

  readonly #keyOf = (row: Stored): string => String(row[this.#names[0] as keyof Stored]);

  #order(left: Stored, right: Stored): number {
    for (const name of this.#names) {
      const order = compareStrings(String(left[name as keyof Stored]), String(right[name as keyof Stored]));
      if (order !== 0) return order;
    }
    return 0;
  }

  /** Position of the first row for which something holds that holds for all after it. */
  #first(holds: (row: Stored) => boolean): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.#rows[middle] as Stored)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
