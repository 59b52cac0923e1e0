import type { ListPage } from '../../functions/pipeline/lists/page.ts';
import { placeOfCursor } from '../../functions/pipeline/lists/place.ts';

/** Most items of one page, as in the API. */
export const pageSize = 100;

/**
 * All items of a list that comes in pages, in its order. Reads no page before its items are asked for.
 * @param page the page that begins before a place, the first one without
 */
export async function* allItems<Item>(
  page: (before: string | undefined) => Promise<ListPage<Item>>,
): AsyncGenerator<Item> {
  let before: string | undefined;
  do {
    const { items, next } = await page(before);
    yield* items;
    before = next === undefined ? undefined : placeOfCursor(next);
  } while (before !== undefined);
}

/** The first items, at most `limit`. */
export async function firstOf<Item>(items: AsyncGenerator<Item>, limit: number): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length >= limit) break;
  }
  return found;
}
