import type { Aliases } from '../../aliases.ts';
import { agencies, unnamedAgencies } from '../../words/agencies.ts';
import { outlets } from '../../words/outlets.ts';
import { filterOf, hashed, mayHold, type WordFilter } from '../names/word-filter.ts';

/** Words by which credit lines that may name anybody are known, beside the names themselves. */
const wordings =
  `with additional con com mit agency agencies input inputs इनपुट इनपुट्स ان اِن reporting reported writing written compiled
editing edited editor source graphics graphic translation translated production published contributed edição edición edizione
redação редактор redaktör 责任编辑 責任編輯 编辑 編輯 责编 تحرير إعداد`.split(/\s+/);

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

interface Hints {
  words: ReadonlySet<string>;
  filter: WordFilter;
}

const everybodys: Hints = { words: hints, filter: filterOf(hints) };

const hintsOfAliases = new WeakMap<object, Hints>();

const ownHints = (aliases: Aliases): Hints => {
  let own = hintsOfAliases.get(aliases);
  if (own === undefined) {
    const words = new Set(hintsOf(Object.keys(aliases)));
    own = { words, filter: filterOf(words, 1 << 10) };
    hintsOfAliases.set(aliases, own);
  }
  return own;
};

/**
 * May a line name an agency or outlet, or be worded like a credit? Cheap, and never wrong with no: every reading
 * of a credit line needs one of these words.
 */
export const mayCredit = (line: string, aliases?: Aliases): boolean => {
  const own = aliases === undefined ? everybodys : ownHints(aliases);
  return (
    askAscii(line, own) ?? wordsOf(line).some((word) => everybodys.words.has(word) || own.words.has(word))
  );
};

/** The same without making words; undefined as soon as a character is met that is not ASCII. */
const askAscii = (line: string, own: Hints): boolean | undefined => {
  let from = 0;
  let hash = 0;
  for (let at = 0; at <= line.length; at += 1) {
    const unit = at < line.length ? line.charCodeAt(at) : 32;
    if (unit > 127) return undefined;
    const small = smallAscii[unit] ?? 0;
    if (small !== 0) {
      hash = hashed(hash, small);
      continue;
    }
    if (at > from && (mayHold(everybodys.filter, hash) || mayHold(own.filter, hash))) {
      const word = line.slice(from, at).toLowerCase();
      if (everybodys.words.has(word) || own.words.has(word)) return true;
    }
    from = at + 1;
    hash = 0;
  }
  return false;
};

/** Letters in lower case and digits; 0 for what parts words. */
const smallAscii = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  return /[A-Za-z\d]/.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});
