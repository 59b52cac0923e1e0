import { flat, kind, kindsAt, unspaced } from './lexicon.ts';

/**
 * What the words of a text may be in a notice, whatever stands next to them: more than its tokens are, and never less.
 * Much faster than the tokens, for which all dates and times are looked for.
 */

const run = /[\p{L}\p{M}\p{N}]+/gu;
const letters = /[\p{L}\p{M}]+/gu;
/** A date or time may end in the middle of a word: "10Uhr", "10:30 pmembargo". */
const isGlued = (word: string): boolean =>
  (/\p{N}/u.test(word) && /\p{L}/u.test(word)) || /^[ap]m./.test(word);

/** The kinds of all words, and of the first. */
const kindsIn = (text: string): { all: number; first: number } => {
  const found: readonly string[] = flat(text).match(run) ?? [];
  const words = found.some(isGlued) ? found.flatMap(partsOf) : found;
  let all = 0;
  for (let at = 0; at < words.length; at += 1) all |= kindsAt(words, at);
  return { all, first: words.length > 0 ? kindsAt(words, 0) : 0 };
};

/** The word, and what is left of it where a date or time is taken off. */
const partsOf = (word: string): string[] =>
  isGlued(word) ? [word, ...(word.match(letters) ?? []), word.slice(2)] : [word];

const ofNotice = kind.copy | kind.trade | kind.ban | kind.use | kind.weak | kind.lifted | kind.immediate;

/** False for a text in which no word makes a notice, or says that one is over. */
export const mayMakeNotice = (text: string): boolean => {
  if (unspaced.test(text)) return true;
  const { all, first } = kindsIn(text);
  const forbids = (all & kind.not) !== 0 && (all & kind.weakUse) !== 0;
  return (all & ofNotice) !== 0 || forbids || (first & kind.until) !== 0;
};

/** False for a text in which no word makes a notice of a sentence. */
export const mayForbid = (text: string): boolean => {
  if (unspaced.test(text)) return true;
  const { all } = kindsIn(text);
  const forbids = (all & kind.not) !== 0 && (all & (kind.use | kind.weakUse | kind.weak)) !== 0;
  return (all & (kind.copy | kind.trade | kind.ban)) !== 0 || forbids;
};
