import { agencies, unnamedAgencies } from '../data/agencies.ts';
import { outlets } from '../data/outlets.ts';

/** Words by which credit lines that may name anybody are known, beside the names themselves. */
const wordings = `with con com mit agency agencies input inputs इनपुट इनपुट्स ان اِن`.split(' ');

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;
const asciiWord = /[A-Za-z\d]+/g;
const isAscii = /^[\x00-\x7f]*$/;

/** Words of a text as they are compared: composed and in lower case. */
const wordsOf = (text: string): readonly string[] => {
  const ascii = isAscii.test(text);
  const plain = (ascii ? text : text.normalize('NFC')).toLowerCase();
  return plain.match(ascii ? asciiWord : wordPattern) ?? [];
};

const articles = new Set(['the', 'die', 'der', 'das', 'la', 'le', 'el', 'a', 'o']);

/** The longest word of each name: a name that is looked up stands there whole, but for an article in front of it. */
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
  ...wordings,
]);

const hintsOfAliases = new WeakMap<object, ReadonlySet<string>>();

const ownHints = (aliases: Readonly<Record<string, string>>): ReadonlySet<string> => {
  let own = hintsOfAliases.get(aliases);
  if (own === undefined) {
    own = new Set(hintsOf(Object.keys(aliases)));
    hintsOfAliases.set(aliases, own);
  }
  return own;
};

/**
 * May a line name an agency or outlet, or be worded like a credit? Cheap, and never wrong with no: every reading
 * of a credit line needs one of these words.
 */
export const mayCredit = (line: string, aliases?: Readonly<Record<string, string>>): boolean => {
  const own = aliases && ownHints(aliases);
  return wordsOf(line).some((word) => hints.has(word) || own?.has(word));
};
