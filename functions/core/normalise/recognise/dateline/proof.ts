import { notPlaces } from '../../words/dateline-words.ts';
import { agencyWord } from './agency-word.ts';
import type { Item } from './items.ts';
import { isSure } from './place.ts';
import type { IsNamed, Reading } from './reading.ts';

/** Is what was read up to this item a dateline, and does a sentence begin behind it? */
export const proves = (
  reading: Reading,
  { marks, to, shape, text: last }: Item,
  text: string,
  isNamed: IsNamed,
): boolean => {
  const rest = text.slice(to).trimStart();
  const marked = /[-–—―‒▪■●:：=＝]/u.test(marks.replace(/^[)）\]］】/]/u, ''));
  const [place = ''] = reading.places;
  const goesOnSmall = /^["'“‘«„(]?(?!\p{Script=Georgian})\p{Ll}/u.test(rest);
  if (rest === '' ? !(marked && reading.known && place !== '') : false) return false;
  if (/[,،、፣;(（[［【/|]$/u.test(marks)) return false;
  if (reading.known && reading.source !== undefined) {
    if (place === '' && reading.dates.length === 0) return false;
    if (marked) return !goesOnSmall || reading.dates.length > 0;
    if (goesOnSmall) return false;
    if (shape === 'plain') return /[.।]/.test(marks) && (reading.dates.length > 0 || isNamed(place));
    return reading.dates.length > 0 || !spells(place, reading.source);
  }
  if (goesOnSmall || place === '') return false;
  if (reading.desk && (marked || /[.।]/u.test(marks))) return isSentence(rest);
  if (reading.source !== undefined) {
    const isLoudRow = reading.dates.length > 0 && isLoud(place) && isLoud(last);
    if (shape === 'plain' && !reading.dated)
      return isLoudRow && /[.։።]/u.test(marks)
        ? isSentence(rest)
        : marked &&
            reading.places.length === 1 &&
            (/\./.test(marks) || isSure(place) || agencyWord.test(last));
    return (
      reading.dated ||
      (reading.dates.length > 0 && (marked || agencyWord.test(last))) ||
      (shape === 'slashes' && isLoud(place) && isSentence(rest)) ||
      // "Hunza (Karakoram News) Hunza has …": no mark, but the story begins with its place.
      (shape === 'bracket' && agencyWord.test(last) && isNamed(place) && isSentence(rest)) ||
      (marked &&
        (isSure(place) ||
          isNamed(place) ||
          isLoud(place) ||
          (reading.places.length > 1 && isCode(last)) ||
          agencyWord.test(last) ||
          isPlainCode(last) ||
          isNameOf(place, last, isNamed)))
    );
  }
  const isLoose = /[\p{Lo}\p{Script=Georgian}]/u.test(place) && marked && text.length - rest.length < 40;
  if (reading.dates.length > 0)
    return (reading.dated || isLoose) && (marked || /[.।]/.test(marks)) && isSentence(rest);
  if (!isSentence(rest)) return false;
  const stop = /^[.।]$/u.test(marks);
  if (!marked && !stop) return false;
  if (stop && isShortened(place)) return false;
  return (
    isNamed(place) ||
    (/^[:：]$/u.test(marks) &&
      indic.test(place) &&
      !/\s/.test(place) &&
      !asks.test(place) &&
      rest.length >= fewestBehindColon) ||
    (marked && /\s\(\p{Lu}+\)$/u.test(place) && isLoud(place)) ||
    (stop && !/^\p{Lu}{1,5}$/u.test(place.replace(/\P{Script=Latin}/gu, '')) && isCapitals(place))
  );
};

/** Papers in these scripts set a place and a colon before the story; see `cutOff` for interviews. */
const indic =
  /^[\s\p{M}\p{Script=Malayalam}\p{Script=Tamil}\p{Script=Kannada}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Oriya}]{3,30}$/u;
const fewestBehindColon = 40;
const asks = /^(?:ചോദ്യം|ഉത്തരം|കുറിപ്പ്|கேள்வி|பதில்|குறிப்பு|ప్రశ్న|జవాబు|గమనిక|ಪ್ರಶ್ನೆ|ಉತ್ತರ|ಸೂಚನೆ|પ્રશ્ન|જવાબ|નોંધ)$/u;

/** "South Dakota Gov. Jane Roe": behind several words a full stop may be an abbreviation's. */
const isShortened = (place: string): boolean =>
  /\p{Ll}/u.test(place) && /\s/.test(place) && !isSure(place) && !/\p{Lo}/u.test(place);

/** Capitals between brackets may be a party's, behind a person. */
const isPlainCode = (name: string): boolean => /^\p{Ll}{3,5}(?:\/\p{Ll}{2,4})?$/u.test(name);
/** "Ambon (Kabar Maluku) - ": a place of one word that the story speaks of, and a name of several. */
const isNameOf = (place: string, name: string, isNamed: IsNamed): boolean =>
  (!/\s/.test(place) && /^\p{Lu}\S+\s\p{Lu}/u.test(name) && isNamed(place, 'mentioned')) ||
  // A person with a party is spoken of again by the family name.
  (/^\p{Lu}{3,6}$/u.test(name) && place.split(/\s/).every((word) => !isNamed(word, 'mentioned')));
/** A place in capitals, however short, behind which an agency stands between brackets. */
const isLoud = (place: string): boolean =>
  place.length >= 3 &&
  place === place.toUpperCase() &&
  place !== place.toLowerCase() &&
  !notPlaces.has(place);
const isCode = (name: string): boolean => /^\p{Lu}{2,8}$/u.test(name);
const isCapitals = (place: string): boolean =>
  place.length >= 4 &&
  place === place.toUpperCase() &&
  place !== place.toLowerCase() &&
  !notPlaces.has(place);
/** The rest of the text is cut off, so its end tells nothing. */
const isSentence = (rest: string): boolean =>
  rest.length >= 25 && (/[\p{Lo}\p{Script=Georgian}]/u.test(rest) || rest.split(/\s+/).length >= 3);

/** "Press Association (PA)": brackets with the first letters of the name before them. */
const spells = (place: string, source: string): boolean => {
  const letters = place
    .split(/[\s,-]+/)
    .map((word) => word[0] ?? '')
    .join('');
  return (
    letters.length > 1 && letters.toUpperCase().startsWith(source.toUpperCase().slice(0, letters.length))
  );
};
