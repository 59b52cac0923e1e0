import { filler, occasion, reporting, time } from '../../words/embargo/context-words.ts';
import {
  copyEmbargo,
  immediate,
  lifted,
  negations,
  noNotice,
  only,
  secret,
  tradeEmbargo,
  until,
  use,
  weak,
  weakUse,
} from '../../words/embargo/notice-words.ts';
import { signs } from '../../words/embargo/signs.ts';

/** What a word may be in a notice; one word can be several, and its neighbours decide. */
export const kind = {
  /** "Sperrfrist": said about copy only. */
  copy: 1,
  /** "Embargo": a ban on trade, too. */
  trade: 2,
  use: 4,
  weakUse: 8,
  not: 16,
  until: 32,
  weak: 64,
  lifted: 128,
  immediate: 256,
  time: 512,
  filler: 1024,
  reporting: 2048,
  /** Forbids to publish by itself. */
  ban: 4096,
  /** A date, a time of day or a zone. */
  figure: 8192,
  separator: 16_384,
  /** Figures that are no time by themselves. */
  number: 32_768,
  /** What a notice waits for. */
  occasion: 65_536,
  /** With an "until" behind it: "only after". */
  only: 131_072,
  /** Of the words for copy that is private, one that is said of little else. */
  secret: 262_144,
} as const;

const tables: readonly (readonly [string, number])[] = [
  [copyEmbargo, kind.copy],
  [tradeEmbargo, kind.trade],
  [use, kind.use],
  [weakUse, kind.weakUse],
  [negations, kind.not],
  [until, kind.until],
  [weak, kind.weak],
  [lifted, kind.lifted],
  [immediate, kind.immediate],
  [time, kind.time],
  [filler, kind.filler],
  [reporting, kind.reporting],
  [occasion, kind.occasion],
  [only, kind.only],
  [noNotice, kind.reporting],
  [secret, kind.weak | kind.secret],
];
const kindOfSigns: Readonly<Record<keyof typeof signs, number>> = {
  copyEmbargo: kind.copy,
  tradeEmbargo: kind.trade,
  ban: kind.ban,
  use: kind.use,
  negation: kind.not,
  until: kind.until,
  lifted: kind.lifted,
  immediate: kind.immediate,
  time: kind.time,
  filler: kind.filler,
  reporting: kind.reporting,
};

const same: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ς: 'σ',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  '’': "'",
  ʼ: "'",
};
const flatOf = (sign: string): string => {
  // Syllables of Korean and Japanese are letters, not letters with accents.
  if (/[\u3040-\u30ff\uac00-\ud7af]/.test(sign)) return sign;
  const [base = sign] = sign.toLowerCase().normalize('NFD');
  return same[base] ?? base;
};

/** Lower case and without accents; as long as the text, so that positions stay. */
export const flat = (text: string): string =>
  text.toLowerCase().length === text.length
    ? text.toLowerCase().replace(/[^\0-\x7f]/g, flatOf)
    : text.replace(/[^\0-\x60\x7b-\x7f]|[A-Z]/g, flatOf);

export const wordOf = /[\p{L}\p{M}\p{N}]+/gu;
const keyOf = (word: string): string => word.slice(0, 3);

interface Phrase {
  words: readonly string[];
  kinds: number;
}

interface Lexicon {
  /** By their first word, where that is whole. */
  whole: ReadonlyMap<string, readonly Phrase[]>;
  /** By the first letters of their first word, where any ending may follow. */
  open: ReadonlyMap<string, readonly Phrase[]>;
  /** Of scripts without spaces, by their first character, longest first. */
  signs: ReadonlyMap<string, readonly (readonly [string, number])[]>;
}

const add = <Value>(map: Map<string, Value[]>, key: string, value: Value): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

const made = (): Lexicon => {
  const whole = new Map<string, Phrase[]>();
  const open = new Map<string, Phrase[]>();
  for (const [table, kinds] of tables)
    for (const phrase of flat(table).split(/[|\n]/)) {
      const words = phrase.match(/[\p{L}\p{M}\p{N}]+\*?/gu) ?? [];
      const [first] = words;
      if (first?.endsWith('*')) add(open, keyOf(first.slice(0, -1)), { words, kinds });
      else if (first !== undefined) add(whole, first, { words, kinds });
    }
  const bySign = new Map<string, [string, number][]>();
  for (const [name, table] of Object.entries(signs) as [keyof typeof signs, string][])
    for (const sign of table.split(' | ').map(flat)) add(bySign, sign.charAt(0), [sign, kindOfSigns[name]]);
  for (const list of bySign.values()) list.sort(([left], [right]) => right.length - left.length);
  return { whole, open, signs: bySign };
};

let lexicon: Lexicon | undefined;
/** Made when it is first needed: most starts of a function read no story. */
const lexiconOf = (): Lexicon => {
  lexicon ??= made();
  return lexicon;
};

const matches = (words: readonly string[], at: number, phrase: Phrase): boolean =>
  phrase.words.every((wanted, offset) => {
    const word = words[at + offset];
    if (word === undefined) return false;
    return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
  });

export interface Match {
  /** Words taken. */
  length: number;
  kinds: number;
}

/** What begins with a word. */
interface Entry {
  alone: Match;
  /** All that it may be by itself. */
  kinds: number;
  phrases: readonly Phrase[];
}

/** Texts use few words often. */
const mostWords = 5_000;
/** Part of a longer text that V8 does not copy keeps all of it in memory. */
const longestCopied = 12;
const entries = new Map<string, Entry>();

