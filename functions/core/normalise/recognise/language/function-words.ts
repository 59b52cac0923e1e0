import { functionWords } from '../../words/function-words.ts';
import { closeLanguages, scripts } from '../../words/languages.ts';
import { combining, eachRun, opening, small } from '../runs.ts';

export interface LanguageGuess {
  /** BCP 47 primary subtag. */
  language: string;
  /** 0 to 1: how surely it is not another language. */
  certainty: number;
}

/** Languages that use a word. */
const usersOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(functionWords))
  for (const word of new Set(words.split(' '))) usersOf.set(word, [...(usersOf.get(word) ?? []), language]);

const ofOtherScripts = new Set(scripts.flatMap(({ languages }) => languages));
export const latinLanguages = Object.keys(functionWords).filter((language) => !ofOtherScripts.has(language));

/** The number of words of a text, and how many of them each language uses. */
const functionWordsIn = (text: string): { words: number; hits: Map<string, number> } => {
  const hits = new Map<string, number>();
  let words = 0;
  eachRun(text, small | opening | combining, (word, at) => {
    words += 1;
    // The letters of "U.S." are words of other languages.
    if (word.length === 1 && text[at + 1] === '.') return;
    for (const language of usersOf.get(word.toLowerCase()) ?? [])
      hits.set(language, (hits.get(language) ?? 0) + 1);
  });
  return { words, hits };
};

/** The language among these whose function words explain most of a text. */
export const best = (sample: string, among: readonly string[]): LanguageGuess | undefined => {
  const { words, hits } = functionWordsIn(sample);
  const hitsOf = (language: string): number => hits.get(language) ?? 0;
  const most = Math.max(0, ...among.map(hitsOf));
  if (most < 2 || most < words * 0.08) return undefined;
  const language = among.find((one) => hitsOf(one) === most) ?? '';
  const second = Math.max(0, ...among.filter((one) => !areClose(one, language)).map(hitsOf));
  const enough = Math.min(1, most / 5) * Math.min(1, most / words / 0.2);
  return { language, certainty: enough * Math.min(1, ((most - second) / most) * 2) };
};

/** Are two languages so close that a short text does not tell them apart? */
export const areClose = (a: string, b: string): boolean =>
  a === b || closeLanguages.some((group) => group.includes(a) && group.includes(b));
