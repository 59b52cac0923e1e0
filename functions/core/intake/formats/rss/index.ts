import { limits } from '../../../../contract/limits.ts';
import type { FormatReader, Parsed, ParsedItem, Sniff } from '../../format.ts';
import { descendants, elements, itemPath } from '../../xml/element.ts';
import { core, extended } from '../../xml/namespaces.ts';
import { readXml } from '../../xml/read.ts';
import { readDeletedEntry } from '../atom/tombstone.ts';
import { readItem } from './item.ts';

/** RSS 0.9x and 2.0, and RSS 1.0 in RDF; each item a story. */
export const rss: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readXml(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const { root } = document;
    const channel = elements(root, 'channel')[0];
    // RSS 1.0 puts its items beside the channel.
    const inChannel = core(channel, 'item');
    const found = inChannel.length > 0 ? inChannel : elements(root, 'item');
    const path = inChannel.length > 0 ? `/${root.name}/channel` : `/${root.name}`;
    // One more than an upload may hold is enough to tell that it holds too many; reading all costs quadratic time.
    const items: ParsedItem[] = found.slice(0, limits.storiesPerUpload + 1).map((element, index) => ({
      pointer: itemPath(path, 'item', index),
      draft: readItem(element, channel),
    }));
    extended(channel, 'at', 'deleted-entry').forEach((element, index) => {
      items.push(readDeletedEntry(element, itemPath(`/${root.name}/channel`, 'deleted-entry', index)));
    });
    if (items.length === 0) {
      const detail =
        descendants(root, 'item').length > 0
          ? 'the items stand outside the channel'
          : 'the feed holds no item';
      return { items: [], problems: [{ pointer: `/${root.name}`, detail }] };
    }
    for (const item of items) {
      if (!('draft' in item)) continue;
      item.draft.changes.unshift(...document.changes);
      if (sniff.baseUrl !== undefined) item.draft.baseUrl ??= sniff.baseUrl;
    }
    return { items, problems: [] };
  },
};