const entryOf = (word: string): Entry => {
  const before = entries.get(word);
  if (before !== undefined) return before;
  const { whole, open } = lexiconOf();
  const phrases = [...(whole.get(word) ?? []), ...(open.get(keyOf(word)) ?? [])].filter(({ words }) =>
    matches([word], 0, { words: words.slice(0, 1), kinds: 0 }),
  );
  const alone = find([word], 0);
  const entry: Entry = {
    alone,
    kinds: phrases.reduce((kinds, one) => (one.words.length === 1 ? kinds | one.kinds : kinds), alone.kinds),
    phrases: phrases.filter(({ words }) => words.length > 1),
  };
  if (entries.size >= mostWords) entries.clear();
  if (word.length <= longestCopied) entries.set(word, entry);
  return entry;
};

/** All that the words from `at` on may be, whichever phrase is the longest. `words` are flat. */
export const kindsAt = (words: readonly string[], at: number): number => {
  const { kinds, phrases } = entryOf(words[at] ?? '');
  return phrases.reduce((all, one) => (matches(words, at, one) ? all | one.kinds : all), kinds);
};

/** What the words from `at` on are: the longest phrase of the tables. `words` are flat. */
export const lookUp = (words: readonly string[], at: number): Match => {
  const { alone, phrases } = entryOf(words[at] ?? '');
  return phrases.length === 0 ? alone : find(words, at);
};

const find = (words: readonly string[], at: number): Match => {
  const word = words[at] ?? '';
  const found = phraseAt(words, at, word);
  if ((found.kinds & (kind.use | kind.weakUse)) !== 0 && found.length === 1 && isBan(word))
    return { length: 1, kinds: kind.ban };
  if (found.length > 0) return found;
  const bare = withoutPrefix(word);
  if (bare !== undefined) {
    const inner = phraseAt([bare], 0, bare);
    if (inner.length > 0) return inner;
  }
  // "Sendesperrfrist"
  if (word.endsWith('sperrfrist')) return { length: 1, kinds: kind.copy };
  return { length: 1, kinds: isBan(word) ? kind.ban : misspelt(word) };
};

/**
 * Languages that say "not" by a part of the word: Baltic and Slavic in front ("nepublikovat"), Swahili too; Turkish,
 * Telugu and Kannada behind.
 */
const isBan = (word: string): boolean => {
  const inner = /^(?:ne|isi|usi|չ)(\p{L}{4,})$/u.exec(word)?.[1];
  if (inner !== undefined && (phraseAt([inner], 0, inner).kinds & kind.use) !== 0) return true;
  return refused.test(word) && (phraseAt([word], 0, word).kinds & (kind.use | kind.weakUse)) !== 0;
};
const refused =
  /(?:ma|me)(?:y[ia]n\p{L}{0,4}|z|zlar|s[iu]n|mali|meli|mali\p{L}{0,4})$|(?:ма|ме)(?:ңыз|ңіз|сын|сін|лы|лі)\p{L}{0,3}$|వద్దు$|రాదు$|కూడదు$|ಬೇಡಿ$|ಬಾರದು$|രുത്$|க்கூடாது$/u;

const phraseAt = (words: readonly string[], at: number, word: string): Match => {
  let length = 0;
  let kinds = 0;
  const { whole, open } = lexiconOf();
  for (const phrases of [whole.get(word), open.get(keyOf(word))])
    for (const phrase of phrases ?? []) {
      if (phrase.words.length < length || !matches(words, at, phrase)) continue;
      kinds = phrase.words.length > length ? phrase.kinds : kinds | phrase.kinds;
      length = phrase.words.length;
    }
  return { length, kinds };
};

/** Arabic and Hebrew join articles and prepositions to the word. */
const withoutPrefix = (word: string): string | undefined =>
  /^(?:وال|بال|لل|ال|و|ب|ل|ف)(\p{L}{3,})$/u.exec(word)?.[1] ?? /^[הבלמשוכ](\p{L}{2,})$/u.exec(word)?.[1];

const spelt: readonly (readonly [string, number])[] = [
  ['embargo', kind.trade],
  ['embargoed', kind.copy],
  ['sperrfrist', kind.trade],
  ['until', kind.until],
];

/** A word with one slip of the pen is still read: to hold a story is the safe side. */
const misspelt = (word: string): number =>
  spelt.find(
    ([right]) => word.length > 4 && Math.abs(word.length - right.length) < 2 && isSlip(word, right),
  )?.[1] ?? 0;

const isSlip = (word: string, right: string): boolean => {
  let head = 0;
  while (head < word.length && word[head] === right[head]) head += 1;
  let tail = 0;
  const most = Math.min(word.length, right.length) - head;
  while (tail < most && word.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const [left, wanted] = [word.slice(head, word.length - tail), right.slice(head, right.length - tail)];
  const swapped = left.length === 2 && left[0] === wanted[1] && left[1] === wanted[0];
  return swapped || Math.max(left.length, wanted.length) <= 1;
};

export const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** The words in a run of a script without spaces; runs of other characters between them have no kind. */
export const signsIn = (run: string): { from: number; to: number; kinds: number }[] => {
  const found: { from: number; to: number; kinds: number }[] = [];
  let at = 0;
  while (at < run.length) {
    const sign = (lexiconOf().signs.get(run.charAt(at)) ?? []).find(([text]) => run.startsWith(text, at));
    const to = at + (sign?.[0].length ?? 1);
    const last = found.at(-1);
    const joins =
      last !== undefined && /\p{N}/u.test(run.charAt(at)) === /\p{N}/u.test(run.charAt(last.from));
    if (sign === undefined && last?.kinds === 0 && joins) last.to = to;
    else found.push({ from: at, to, kinds: sign?.[1] ?? 0 });
    at = to;
  }
  return found;
};
