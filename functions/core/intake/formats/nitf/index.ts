import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { readXml } from '../../xml/read.ts';
import { readNitf } from './story.ts';

/** IPTC News Industry Text Format, versions 2 to 3.6. */
export const nitf: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readXml(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const draft = readNitf(document.root, sniff.baseUrl);
    draft.changes.unshift(...document.changes);
    return { items: [{ pointer: '/nitf', draft }], problems: [] };
  },
};
