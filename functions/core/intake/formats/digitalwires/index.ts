import type { FormatReader } from '../../format.ts';
import { isObject } from '../json/document.ts';
import { jsonReader } from '../json/reader.ts';
import { readEntry } from './entry.ts';

/** Entries of dpa's digitalwires: one object, a list, or the API's `{"entries": […]}`. */
export const digitalwires: FormatReader = jsonReader((document) => {
  const inEnvelope = isObject(document) && Array.isArray(document.entries);
  const list: unknown = inEnvelope ? document.entries : document;
  const pointer = inEnvelope ? '/entries' : '';
  if (!Array.isArray(list)) return [readEntry(list, pointer)];
  if (list.length === 0) return { pointer, detail: 'the list holds no entry' };
  return list.map((entry: unknown, index) => readEntry(entry, `${pointer}/${index}`));
});
