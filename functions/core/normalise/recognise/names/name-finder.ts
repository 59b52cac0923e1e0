import type { Aliases } from '../../aliases.ts';
import { ambiguousNames } from '../../words/ambiguous-names.ts';
import { outletWords, shortNames } from '../../words/telltales.ts';
import { quotableNames } from './names.ts';
import { filterOf, hashed, mayHold, type WordFilter } from './word-filter.ts';

export interface FoundName {
  name: string;
  /** Offset in the text. */
  at: number;
}

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names by their first word and then by the two characters behind it, longest first. */
type NameIndex = Map<string, Map<string, string[]>>;

/** A text is walked word by word, not name by name. */
const indexOf = (names: readonly string[]): NameIndex => {
  const index: NameIndex = new Map();
  for (const name of names) {
    const first = /^[\p{L}\p{N}]+/u.exec(name)?.[0];
    if (first === undefined) continue;
    const known = index.get(first) ?? new Map<string, string[]>();
    index.set(first, known);
    const behind = name.slice(first.length, first.length + 2);
    known.set(behind, [...(known.get(behind) ?? []), name]);
  }
  return index;
};
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Below this no character is one of them. */
const farOff = 0x1100;
const searched = quotableNames().filter((name) => !ambiguousNames.has(name));
const byFirstWord = indexOf(searched.filter((name) => !ideographs.test(name)));
const isSmall = (word: string): boolean => /^[a-z]/.test(word);
/** The few names that are written without a capital, as they may stand in a text. */
const smallNames = new RegExp(`\\b(?:${searched.filter(isSmall).map(literal).join('|')})`);
const unspacedNames = new RegExp(
  searched
    .filter((name) => ideographs.test(name) && name.length > 2)
    .map(literal)
    .join('|'),
  'gu',
);

const telltales = new Set([...shortNames, ...outletWords.map((words) => words.split(' ').at(-1) ?? words)]);
const worthALook = filterOf([...byFirstWord.keys(), ...telltales]);

interface OwnNames {
  byFirstWord: NameIndex;
  firstWords: WordFilter;
  /** Whether one of them is written without a capital. */
  small: boolean;
}
const ownNames = new WeakMap<object, OwnNames>();

const indexOfAliases = (aliases: Aliases): OwnNames => {
  let own = ownNames.get(aliases);
  if (own === undefined) {
    const names = Object.keys(aliases).filter((name) => name.length > 2);
    const index = indexOf(names.sort((left, right) => right.length - left.length));
    const small = [...index.keys()].some(isSmall);
    own = { byFirstWord: index, firstWords: filterOf(index.keys(), 1 << 9), small };
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

/** What walking through a text found. */
export interface WordsFound {
  /** Where known names stand, in the text's order; those of scripts without spaces come last. */
  names: FoundName[];
  /** Whether one of the words stands there that reading short and unknown names needs. */
  telltale: boolean;
}

/** Walks a text once and looks at the words that begin with a capital, and at others where a name has none. */
export const wordsIn = (text: string, aliases: Aliases): WordsFound => {
  const own = indexOfAliases(aliases);
  const names: FoundName[] = [];
  const least = own.small || smallNames.test(text) ? small : opening;
  let telltale = false;
  /** Behind the last name: what is within it is no name by itself. */
  let past = 0;
  /** All units at once, which tells whether any of them may be far off. */
  let units = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    units |= unit;
    const kind = kinds[unit] || kindAt(text, at);
    if (kind < least || (at > 0 && kindAt(text, at - 1) !== mark)) continue;
    const from = at;
    let hash = 0;
    do {
      const inner = text.charCodeAt(at);
      units |= inner;
      hash = hashed(hash, inner);
      at += 1;
    } while (at < text.length && (kinds[text.charCodeAt(at)] || kindAt(text, at)) !== mark);
    if (!mayHold(worthALook, hash) && !mayHold(own.firstWords, hash)) continue;
    const word = text.slice(from, at);
    telltale ||= telltales.has(word);
    if (from < past || (from > 0 && joins.has(text[from - 1] ?? ''))) continue;
    if (kind === small && !byFirstWord.has(word)) continue;
    const name = nameAt(text, from, word, own.byFirstWord) ?? nameAt(text, from, word, byFirstWord);
    if (name === undefined) continue;
    names.push({ name, at: from });
    past = from + name.length;
  }
  if (units >= farOff && ideographs.test(text))
    for (const { 0: name, index: at } of text.matchAll(unspacedNames)) names.push({ name, at });
  return { names, telltale };
};

/** The longest name that begins with a word of a text, where that stands. */
const nameAt = (text: string, at: number, word: string, index: NameIndex): string | undefined => {
  const known = index.get(word);
  if (known === undefined) return undefined;
  const behind = at + word.length;
  for (let reach = 2; reach >= 0; reach -= 1) {
    const name = known.get(text.slice(behind, behind + reach))?.find((one) => standsAt(text, at, one));
    if (name !== undefined) return name;
  }
  return undefined;
};

const standsAt = (text: string, at: number, name: string): boolean =>
  text.startsWith(name, at) && !/^[\p{L}\p{N}_@/-]/u.test(text.slice(at + name.length, at + name.length + 2));
