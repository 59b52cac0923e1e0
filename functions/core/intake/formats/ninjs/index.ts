import type { FormatReader } from '../../format.ts';
import { jsonReader } from '../json/reader.ts';
import { itemsOf } from './envelope.ts';
import { readItem } from './item.ts';

/** IPTC ninjs 1, 2 and 3, alone, in a list, and as the AP Media API wraps it. */
export const ninjs: FormatReader = jsonReader((document) => {
  const items = itemsOf(document).flatMap(({ value, pointer }) => readItem(value, pointer));
  return items.length > 0 ? items : { pointer: '', detail: 'the upload holds no item' };
});
