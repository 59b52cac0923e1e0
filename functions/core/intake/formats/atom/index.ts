import type { FormatReader, ParsedItem } from '../../format.ts';
import { itemPath } from '../../xml/element.ts';
import { core, extended } from '../../xml/namespaces.ts';
import { firstItems, xmlReader } from '../../xml/reader.ts';
import { readEntry } from './entry.ts';
import { readDeletedEntry } from './tombstone.ts';

/** Atom 1.0 (RFC 4287) and 0.3: a feed, each entry a story, or one entry alone. */
export const atom: FormatReader = xmlReader((root) => {
  if (root.name === 'entry') return [{ pointer: '/entry', draft: readEntry(root, undefined) }];
  const items = firstItems(core(root, 'entry')).map(
    (entry, index): ParsedItem => ({
      pointer: itemPath('/feed', 'entry', index),
      draft: readEntry(entry, root),
    }),
  );
  const deleted = extended(root, 'at', 'deleted-entry').map((element, index) =>
    readDeletedEntry(element, itemPath('/feed', 'deleted-entry', index)),
  );
  if (items.length + deleted.length > 0) return [...items, ...deleted];
  return { pointer: '/feed', detail: 'the feed holds no entry' };
});
