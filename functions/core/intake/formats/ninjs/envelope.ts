import { isObject } from '../json/document.ts';

/** One item and its JSON pointer (RFC 6901). */
export interface Enveloped {
  value: unknown;
  pointer: string;
}

/** Names under which lists and single items are wrapped, the AP Media API's `data` among them. */
const WRAPPERS = ['data', 'items', 'item', '_items', 'results', 'newsItems', 'stories', 'articles'];
const OWN = /^(?:uri|guid|headlines?|bod(?:y_\w+|ies)|pubstatus|pubStatus|versioncreated|versionCreated)$/;
const DEEPEST = 5;

/** The items of an upload: itself, or the members of the lists and envelopes around them. */
export function itemsOf(value: unknown, pointer = '', depth = 0): Enveloped[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => itemsOf(entry, `${pointer}/${index}`, depth + 1));
  }
  if (!isObject(value) || depth >= DEEPEST || Object.keys(value).some((name) => OWN.test(name))) {
    return [{ value, pointer }];
  }
  for (const name of WRAPPERS) {
    const inner = Object.hasOwn(value, name) ? value[name] : undefined;
    if (Array.isArray(inner) || isObject(inner)) return itemsOf(inner, `${pointer}/${name}`, depth + 1);
  }
  return [{ value, pointer }];
}
