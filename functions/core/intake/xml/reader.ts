import { limits } from '../../../contract/limits.ts';
import type { Problem } from '../../story/draft.ts';
import type { FormatReader, ParsedItem } from '../format.ts';
import { TooManyStories } from '../too-many-stories.ts';
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

/**
 * The elements that are to be read as stories.
 * @throws TooManyStories when there are more than an upload may hold, before the first is read.
 */
export const firstItems = (found: readonly XmlElement[]): readonly XmlElement[] => {
  if (found.length > limits.storiesPerUpload)
    throw new TooManyStories(`${found.length} stories in one upload`);
  return found;
};
