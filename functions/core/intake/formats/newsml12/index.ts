import type { FormatReader } from '../../format.ts';
import { elements, itemPath } from '../../xml/element.ts';
import { firstItems, xmlReader } from '../../xml/reader.ts';
import { readNewsItem } from './item.ts';

/** IPTC NewsML 1.0 to 1.2: one or more NewsItems in a NewsML document. */
export const newsml12: FormatReader = xmlReader((root) => {
  if (root.name === 'NewsItem') return [readNewsItem(root, root, '/NewsItem')];
  const found = firstItems(elements(root, 'NewsItem'));
  if (found.length === 0) return { pointer: '/NewsML', detail: 'the document holds no NewsItem' };
  return found.map((item, index) => readNewsItem(item, root, itemPath('/NewsML', 'NewsItem', index)));
});
