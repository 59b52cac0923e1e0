import type { FormatReader } from '../../format.ts';
import { isObject } from '../json/document.ts';
import { jsonReader } from '../json/reader.ts';
import { readFeedItem } from './item.ts';

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1): each item is a story. */
export const jsonfeed: FormatReader = jsonReader((feed) => {
  if (!isObject(feed)) return { pointer: '', detail: 'a JSON Feed must be an object' };
  if (!Array.isArray(feed.items)) return { pointer: '/items', detail: 'a JSON Feed needs a list of items' };
  if (feed.items.length === 0) return { pointer: '/items', detail: 'the feed holds no item' };
  return feed.items.map((item: unknown, index) => readFeedItem(item, feed, `/items/${index}`));
});
