import { lately } from './lately.ts';
import { combining, kindAt, opening, small } from './runs.ts';

/**
 * Patterns of many words that may each stand anywhere in a line. Most lines have no word that begins like one of them,
 * and that is much quicker to see than that the pattern does not match.
 */

/** A pattern whose words begin behind what is no letter, or are of scripts that `simple` does not have. */
export interface WordPattern {
  readonly pattern: RegExp;
  test(line: string): boolean;
  exec(line: string): RegExpExecArray | null;
}

/** Latin letters and marks of which small and capital ones differ in case only, also to a pattern. */
const simple = /^[\0-\u00b4\u00b6-\u012f\u0132-\u0148\u014a-\u017e\u2010-\u203a\u20ac]*$/;
const letter = small | opening | combining;
const bits = 9;
const mask = (1 << bits) - 1;

/** Up to three characters as a number. */
const keyOf = (text: string, at: number, length: number): number => {
  let key = 0;
  for (let offset = 0; offset < 3; offset += 1)
    key = (key << bits) | (offset < length ? text.charCodeAt(at + offset) & mask : 0);
  return key;
};

/** The first characters of all words of a line; undefined for a line that is not `simple`. */
const startsOf = lately((line: string): readonly number[] | undefined => {
  if (!simple.test(line)) return undefined;
  const text = line.toLowerCase();
  const keys: number[] = [];
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindAt(text, at);
    if ((before & letter) === 0) keys.push(keyOf(text, at, Math.min(3, text.length - at)));
    before = kind;
  }
  return keys;
});

/** `words` are beginnings of all that `pattern` finds, in any case. */
export const wordPattern = (pattern: RegExp, words: readonly string[]): WordPattern => {
  /** By their length: shorter words are compared as a whole. */
  const keys = [1, 2, 3].map((length) => {
    const ofLength = words.filter((word) => Math.min(3, word.length) === length && simple.test(word));
    return new Set(ofLength.map((word) => keyOf(word.toLowerCase(), 0, length) >> (bits * (3 - length))));
  });
  const [one = new Set<number>(), two = new Set<number>(), three = new Set<number>()] = keys;
  const begins = (key: number): boolean =>
    three.has(key) || (two.size > 0 && two.has(key >> bits)) || (one.size > 0 && one.has(key >> (2 * bits)));
  const mayMatch = (line: string): boolean => startsOf(line)?.some(begins) ?? true;
  return {
    pattern,
    test: (line) => mayMatch(line) && pattern.test(line),
    exec: (line) => (mayMatch(line) ? pattern.exec(line) : null),
  };
};
