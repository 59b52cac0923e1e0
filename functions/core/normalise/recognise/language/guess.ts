import { detectByLetters } from '../../on-demand.cjs';
import { functionWords } from '../../words/function-words.ts';
import { filterOf, hashed, mayHold } from '../names/word-filter.ts';

export interface LanguageGuess {
  /** BCP 47 primary subtag. */
  language: string;
  /** 0 to 1: how surely it is not another language. */
  certainty: number;
}

const sampleLength = 1000;

/** Scripts that one language writes, or nearly so. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Oriya}/gu, 'or'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Tibetan}/gu, 'bo'],
  [/\p{Script=Mongolian}/gu, 'mn'],
  [/\p{Script=Thaana}/gu, 'dv'],
];
const shared = {
  Devanagari: { pattern: /\p{Script=Devanagari}/gu, languages: ['hi', 'mr', 'ne'] },
  Arabic: { pattern: /\p{Script=Arabic}/gu, languages: ['ar', 'fa', 'ur', 'ps'] },
  Cyrillic: { pattern: /\p{Script=Cyrillic}/gu, languages: ['ru', 'uk', 'bg', 'sr', 'be', 'mk'] },
} as const;
const elsewhere = new Set<string>(Object.values(shared).flatMap(({ languages }) => languages));

const languages = Object.keys(functionWords);
const placeOf = new Map(languages.map((language, place) => [language, place] as const));
/** Places in `languages` of those that use a word. */
const usersOf = new Map<string, number[]>();
for (const [place, words] of Object.values(functionWords).entries())
  for (const word of new Set(words.split(' '))) usersOf.set(word, [...(usersOf.get(word) ?? []), place]);
const latin = languages.filter((language) => !elsewhere.has(language));
const worthALook = filterOf(usersOf.keys());

/** Letters that decide between languages of one script more surely than words do. */
const telling: readonly (readonly [RegExp, string])[] = [
  [/[ٹڈڑںےہھ]/g, 'ur'],
  [/[ښځڅډړڼېۍ]/g, 'ps'],
  [/[پچژگکی]/g, 'fa'],
  [/[іїєґ]/gi, 'uk'],
  [/[ў]/gi, 'be'],
  [/[ђћџљњ]/gi, 'sr'],
  [/[ѓќѕ]/gi, 'mk'],
  [/[ыэё]/gi, 'ru'],
];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Without a branch: what comes next in a text cannot be foretold, and processors wait long for what they foretold wrongly. */
const asciiLetters = (text: string): number => {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at) | 32;
    // The sign of both is negative between a and z.
    letters += ((96 - code) & (code - 123)) >>> 31;
  }
  return letters;
};

/** Does a text hold at least so many letters, of any script? */
export const hasLetters = (text: string, least: number): boolean =>
  asciiLetters(text) >= least || text.replace(/[^\p{L}]/gu, '').length >= least;

/**
 * The language of a text, by script, telling letters and function words. When these are not enough, the letter
 * groups of a text decide with a certainty of at most 0.4, unless `sureOnly` asks for no such guess.
 */
export const guessLanguage = (text: string, sureOnly = false): LanguageGuess | undefined => {
  const sample = text.slice(0, sampleLength);
  const ofAscii = asciiLetters(sample);
  const letters = ofAscii > sample.length * 0.6 ? ofAscii : count(sample, /\p{L}/gu);
  if (letters < 3) return undefined;
  if (ofAscii < letters && count(sample, /\p{Script=Latin}/gu) < letters * 0.6) {
    const guess = byScript(sample, letters);
    if (guess) return guess;
  }
  const words = best(sample, latin);
  if (words && (words.certainty >= 0.5 || letters > 400)) return words;
  if (sureOnly) return words;
  const lettered = byLetters(sample);
  return lettered && words && lettered.certainty < words.certainty ? words : (lettered ?? words);
};

const byScript = (sample: string, letters: number): LanguageGuess | undefined => {
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (kana > letters * 0.08) return { language: 'ja', certainty: 1 };
  for (const [pattern, language] of scripts)
    if (count(sample, pattern) > letters * 0.4) return { language, certainty: 1 };
  for (const { pattern, languages } of Object.values(shared)) {
    const share = count(sample, pattern);
    if (share <= letters * 0.4) continue;
    const words = best(sample, languages);
    const lettered = telling
      .map(([told, language]) => ({ language, times: count(sample, told) }))
      .filter(
        ({ language, times }) => (languages as readonly string[]).includes(language) && times > share * 0.015,
      );
    if (lettered[0] && (words?.language !== 'ps' || lettered[0].language === 'ps')) {
      const first = lettered[0];
      if (words && words.certainty > 0.5 && words.language !== first.language && first.language === 'fa')
        return words.language === 'ar' && first.times > share * 0.05
          ? { language: 'fa', certainty: 0.8 }
          : words;
      return { language: first.language, certainty: 0.9 };
    }
    return words && words.certainty > 0.1 ? words : { language: languages[0], certainty: 0.6 };
  }
  return undefined;
};

