import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { splitText } from './split.ts';

/** Plain text; takes what no other format knows, as long as it is prose and not some other vocabulary's markup. */
export const text: FormatReader = {
  parse(sniff: Sniff): Parsed {
    return splitText(sniff);
  },
};
