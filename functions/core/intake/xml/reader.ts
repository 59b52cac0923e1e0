import { limits } from '../../../contract/limits.ts';
import type { Problem } from '../../story/draft.ts';
import type { FormatReader, ParsedItem } from '../format.ts';
import type { XmlElement } from './element.ts';
import { readXml } from './read.ts';

/** A reader of a format written in XML: `readRoot` gives the items, or why there are none. */
export const xmlReader = (readRoot: (root: XmlElement) => ParsedItem[] | Problem): FormatReader => ({
  parse(sniff) {
    const document = readXml(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const items = readRoot(document.root);
    if (!Array.isArray(items)) return { items: [], problems: [items] };
    for (const item of items) if ('draft' in item) item.draft.changes.unshift(...document.changes);
    return { items, problems: [] };
  },
});

/** At most one element more than an upload may hold, which is enough to refuse it; reading all takes quadratic time. */
export const firstItems = (found: readonly XmlElement[]): XmlElement[] =>
  found.slice(0, limits.storiesPerUpload + 1);
