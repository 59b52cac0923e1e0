import type { Aliases } from '../../aliases.ts';
import { agencies, unnamedAgencies } from '../../words/agencies.ts';
import { creditWords } from '../../words/credit-words.ts';
import { outlets } from '../../words/outlets.ts';
import { combining, digit, eachRun, opening, small } from '../runs.ts';

/** Words of a text as they are compared: composed and in lower case. */
const wordsOf = (text: string): readonly string[] => {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().match(/[a-z\d]+/g) ?? [];
  const words: string[] = [];
  const plain = text.normalize('NFC').toLowerCase();
  eachRun(plain, small | opening | digit | combining, (word) => words.push(word));
  return words;
};

const articles = new Set(['the', 'die', 'der', 'das', 'la', 'le', 'el', 'a', 'o']);

/** The longest word of each name. A line that names it holds this word, with or without the article. */
const hintsOf = (names: readonly string[]): string[] =>
  names.flatMap((name) => {
    const words = wordsOf(name);
    const proper = words.length > 1 && articles.has(words[0] ?? '') ? words.slice(1) : words;
    const longest = proper.reduce((long, word) => (word.length > long.length ? word : long), '');
    return longest === '' ? [] : [longest];
  });

const hints: ReadonlySet<string> = new Set([
  ...hintsOf([...agencies, ...outlets].flat()),
  ...hintsOf(unnamedAgencies),
  ...creditWords,
]);

const hintsOfAliases = new WeakMap<Aliases, ReadonlySet<string>>();

const ownHints = (aliases: Aliases): ReadonlySet<string> => {
  const own = hintsOfAliases.get(aliases) ?? new Set(hintsOf(Object.keys(aliases)));
  hintsOfAliases.set(aliases, own);
  return own;
};

/**
 * May a line name an agency or outlet, or be worded like a credit? Fast, and never wrong with no: every reading of a
 * credit line needs one of these words.
 */
export const mayCredit = (line: string, aliases: Aliases = {}): boolean => {
  const own = ownHints(aliases);
  return wordsOf(line).some((word) => hints.has(word) || own.has(word));
};
