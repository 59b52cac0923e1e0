import type { FormatReader, ParsedItem } from '../../format.ts';
import { descendants, elements, itemPath } from '../../xml/element.ts';
import { core, extended } from '../../xml/namespaces.ts';
import { firstItems, xmlReader } from '../../xml/reader.ts';
import { readDeletedEntry } from '../atom/tombstone.ts';
import { readItem } from './item.ts';

/** RSS 0.9x and 2.0, and RSS 1.0 in RDF; each item a story. */
export const rss: FormatReader = xmlReader((root) => {
  const channel = elements(root, 'channel')[0];
  // RSS 1.0 has its items next to the channel.
  const inChannel = core(channel, 'item');
  const found = inChannel.length > 0 ? inChannel : elements(root, 'item');
  const path = inChannel.length > 0 ? `/${root.name}/channel` : `/${root.name}`;
  const items = firstItems(found).map(
    (element, index): ParsedItem => ({
      pointer: itemPath(path, 'item', index),
      draft: readItem(element, channel),
    }),
  );
  const deleted = extended(channel, 'at', 'deleted-entry').map((element, index) =>
    readDeletedEntry(element, itemPath(`/${root.name}/channel`, 'deleted-entry', index)),
  );
  if (items.length + deleted.length > 0) return [...items, ...deleted];
  const outside = descendants(root, 'item').length > 0;
  const detail = outside ? 'the items are outside the channel' : 'the feed holds no item';
  return { pointer: `/${root.name}`, detail };
});
