import type { FormatReader } from '../../format.ts';
import { xmlReader } from '../../xml/reader.ts';
import { readMessage } from './message.ts';

/** IPTC NewsML-G2: a news item, a package, or a message with several of them. */
export const newsmlg2: FormatReader = xmlReader((root) => {
  const items = readMessage(root);
  return items.length > 0 ? items : { pointer: `/${root.name}`, detail: 'the message holds no item' };
});
