import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { isObject, readJson } from '../json/document.ts';
import { readFeedItem } from './item.ts';

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1): each item is a story. */
export const jsonfeed: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readJson(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const feed = document.value;
    if (!isObject(feed)) return refused('', 'a JSON Feed must be an object');
    if (!Array.isArray(feed.items)) return refused('/items', 'a JSON Feed needs a list of items');
    if (feed.items.length === 0) return refused('/items', 'the feed holds no item');
    const items = feed.items.map((item: unknown, index) => readFeedItem(item, feed, `/items/${index}`));
    for (const item of items) if ('draft' in item) item.draft.changes.unshift(...document.changes);
    return { items, problems: [] };
  },
};

function refused(pointer: string, detail: string): Parsed {
  return { items: [], problems: [{ pointer, detail }] };
}
