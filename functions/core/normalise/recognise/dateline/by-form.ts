import { monthNumber } from '../../../time/months.ts';
import type { Aliases } from '../../aliases.ts';
import { isDatelineDate, notPlaces, openingWords, placeParticles } from '../../words/dateline-words.ts';
import { timeWords } from '../../words/time-words.ts';
import { isFullName } from '../credits/names.ts';
import { lookUp } from '../names/names.ts';
import { type DatelineFound, datelineOf } from './found.ts';
import { type Item, itemsOf } from './items.ts';
import { isSure } from './place.ts';

/**
 * Datelines by their form: a row of places, dates and names between marks, read from the left for as long as every
 * item is one of these. What proves it is a known agency, a date next to a place, or the clear form of a name.
 */

/** Does the story speak of this place elsewhere, as of a place? */
export type IsNamed = (place: string, however?: 'mentioned') => boolean;

interface Reading {
  places: string[];
  dates: string[];
  /** Where the first date begins. */
  dateFrom: number;
  dateTo: number;
  source?: string;
  known: boolean;
  reporters: string[];
  /** Is a date one whose month is known? */
  dated: boolean;
}

export const readByForm = (text: string, aliases: Aliases, isNamed: IsNamed): DatelineFound | undefined => {
  const reading: Reading = {
    places: [],
    dates: [],
    dateFrom: 0,
    dateTo: 0,
    known: false,
    reporters: [],
    dated: false,
  };
  const items = itemsOf(text);
  let found: DatelineFound | undefined;
  for (const [at, item] of items.entries()) {
    // Behind a dateline and its dash there may be a date or an agency, but no further place.
    const isClosed = found !== undefined && reading.places.length > 0;
    const before = reading.places.length;
    if (!takes(reading, item, items[at + 1], aliases) || (isClosed && reading.places.length > before)) break;
    if (!proves(reading, item, text, isNamed)) continue;
    const { places, dateFrom, dateTo, source, reporters } = reading;
    found = {
      ...datelineOf({
        text: text.slice(0, item.end),
        place: places.join(', '),
        date: text.slice(dateFrom, dateTo),
        source,
        to: text.length - text.slice(item.to).trimStart().length,
      }),
      ...(reporters.length > 0 && { reporters: [...reporters] }),
    };
  }
  return found ?? readAgencyAndPlace(text, aliases);
};

/** "ایسنا/یزد …": no mark stands behind the place. */
const agencyAndPlace = /^(\S{2,12}(?:\s\S{1,8}){0,2})\/(\p{Lo}[\p{L}\p{M}]{1,15})[\s-]+(?=\p{Lo})/u;

const readAgencyAndPlace = (text: string, aliases: Aliases): DatelineFound | undefined => {
  const [whole = '', source = '', place] = agencyAndPlace.exec(text) ?? [];
  if (whole === '' || !lookUp(source, aliases)) return undefined;
  return datelineOf({ text: whole, place, source, to: whole.length });
};

/** Adds an item to what was read; false when it is no part of a dateline. */
const takes = (reading: Reading, item: Item, next: Item | undefined, aliases: Aliases): boolean => {
  const { text, shape } = item;
  if (takesDateAndSource(reading, item, aliases) || takesDate(reading, text, item.from, item.end))
    return true;
  if (reading.source === undefined && takesSource(reading, item, aliases)) return true;
  if (shape === 'bracket' && reading.places.length === 1 && !reading.dated && isRegion(text, item)) {
    reading.places[0] += ` (${text})`;
    return true;
  }
  if (shape !== 'plain' || reading.dates.length > 0) return false;
  if (reading.source !== undefined && reading.places.length > 0) return false;
  // "Jane Roe/ANTALYA, (DHA)": the reporter before the place.
  if (reading.places.length === 0 && item.marks === '/' && isFullName(text) && next && isPlace(next.text)) {
    reading.reporters.push(text);
    return true;
  }
  return takesPlace(reading, item, aliases);
};

const takesPlace = (reading: Reading, { text, end }: Item, aliases: Aliases): boolean => {
  if (reading.places.length >= 3) return false;
  const [, place = '', date = ''] = placeAndDate.exec(text) ?? [];
  if (date !== '' && isPlace(place)) {
    reading.places.push(place);
    if (takesDate(reading, date, end - date.length, end)) return true;
    reading.places.pop();
  }
  const [, agency = '', after = ''] = /^(\S{2,16})\s(\S.{1,30})$/u.exec(text) ?? [];
  const isCode = /^\p{Lu}{2,5}$/u.test(agency) && !/^\p{Lu}+$/u.test(after);
  if (reading.places.length === 0 && isPlace(after) && (lookUp(agency, aliases) || isCode)) {
    if (reading.source === undefined && !/^(?:AL|EL|LA|ST|SAN|NEW|LOS|LAS|DEN|RIO|TEL)$/.test(agency)) {
      reading.known = lookUp(agency, aliases) !== undefined;
      reading.source = agency;
      reading.places.push(after);
      return true;
    }
  }
  if (!isPlace(text)) return false;
  reading.places.push(text);
  return true;
};

