import type { Problem } from '../../../story/draft.ts';
import type { FormatReader, ParsedItem } from '../../format.ts';
import { readJson } from './document.ts';

/** A reader of a format written in JSON: `readValue` gives the items, or why there are none. */
export const jsonReader = (readValue: (value: unknown) => ParsedItem[] | Problem): FormatReader => ({
  parse(sniff) {
    const document = readJson(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const items = readValue(document.value);
    if (!Array.isArray(items)) return { items: [], problems: [items] };
    for (const item of items) if ('draft' in item) item.draft.changes.unshift(...document.changes);
    return { items, problems: [] };
  },
});
