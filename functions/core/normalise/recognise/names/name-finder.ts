import type { Aliases } from '../../aliases.ts';
import { ambiguousNames } from '../../words/ambiguous-names.ts';
import { outletWords, shortNames } from '../../words/telltales.ts';
import { digit, eachRun, opening, small } from '../runs.ts';
import { quotableNames } from './names.ts';

export interface FoundName {
  name: string;
  /** Offset in the text. */
  at: number;
}

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names by their first word and then by the two characters behind it, longest first. */
type NameIndex = Map<string, Map<string, string[]>>;

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
/** Ranges of the scripts below, which a pattern without Unicode properties finds much faster. */
const mayBeIdeograph = /[\u1100-\u11ff\u2e80-\uffff]/;
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const searched = quotableNames().filter((name) => !ambiguousNames.has(name));
const byFirstWord = indexOf(searched.filter((name) => !ideographs.test(name)));
const isSmall = (word: string): boolean => /^[a-z]/.test(word);
/** The few names that are written without a capital. */
const smallNames = new RegExp(`\\b(?:${searched.filter(isSmall).map(literal).join('|')})`);
const unspacedNames = new RegExp(
  searched
    .filter((name) => ideographs.test(name) && name.length > 2)
    .map(literal)
    .join('|'),
  'gu',
);

const telltales = new Set([...shortNames, ...outletWords.map((words) => words.split(' ').at(-1) ?? words)]);

interface OwnNames {
  byFirstWord: NameIndex;
  /** Is one of them written without a capital? */
  small: boolean;
}
const ownNames = new WeakMap<Aliases, OwnNames>();

const indexOfAliases = (aliases: Aliases): OwnNames => {
  let own = ownNames.get(aliases);
  if (own === undefined) {
    const names = Object.keys(aliases).filter((name) => name.length > 2);
    const index = indexOf(names.sort((left, right) => right.length - left.length));
    own = { byFirstWord: index, small: [...index.keys()].some(isSmall) };
    ownNames.set(aliases, own);
  }
  return own;
};

/** Marks that join what is before them to a word, an address or a handle. */
const joins = new Set('_@#/.-');

export interface WordsFound {
  /** Known names in the order of the text. Those of scripts without spaces come last. */
  names: FoundName[];
  /** Does the text hold one of the words that short and unknown names need? */
  telltale: boolean;
}

/** Known names in a text, and whether it may hold others. */
export const wordsIn = (text: string, aliases: Aliases): WordsFound => {
  const own = indexOfAliases(aliases);
  const names: FoundName[] = [];
  let telltale = false;
  /** The end of the last name: what is inside it is no name by itself. */
  let past = 0;
  const mayBeSmall = own.small || smallNames.test(text);
  eachRun(text, small | opening | digit, (word, at, first) => {
    if (first === small && !mayBeSmall) return;
    telltale ||= telltales.has(word);
    if (at < past || joins.has(text[at - 1] ?? '')) return;
    const name = nameAt(text, at, word, own.byFirstWord) ?? nameAt(text, at, word, byFirstWord);
    if (name === undefined) return;
    names.push({ name, at });
    past = at + name.length;
  });
  if (mayBeIdeograph.test(text) && ideographs.test(text))
    for (const { 0: name, index: at } of text.matchAll(unspacedNames)) names.push({ name, at });
  return { names, telltale };
};

/** The longest name that begins with this word at this position. */
const nameAt = (text: string, at: number, word: string, index: NameIndex): string | undefined => {
  const known = index.get(word);
  if (known === undefined) return undefined;
  const behind = at + word.length;
  for (let reach = 2; reach >= 0; reach -= 1) {
    const name = known.get(text.slice(behind, behind + reach))?.find((one) => isNameAt(text, at, one));
    if (name !== undefined) return name;
  }
  return undefined;
};

const isNameAt = (text: string, at: number, name: string): boolean =>
  text.startsWith(name, at) && !/^[\p{L}\p{N}_@/-]/u.test(text.slice(at + name.length, at + name.length + 2));
