import type { FormatReader, ParsedItem } from '../../format.ts';
import { attribute, childText, itemPath } from '../../xml/element.ts';
import { core, extended } from '../../xml/namespaces.ts';
import { firstItems, xmlReader } from '../../xml/reader.ts';
import { readEntry } from './entry.ts';
import { readDeletedEntry } from './tombstone.ts';

/** Atom 1.0 (RFC 4287) and 0.3: a feed, each entry a story, or one entry alone. */
export const atom: FormatReader = xmlReader((root) => {
  if (root.name === 'entry') return [{ pointer: '/entry', draft: readEntry(root, undefined) }];
  const tombstones = extended(root, 'at', 'deleted-entry');
  const deleted = tombstones.map((element, index) =>
    readDeletedEntry(element, itemPath('/feed', 'deleted-entry', index)),
  );
  const gone = new Map(
    tombstones.map((one) => [attribute(one, 'ref'), Date.parse(attribute(one, 'when') ?? '')]),
  );
  const items = firstItems(core(root, 'entry')).flatMap((entry, index): ParsedItem[] => {
    const when = gone.get(childText(entry, 'id'));
    // An entry that is not later than its tombstone is deleted (RFC 6721 §3): what is left of it is no news.
    if (when !== undefined && !(Date.parse(childText(entry, 'updated') ?? '') > when)) return [];
    return [{ pointer: itemPath('/feed', 'entry', index), draft: readEntry(entry, root) }];
  });
  if (items.length + deleted.length > 0) return [...items, ...deleted];
  return { pointer: '/feed', detail: 'the feed holds no entry' };
});
