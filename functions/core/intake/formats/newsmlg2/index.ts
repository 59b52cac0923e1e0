import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { readXml } from '../../xml/read.ts';
import { readMessage } from './message.ts';

/** IPTC NewsML-G2: a news item, a package, or a message with several of them. */
export const newsmlg2: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readXml(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const items = readMessage(document.root, sniff.baseUrl);
    if (items.length === 0) {
      return {
        items,
        problems: [{ pointer: `/${document.root.name}`, detail: 'the message holds no item' }],
      };
    }
    for (const item of items) if ('draft' in item) item.draft.changes.unshift(...document.changes);
    return { items, problems: [] };
  },
};
