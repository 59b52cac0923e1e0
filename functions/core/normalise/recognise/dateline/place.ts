import {
  abbreviations,
  datelineCities,
  isDatelineDate,
  notPlaces,
  openingWords,
  placeParticles,
  shortCities,
} from '../../words/dateline-words.ts';
import { lookUp } from '../names/names.ts';

/** The first part of a place: "NEW DELHI" of "NEW DELHI, India". */
export const cityOf = (place: string): string => (place.split(/[,،/]/u)[0] ?? '').trim();

/** Is it a city that is known from datelines, in ordinary letters or in capitals? */
export const isCity = (place: string): boolean =>
  datelineCities.has(place) || datelineCities.has(titled(place));

const titled = (text: string): string =>
  text.toLowerCase().replace(/(?<=^|[\s/-])\p{L}/gu, (letter) => letter.toUpperCase());

/** A place in capitals, or a city that is known from datelines. */
export const isSure = (place: string | undefined): boolean => {
  if (!place) return false;
  const city = cityOf(place);
  if (isCity(city)) return true;
  return (
    /^\p{Lu}[\p{Lu}\s.'’()-]{2,}$/u.test(city) &&
    !notPlaces.has(city) &&
    // Short words in capitals are as often names of parties or bands.
    (city.length > 5 || shortCities.has(titled(city))) &&
    city.split(/\s+/).length <= 4 &&
    !lookUp(city)
  );
};

export interface Head {
  place?: string;
  date?: string;
}

/** "NEW DELHI, Dec 15" or "New Delhi [India], December 15" as place and date. Undefined when it is neither. */
export const readHead = (head: string): Head | undefined => {
  const text = head.trim().replace(/[,،.]$/u, '');
  if (text === '') return {};
  if (isSentence(text)) return undefined;
  if (isDatelineDate(text)) return { date: text };
  const { places, dates } = partsOf(text);
  if (preposition.test(places.at(-1) ?? '') || openingWords.test(places[0] ?? '')) return undefined;
  if (places.length > 3 || places.length === 0 || !places.every(isPlaceLike)) return undefined;
  return { place: places.join(', '), ...(dates.length > 0 && { date: dates.join(', ') }) };
};

const preposition = /\s(?:on|am|in|im|el|le|il|vom|at|в|في)$/iu;

/** Holds a mark that ends a sentence or a clause, and not only an abbreviation or the day of a date. */
const isSentence = (text: string): boolean => {
  const unstopped = text.replace(/(?<=\d)\.(?=\s\p{L})/gu, '').replace(/(?<=\d\s)(\p{L}{3,5})\./gu, '$1');
  return /[.!?;:"“”।]\s|[!?;"“”।]/u.test(unstopped.replace(abbreviations, ''));
};

const partsOf = (text: string): { places: string[]; dates: string[] } => {
  const places: string[] = [];
  const dates: string[] = [];
  for (const part of text.split(/(?:(?<!\s)\s+)?[,،၊፣]\s*/u)) {
    if (isDatelineDate(part) || (dates.length > 0 && /^\d{4}$/.test(part))) dates.push(part);
    else places.push(part);
  }
  const [, place = '', date = ''] = dates.length > 0 ? [] : (dateBehindPlace.exec(places.at(-1) ?? '') ?? []);
  if (isDatelineDate(date)) {
    places[places.length - 1] = place;
    dates.push(date);
  }
  if (dates.length > 0) places.push((places.pop() ?? '').replace(/\sفي$/u, ''));
  return { places, dates };
};

/** "LONDON May 3", without a comma. */
const dateBehindPlace = /^(\D{2,40}?)\s+((?:\d|[०-९]|[٠-٩]).{2,22}|\p{L}{3,9}\.?\s\d{1,2})$/u;

/** "MADRID, 12 (EUROPA PRESS)": a day without its month, which is a date only next to the name of an agency. */
export const readDayOnly = (head: string): Head | undefined => {
  const [, place, date] = /^(\p{Lu}[\p{L} .'’-]{1,40}),\s+(\d{1,2})\.?$/u.exec(head.trim()) ?? [];
  return place && date && isPlaceLike(place) ? { place, date } : undefined;
};

const isPlaceLike = (part: string): boolean => {
  const words = part.split(/\s+/);
  if (words.length > 5 || part.length > 40 || notPlaces.has(part.toUpperCase())) return false;
  return words.every((word) => /^[[(\uE000]?[\p{Lu}\p{Lo}]/u.test(word) || placeParticles.has(word));
};
