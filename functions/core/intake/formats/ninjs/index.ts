import type { FormatReader, Parsed, ParsedItem, Sniff } from '../../format.ts';
import { readJson } from '../json/document.ts';
import { itemsOf } from './envelope.ts';
import { readItem } from './item.ts';

/** IPTC ninjs 1, 2 and 3, alone, in a list, and as the AP Media API wraps it. */
export const ninjs: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readJson(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const items = itemsOf(document.value).flatMap(({ value, pointer }): ParsedItem[] =>
      readItem(value, pointer),
    );
    if (items.length === 0) return { items, problems: [{ pointer: '', detail: 'the upload holds no item' }] };
    for (const item of items) {
      if (!('draft' in item)) continue;
      item.draft.changes.unshift(...document.changes);
      if (sniff.baseUrl !== undefined) item.draft.baseUrl = sniff.baseUrl;
    }
    return { items, problems: [] };
  },
};
