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

/** All words of a name, since a name may be looked up without its article. */
const hintsOf = (names: Iterable<string>): string[] => [...names].flatMap(wordsOf);

const articles = new Set(['the', 'die', 'der', 'das', 'la', 'le', 'el', 'a', 'o', 'of']);
const hints: ReadonlySet<string> = new Set([
  ...hintsOf([...agencies, ...outlets].flat().map(firstWords)),
  ...hintsOf(unnamedAgencies.map(firstWords)),
  ...wordings,
]);

/** A name up to its first word that is no article. */
function firstWords(name: string): string {
  const words = wordsOf(name);
  return words.find((word) => !articles.has(word)) ?? words.join(' ');
}

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
