import { limits } from '../../../../contract/limits.ts';
import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { elements, itemPath } from '../../xml/element.ts';
import { readXml } from '../../xml/read.ts';
import { readNewsItem } from './item.ts';

/** IPTC NewsML 1.0 to 1.2: one or more NewsItems in a NewsML document. */
export const newsml12: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readXml(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const { root } = document;
    const found = root.name === 'NewsItem' ? [root] : elements(root, 'NewsItem');
    if (found.length === 0) {
      return { items: [], problems: [{ pointer: '/NewsML', detail: 'the document holds no NewsItem' }] };
    }
    // One more than an upload may hold is enough to tell that it holds too many; reading all costs quadratic time.
    const items = found.slice(0, limits.storiesPerUpload + 1).map((item, index) => {
      const pointer = item === root ? '/NewsItem' : itemPath('/NewsML', 'NewsItem', index);
      const parsed = readNewsItem(item, root, pointer);
      if ('draft' in parsed) {
        parsed.draft.changes.unshift(...document.changes);
        if (sniff.baseUrl !== undefined) parsed.draft.baseUrl = sniff.baseUrl;
      }
      return parsed;
    });
    return { items, problems: [] };
  },
};
