import { detectByLetters } from '../../on-demand.cjs';
import { lettersOfOne, scripts, tellingLetters } from '../../words/languages.ts';
import type { LanguageGuess } from './function-words.ts';
import { best, latinLanguages } from './function-words.ts';

const sampleLength = 1000;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const asciiLetters = (text: string): number => {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const lower = text.charCodeAt(at) | 32;
    if (lower >= 97 && lower <= 122) letters += 1;
  }
  return letters;
};

/** Does a text hold at least so many letters, of any script? */
export const hasLetters = (text: string, least: number): boolean =>
  asciiLetters(text) >= least || text.replace(/\P{L}+/gu, '').length >= least;

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
  const words = byLettersOfOne(sample, letters) ?? best(sample, latinLanguages);
  if (sureOnly || (words && (words.certainty >= 0.5 || letters > 400))) return words;
  const lettered = byLetters(sample);
  return lettered && words && lettered.certainty < words.certainty ? words : (lettered ?? words);
};

/** Names from abroad hold some of these letters; a text of the language has one in every hundred. */
const leastShare = 0.01;
const leastTimes = 4;

const byLettersOfOne = (sample: string, letters: number): LanguageGuess | undefined => {
  const found = lettersOfOne
    .map(([pattern, language]) => ({ language, times: count(sample, pattern) }))
    .filter(({ times }) => times >= leastTimes && times > letters * leastShare);
  const [only, another] = found;
  return only && !another ? { language: only.language, certainty: 0.9 } : undefined;
};

const byScript = (sample: string, letters: number): LanguageGuess | undefined => {
  // Japanese mixes kana with ideographs, so a small share of them decides.
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (kana > letters * 0.08) return { language: 'ja', certainty: 1 };
  for (const { pattern, languages } of scripts) {
    const share = count(sample, pattern);
    if (share <= letters * 0.4) continue;
    const [first = '', ...others] = languages;
    return others.length === 0 ? { language: first, certainty: 1 } : among(languages, sample, share);
  }
  return undefined;
};

/** One of the languages of a script, of which the sample holds so many letters. */
const among = (languages: readonly string[], sample: string, share: number): LanguageGuess => {
  const words = best(sample, languages);
  const [told] = tellingLetters
    .map(([pattern, language]) => ({ language, times: count(sample, pattern) }))
    .filter(({ language, times }) => languages.includes(language) && times > share * 0.015);
  if (told && (words?.language !== 'ps' || told.language === 'ps')) {
    if (words && words.certainty > 0.5 && words.language !== told.language && told.language === 'fa')
      return words.language === 'ar' && told.times > share * 0.05
        ? { language: 'fa', certainty: 0.8 }
        : words;
    // Kyrgyz and Mongolian share their letters.
    if (told.language === 'mn' && words?.language === 'ky') return words;
    return { language: told.language, certainty: 0.9 };
  }
  return words && words.certainty > 0.1 ? words : { language: languages[0] ?? '', certainty: 0.6 };
};

const byLetters = (sample: string): LanguageGuess | undefined => {
  const [first] = detectByLetters(sample.slice(0, 200));
  return first
    ? { language: first.lang === 'no' ? 'nb' : first.lang, certainty: Math.min(0.4, first.accuracy) }
    : undefined;
};
