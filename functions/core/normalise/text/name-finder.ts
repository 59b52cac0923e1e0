import { ambiguousNames } from '../data/ambiguous-names.ts';
import { quotableNames } from './names.ts';

export interface FoundName {
  name: string;
  /** Offset in the text. */
  at: number;
}

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names by their first word, longest first: a text is walked word by word, not name by name. */
const indexOf = (names: readonly string[]): Map<string, string[]> => {
  const index = new Map<string, string[]>();
  for (const name of names) {
    const first = /^[\p{L}\p{N}]+/u.exec(name)?.[0];
    if (first === undefined) continue;
    const known = index.get(first);
    if (known) known.push(name);
    else index.set(first, [name]);
  }
  return index;
};
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Below this no character is one of them. */
const farOff = /[\u1100-\u11ff\u2e80-\uffff]/;
const searched = quotableNames().filter((name) => !ambiguousNames.has(name));
const byFirstWord = indexOf(searched.filter((name) => !ideographs.test(name)));
/** The few names that are written without a capital. */
const smallNames = [...byFirstWord.keys()]
  .filter((word) => /^[a-z]/.test(word))
  .map(literal)
  .join('|');
const unspacedNames = new RegExp(
  searched
    .filter((name) => ideographs.test(name) && name.length > 2)
    .map(literal)
    .join('|'),
  'gu',
);

const ownNames = new WeakMap<object, Map<string, string[]>>();

const indexOfAliases = (aliases: Readonly<Record<string, string>>): Map<string, string[]> => {
  let own = ownNames.get(aliases);
  if (own === undefined) {
    own = indexOf(Object.keys(aliases).filter((name) => name.length > 2));
    ownNames.set(aliases, own);
  }
  return own;
};

/** What a UTF-16 unit is to words, filled in as units are met. Halves of pairs are read as their pair is. */
const unknown = 0;
const mark = 1;
/** A letter that opens no name by itself: small letters of scripts with capitals. */
const small = 2;
/** A capital, a letter of a script without capitals, a digit. */
const opening = 3;
const kinds = new Uint8Array(0x10000);

const kindAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  const known = kinds[unit];
  if (known !== undefined && known !== unknown) return known;
  const surrogate = unit >= 0xd800 && unit < 0xe000;
  const from = unit >= 0xdc00 && unit < 0xe000 ? at - 1 : at;
  const character = String.fromCodePoint(text.codePointAt(Math.max(0, from)) ?? unit);
  const kind = /[\p{Lu}\p{Lo}\p{N}]/u.test(character) ? opening : /\p{L}/u.test(character) ? small : mark;
  if (!surrogate) kinds[unit] = kind;
  return kind;
};

/** Marks that join what stands before them to a word, an address or a handle. */
const joins = new Set('_@#/.-');

/** Where a name may begin: found by the regular expression engine, and looked at more closely then. */
const candidate = new RegExp(
  `[A-Z0-9\\u00c0-\\u00de\\u0100-\\u1fff\\u2c00-\\uffff]|\\b(?:${smallNames})`,
  'g',
);

/** Where known names stand in a text, in its order; those of scripts without spaces come last. */
export const namesIn = (text: string, aliases: Readonly<Record<string, string>>): FoundName[] => {
  const own = indexOfAliases(aliases);
  const found: FoundName[] = [];
  candidate.lastIndex = 0;
  for (let next = candidate.exec(text); next !== null; next = candidate.exec(text)) {
    const from = next.index;
    let at = from;
    while (at < text.length && (kinds[text.charCodeAt(at)] || kindAt(text, at)) !== mark) at += 1;
    candidate.lastIndex = Math.max(at, from + 1);
    if (at === from || (from > 0 && (kindAt(text, from - 1) !== mark || joins.has(text[from - 1] ?? ''))))
      continue;
    const word = text.slice(from, at);
    if (kindAt(text, from) === small && !byFirstWord.has(word)) continue;
    const name = nameAt(text, from, own.get(word)) ?? nameAt(text, from, byFirstWord.get(word));
    if (name === undefined) continue;
    found.push({ name, at: from });
    candidate.lastIndex = Math.max(at, from + name.length);
  }
  if (farOff.test(text) && ideographs.test(text))
    for (const { 0: name, index: at } of text.matchAll(unspacedNames)) found.push({ name, at });
  return found;
};

const nameAt = (text: string, at: number, candidates: readonly string[] | undefined): string | undefined =>
  candidates?.find(
    (name) =>
      text.startsWith(name, at) &&
      !/^[\p{L}\p{N}_@/-]/u.test(text.slice(at + name.length, at + name.length + 2)),
  );