/** What a UTF-16 unit is to a word, filled in as units are met: `outside`, or the unit in lower case. */
const unknown = 0;
const outside = 1;
const lowered = new Uint16Array(0x10000);
const wordCharacter = /[\p{L}\p{M}ʼ]/u;

const loweredAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  const known = lowered[unit];
  if (known !== undefined && known !== unknown) return known;
  const surrogate = unit >= 0xd800 && unit < 0xe000;
  const from = unit >= 0xdc00 && unit < 0xe000 && at > 0 ? at - 1 : at;
  const point = text.codePointAt(from) ?? unit;
  const character = String.fromCodePoint(point);
  const whole = !surrogate || point > 0xffff;
  const of = whole && wordCharacter.test(character) ? character.toLowerCase().charCodeAt(at - from) : outside;
  if (!surrogate) lowered[unit] = of;
  return of;
};

/** Words of a text, and how many of them each language uses, by its place. */
const functionWordsIn = (text: string): { words: number; hits: Uint16Array } => {
  const hits = new Uint16Array(languages.length);
  let words = 0;
  for (let at = 0; at < text.length; at += 1) {
    const from = at;
    let hash = 0;
    for (; at < text.length; at += 1) {
      const unit = lowered[text.charCodeAt(at)] || loweredAt(text, at);
      if (unit === outside) break;
      hash = hashed(hash, unit);
    }
    if (at === from) continue;
    words += 1;
    // The letters of "U.S." are words of other languages.
    if (at === from + 1 && text[at] === '.') continue;
    if (!mayHold(worthALook, hash)) continue;
    for (const place of usersOf.get(text.slice(from, at).toLowerCase()) ?? [])
      hits[place] = (hits[place] ?? 0) + 1;
  }
  return { words, hits };
};

const best = (sample: string, among: readonly string[]): LanguageGuess | undefined => {
  const { words, hits } = functionWordsIn(sample);
  if (words === 0) return undefined;
  let first = { language: '', hits: -1 };
  for (const language of among) {
    const own = hits[placeOf.get(language) ?? 0] ?? 0;
    if (own > first.hits) first = { language, hits: own };
  }
  let second = 0;
  for (const language of among) {
    const own = hits[placeOf.get(language) ?? 0] ?? 0;
    if (own > second && !alike(language, first.language)) second = own;
  }
  if (first.hits < 2 || first.hits < words * 0.08) return undefined;
  const enough = Math.min(1, first.hits / 5) * Math.min(1, first.hits / words / 0.2);
  return {
    language: first.language,
    certainty: enough * Math.min(1, ((first.hits - second) / first.hits) * 2),
  };
};

const byLetters = (sample: string): LanguageGuess | undefined => {
  const [first] = detectByLetters(sample.slice(0, 200));
  return first
    ? { language: first.lang === 'no' ? 'nb' : first.lang, certainty: Math.min(0.4, first.accuracy) }
    : undefined;
};

const groups = [
  ['nb', 'nn', 'no', 'da', 'sv'],
  ['hr', 'sr', 'bs', 'sl', 'sh', 'me'],
  ['cs', 'sk'],
  ['id', 'ms'],
  ['pt', 'gl', 'es', 'ca', 'oc', 'an', 'ast'],
  ['ru', 'uk', 'be', 'bg', 'mk', 'sr'],
  ['nl', 'af', 'fy'],
  ['hi', 'mr', 'ne', 'bho', 'mai', 'sa'],
  ['ar', 'fa', 'ps', 'ckb', 'ug', 'sd'],
  ['zh', 'yue', 'wuu', 'ja'],
  ['tl', 'fil', 'ceb'],
  ['tr', 'az', 'tk'],
  ['de', 'gsw', 'lb'],
  ['he', 'iw', 'yi'],
  ['fi', 'et'],
];

/** So close that a short text does not part them. */
export const alike = (a: string, b: string): boolean =>
  a === b || groups.some((group) => group.includes(a) && group.includes(b));

const rightToLeft = new Set([
  'ar',
  'fa',
  'he',
  'iw',
  'ur',
  'ps',
  'sd',
  'yi',
  'ug',
  'dv',
  'ckb',
  'syr',
  'arc',
  'ku-arab',
  'az-arab',
  'pa-arab',
  'ks',
  'nqo',
]);

/** BCP 47 tag to text direction; a script subtag decides over the language. */
export const directionOfLanguage = (tag: string): 'ltr' | 'rtl' => {
  const lower = tag.toLowerCase();
  const script = /-([a-z]{4})(?:-|$)/.exec(lower)?.[1];
  if (script) return /^(?:arab|hebr|thaa|syrc|nkoo|adlm)$/.test(script) ? 'rtl' : 'ltr';
  return rightToLeft.has(lower.split('-')[0] ?? '') ? 'rtl' : 'ltr';
};