/** "CUENCA 28 Nov", "برلين 28 تشرين ثان": the date begins at its first figure, or with the month before it. */
const placeAndDate = /^([^\p{Nd}]{2,40}?)\s+((?:\p{L}[\p{L}\p{M}]{2,11}\.?\s)?\p{Nd}.{0,28})$/u;

const takesDate = (reading: Reading, text: string, from: number, end: number): boolean => {
  const isSure = isDatelineDate(text);
  // Behind a date its year, its weekday or the other name of its month.
  const more =
    reading.dates.length > 0 && (/^\p{Nd}{4}$|^\p{Ll}{4,12}$/u.test(text) || monthNumber(text) !== undefined);
  const isLoose =
    (reading.places.length > 0 || /^\p{Nd}/u.test(text)) &&
    (looseDate.test(text) || (reading.places.length > 0 && /^\p{Nd}{1,2}\.?$/u.test(text)));
  if (!isSure && !more && !isLoose) return false;
  if (reading.dates.length === 0) reading.dateFrom = from;
  reading.dateTo = end;
  reading.dates.push(text);
  reading.dated ||= isSure;
  return true;
};
/** "March 10 AAP": the agency behind the date with nothing between. */
const takesDateAndSource = (reading: Reading, { text, from }: Item, aliases: Aliases): boolean => {
  const [, date = '', name = ''] = /^(.{3,16}\p{Nd}\.?)\s(\p{Lu}[\p{L}]{1,12})$/u.exec(text) ?? [];
  const known = lookUp(name, aliases) !== undefined;
  if (reading.places.length === 0 || !isDatelineDate(date) || !(known || /^\p{Lu}{2,6}$/u.test(name)))
    return false;
  takesDate(reading, date, from, from + date.length);
  reading.source = name;
  reading.known = known;
  return true;
};

/** Figures and few words: a date where an agency stands next to it. */
const looseDate =
  /^(?=.{0,12}\p{Nd})(?:\p{Nd}{1,4}[.-]?|[\p{L}\p{M}]{2,14}\.?)(?:[\s.]+(?:\p{Nd}{1,4}[.-]?|[\p{L}\p{M}]{1,14}\.?)){1,3}$/u;

const takesSource = (reading: Reading, item: Item, aliases: Aliases): boolean => {
  const { text, shape, marks } = item;
  // "RIBADEO (LUGO), 29 (AGENCY)": brackets with a comma behind them say where the place is.
  if (shape === 'bracket' && /^[,،]/u.test(marks) && reading.dates.length === 0 && isPlace(text))
    return false;
  const known = knownIn(text, shape, aliases);
  if (known !== undefined) {
    reading.source = known.source;
    reading.known = true;
    if (known.reporter) reading.reporters.push(known.reporter);
    return true;
  }
  const isNext = reading.dates.length > 0 || (reading.places.length > 0 && agencyWord.test(text));
  const stands = shape !== 'plain' || (isNext && /^[-–—―:.]/u.test(marks));
  if (!stands || !mayBeAgency(text)) return false;
  // Behind a date or a place anything between brackets may be the agency; `proves` asks for more.
  if (shape === 'bracket' && !reading.dated && !isAgencyForm(text) && !/^\p{Lu}\S+\s\p{Lu}/u.test(text))
    return false;
  reading.source = text;
  return true;
};

/** An agency of the table, alone, with its desk ("dpa/lno") or with its reporter ("Jane Roe of AFP"). */
const knownIn = (
  text: string,
  shape: Item['shape'],
  aliases: Aliases,
): { source: string; reporter?: string } | undefined => {
  const isKnown = (name: string) =>
    lookUp(name, aliases) !== undefined ||
    (shape !== 'plain' && /^\p{Ll}{2,5}$/u.test(name) && lookUp(name.toUpperCase(), aliases) !== undefined);
  if (isKnown(text)) return { source: text };
  if (shape === 'plain') return undefined;
  const parts = text.split(/\s?[/,–—]\s?|\s-\s/);
  const [, name = '', agency = ''] =
    /^(.{4,40}?)\s(?:от|from|of|for|von|för|for|de|du|da|per|pour|para|az|z)\s(.{2,30})$/u.exec(text) ?? [];
  if (name !== '' && isFullName(name) && isKnown(agency)) return { source: agency, reporter: name };
  const [first = '', second = ''] = parts;
  if (parts.length === 2 && isFullName(first) && !isKnown(first) && isKnown(second))
    return { source: second, reporter: first };
  return parts.length > 1 && parts.some(isKnown) ? { source: text } : undefined;
};

