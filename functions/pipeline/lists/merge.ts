import { type Placed, placeOf } from './place.ts';

/**
 * Rows that come by time, newest first, as placed rows in the exact order of their places: those of one moment are
 * sorted by id. Only rows before `before` are given.
 */
export async function* inOrder<T>(
  rows: AsyncIterable<Placed<T>>,
  before: string | undefined,
): AsyncGenerator<Placed<T>> {
  let moment: Placed<T>[] = [];
  const sorted = (): Placed<T>[] =>
    moment
      .filter((one) => before === undefined || placeOf(one) < before)
      // Stable: of what has one place, the first that came stays the first.
      .sort((left, right) => (left.id === right.id ? 0 : left.id < right.id ? 1 : -1));
  for await (const row of rows) {
    if (moment[0] && moment[0].at !== row.at) {
      yield* sorted();
      moment = [];
    }
    moment.push(row);
  }
  yield* sorted();
}

/**
 * Sources, each in the order of its places, as one list in that order. What is in several is given once, and so is what a
 * source made of parts that overlap gives again.
 */
export async function* merged<T>(sources: AsyncGenerator<Placed<T>>[]): AsyncGenerator<Placed<T>> {
  const heads = await Promise.all(sources.map(async (source) => ({ source, head: await source.next() })));
  let last: string | undefined;
  for (;;) {
    const open = heads.filter(({ head }) => head.done !== true);
    const [first, ...others] = open;
    if (!first) return;
    const newest = others.reduce((best, one) => (place(one.head) > place(best.head) ? one : best), first);
    const { value } = newest.head;
    newest.head = await newest.source.next();
    if (value === undefined || (last !== undefined && placeOf(value) >= last)) continue;
    last = placeOf(value);
    yield value;
  }
}

const place = <T>(head: IteratorResult<Placed<T>, undefined>): string =>
  head.value === undefined ? '' : placeOf(head.value);

/** The rows of a list that are not before an instant. */
export async function* since<T>(
  from: string | undefined,
  rows: AsyncGenerator<Placed<T>>,
): AsyncGenerator<Placed<T>> {
  for await (const row of rows) {
    if (from !== undefined && row.at < from) return;
    yield row;
  }
}
