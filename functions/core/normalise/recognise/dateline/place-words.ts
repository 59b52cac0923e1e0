import { notPlaces, openingWords, placeParticles, shortCities } from '../../words/dateline-words.ts';
import { timeWords } from '../../words/time-words.ts';
import { agencyWord } from './agency-word.ts';
import type { Item } from './items.ts';
import { isCity } from './place.ts';

/** Whether an item may be a place, by its words. */

/** "(Alicante)", "[India]": where the place is. */
export const isRegion = (text: string, { marks }: Item): boolean =>
  isPlace(text) && text !== '' ? /^[,،([]/u.test(marks) : /^\p{Lu}\/\p{Lu}$/u.test(text);

const person =
  /^(?:dear|mr|mrs|ms|dr|sir|lady|lord|prof|gov|sen|rep|gen|president|minister|mayor|chancellor|king|queen|prince|princess|pope|judge|captain|herr|frau|señor|señora|monsieur|madame|signor|signora|[qa])(?!\p{L})/iu;
/** Words that begin a date, days, and short forms of a country. */
const notWhere = new RegExp(
  `^(?:in|on|at|am|im|um|ab|le|el|il|op|på|den|dne|vom|yesterday|gestern|hier|ayer|ontem|ieri|${timeWords})$|^(?:\\p{Lu}\\.){1,3}$|\\+|&`,
  'iu',
);

export const isPlace = (text: string): boolean => {
  const words = text.split(/\s+/);
  if (text.length > 36 || notPlaces.has(text.toUpperCase()) || openingWords.test(text)) return false;
  if (person.test(text) || notWhere.test(text)) return false;
  if (/[\p{Nd}!?"“”«»„;]/u.test(text) || words.length > (/\p{Lo}/u.test(text) ? 3 : 4)) return false;
  if (/\s(?:on|am|in|im|el|le|il|vom|at|в)$/iu.test(text)) return false;
  return words.every(
    (word, at) =>
      /^[\p{Lu}\p{Lo}\p{Script=Georgian}]/u.test(word) ||
      (at > 0 && placeParticles.has(word) && at < words.length),
  );
};

const vowel = /[AEIOUYÀÁÂÄÅÆÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜ]/u;
const consonants = /[^AEIOUYÀÁÂÄÅÆÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜ]{3}/u;
const fewestLetters = 6;

/** "GAETA (LATINA)": behind a place brackets may say in which province it is. Short forms of agencies are no words. */
export const isProvince = (text: string): boolean => {
  if (!/^\p{Lu}+$/u.test(text)) return false;
  if (isCity(text) || shortCities.has(text[0] + text.slice(1).toLowerCase())) return true;
  const isWord = text.length >= fewestLetters && !consonants.test(text) && vowel.test(text.slice(-1));
  return isWord && !agencyWord.test(text);
};