/** A name of few words that the table does not know. */
const mayBeAgency = (text: string): boolean =>
  text.length <= 40 &&
  text.split(/\s+/).length <= 5 &&
  /^[\p{L}\p{M}][\p{L}\p{M}\p{N}.&'’\s/-]+$/u.test(text) &&
  !isDatelineDate(text) &&
  !/^\p{Ll}{6}/u.test(text);

/** The short form of an agency, or a word that agencies have in their names. */
const isAgencyForm = (text: string): boolean =>
  (/^(?:\p{Lu}[\p{Lu}\p{N}./-]{1,9}|\p{Ll}{2,5}(?:\/\p{Ll}{2,4})?)$/u.test(text) && text.length >= 2) ||
  agencyWord.test(text);
const agencyWord =
  /news|wire|press|agen[czt]|service|syndicat|telegra|nachricht|dienst|notici|notíci|notizi|nieuws|nyhe|uutis|novin|вест|новост|новин|хабар|инфо|info|haber|ajans|πρακτορ|ειδήσ|وكالة|خبر|समाचार|সংবাদ|செய்தி|通信|通讯|뉴스|ข่าว|tin\stức|berita|direct|media/iu;

/** "(Alicante)", "[India]": where the place is. */
const isRegion = (text: string, { marks }: Item): boolean =>
  isPlace(text) && text !== '' ? /^[,،([]/u.test(marks) : /^\p{Lu}\/\p{Lu}$/u.test(text);

const person =
  /^(?:dear|mr|mrs|ms|dr|sir|lady|lord|prof|gov|sen|rep|gen|president|minister|mayor|chancellor|king|queen|prince|princess|pope|judge|captain|herr|frau|señor|señora|monsieur|madame|signor|signora|[qa])(?!\p{L})/iu;
/** Words that begin a date, days, and short forms of a country. */
const notWhere = new RegExp(
  `^(?:in|on|at|am|im|um|ab|le|el|il|op|på|den|dne|vom|yesterday|gestern|hier|ayer|ontem|ieri|${timeWords})$|^(?:\\p{Lu}\\.){1,3}$|\\+|&`,
  'iu',
);

const isPlace = (text: string): boolean => {
  const words = text.split(/\s+/);
  if (text.length > 36 || notPlaces.has(text.toUpperCase()) || openingWords.test(text)) return false;
  if (person.test(text) || notWhere.test(text)) return false;
  if (/[\p{Nd}!?"“”«»„;]/u.test(text) || words.length > (/\p{Lo}/u.test(text) ? 3 : 4)) return false;
  if (/\s(?:on|am|in|im|el|le|il|vom|at|в)$/iu.test(text)) return false;
  return words.every(
    (word, at) => /^[\p{Lu}\p{Lo}]/u.test(word) || (at > 0 && placeParticles.has(word) && at < words.length),
  );
};

/** Is what was read up to this item a dateline, and does a sentence begin behind it? */
const proves = (
  reading: Reading,
  { marks, to, shape, text: last }: Item,
  text: string,
  isNamed: IsNamed,
): boolean => {
  const rest = text.slice(to).trimStart();
  const marked = /[-–—―‒:：=＝]/u.test(marks.replace(/^[)）\]］】/]/u, ''));
  const [place = ''] = reading.places;
  const goesOnSmall = /^["'“‘«„(]?\p{Ll}/u.test(rest);
  if (rest === '' ? !(marked && reading.known && place !== '') : false) return false;
  if (/[,،、;(（[［【/|]$/u.test(marks)) return false;
  if (reading.known && reading.source !== undefined) {
    if (place === '' && reading.dates.length === 0) return false;
    if (marked) return !goesOnSmall || reading.dates.length > 0;
    if (goesOnSmall) return false;
    if (shape === 'plain') return /[.।]/.test(marks) && (reading.dates.length > 0 || isNamed(place));
    return reading.dates.length > 0 || !spells(place, reading.source);
  }
  if (goesOnSmall || place === '') return false;
  if (reading.source !== undefined) {
    if (shape === 'plain' && !reading.dated)
      return (
        marked && reading.places.length === 1 && (/\./.test(marks) || isSure(place) || agencyWord.test(last))
      );
    return (
      reading.dated ||
      (reading.dates.length > 0 && agencyWord.test(last)) ||
      (marked &&
        (isSure(place) ||
          isNamed(place) ||
          agencyWord.test(last) ||
          isPlainCode(last) ||
          isNameOf(place, last, isNamed)))
    );
  }
  const isLoose = /\p{Lo}/u.test(place) && marked && text.length - rest.length < 40;
  if (reading.dates.length > 0)
    return (reading.dated || isLoose) && (marked || /[.।]/.test(marks)) && isSentence(rest);
  if (!isSentence(rest)) return false;
  const stop = /^[.।]$/u.test(marks);
  if (!marked && !stop) return false;
  if (stop && isShortened(place)) return false;
  return (
    isNamed(place) ||
    (stop && !/^\p{Lu}{1,5}$/u.test(place.replace(/\P{Script=Latin}/gu, '')) && isCapitals(place))
  );
};

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
const isCapitals = (place: string): boolean =>
  place.length >= 4 &&
  place === place.toUpperCase() &&
  place !== place.toLowerCase() &&
  !notPlaces.has(place);
/** The rest of the text is cut off, so its end tells nothing. */
const isSentence = (rest: string): boolean =>
  rest.length >= 25 && (/\p{Lo}/u.test(rest) || rest.split(/\s+/).length >= 3);

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
