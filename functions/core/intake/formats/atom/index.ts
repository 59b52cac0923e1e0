import { limits } from '../../../../contract/limits.ts';
import type { FormatReader, Parsed, ParsedItem, Sniff } from '../../format.ts';
import { itemPath } from '../../xml/element.ts';
import { core, extended } from '../../xml/namespaces.ts';
import { readXml } from '../../xml/read.ts';
import { readEntry } from './entry.ts';
import { readDeletedEntry } from './tombstone.ts';

/** Atom 1.0 (RFC 4287) and 0.3: a feed, each entry a story, or one entry alone. */
export const atom: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readXml(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const { root } = document;
    const alone = root.name === 'entry';
    const found = alone ? [root] : core(root, 'entry');
    // One more than an upload may hold is enough to tell that it holds too many; reading all costs quadratic time.
    const items: ParsedItem[] = found.slice(0, limits.storiesPerUpload + 1).map((entry, index) => ({
      pointer: alone ? '/entry' : itemPath('/feed', 'entry', index),
      draft: readEntry(entry, alone ? undefined : root),
    }));
    extended(root, 'at', 'deleted-entry').forEach((element, index) => {
      items.push(readDeletedEntry(element, itemPath('/feed', 'deleted-entry', index)));
    });
    if (items.length === 0)
      return { items: [], problems: [{ pointer: '/feed', detail: 'the feed holds no entry' }] };
    for (const item of items) {
      if (!('draft' in item)) continue;
      item.draft.changes.unshift(...document.changes);
      if (sniff.baseUrl !== undefined) item.draft.baseUrl ??= sniff.baseUrl;
    }
    return { items, problems: [] };
  },
};
