import { cursorOf, type Placed, placeOf } from './place.ts';

/** One answer of a list. */
export interface ListPage<Item> {
  items: Item[];
  /** Where the next page begins; absent at the end of the list. */
  next?: string;
}

export interface PageOptions {
  /** Items on a page. */
  limit: number;
  /**
   * Rows that one page looks at, so that a filter that fits hardly anything costs no more than others. A page may then
   * have fewer items than asked for, even none, and still a next one.
   */
  window: number;
}

/** Rows whose items are made together: their reads are one request to the table. */
const together = 50;

/**
 * Makes a page of a list. `item` returns undefined for a row that is not asked for.
 * @param rows in the order of the list, from where the page begins
 */
export async function pageOf<Row, Item>(
  rows: AsyncGenerator<Placed<Row>>,
  { limit, window }: PageOptions,
  item: (row: Placed<Row>) => Promise<Item | undefined>,
): Promise<ListPage<Item>> {
  const items: Item[] = [];
  let seen = 0;
  let last = '';
  for (;;) {
    const batch = await take(rows, Math.min(together, window - seen));
    const made = await Promise.all(batch.map(item));
    for (const [at, one] of made.entries()) {
      const row = batch[at];
      if (row) last = placeOf(row);
      seen++;
      if (one !== undefined) items.push(one);
      if (items.length === limit || seen === window) {
        await rows.return(undefined);
        return { items, next: cursorOf(last) };
      }
    }
    if (batch.length < together) return { items };
  }
}

async function take<T>(from: AsyncGenerator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = await from.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}
