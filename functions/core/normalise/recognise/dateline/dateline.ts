import type { Aliases } from '../../aliases.ts';
import { isDatelineDate } from '../../words/dateline-words.ts';
import { allKnown, lookUp } from '../names/names.ts';
import { readAsian } from './asian.ts';
import { readByForm } from './by-form.ts';
import { dash, goesOnSmall, longestHead, readDashed } from './dashed.ts';
import { type DatelineFound, datelineOf } from './found.ts';
import { isSure, readDayOnly, readHead } from './place.ts';
import { isProvince } from './place-words.ts';
import type { IsNamed } from './reading.ts';
import { readReporterInSlashes } from './reporter-in-slashes.ts';

/** No dateline is longer. */
const reach = 180;

/**
 * Reads the dateline at the start of a story's first paragraph. Undefined unless it is certain. `isNamed` tells whether
 * the story speaks of a place elsewhere, which proves one in ordinary letters.
 */
export const readDateline = (
  text: string,
  aliases: Aliases,
  isNamed: IsNamed = () => false,
): DatelineFound | undefined => {
  const start = text.slice(0, reach).replace(districtInBrackets, hideBrackets);
  const byForm = /[-–—―‒_:：।։።.()（）/=]/.test(start)
    ? readByForm(text.slice(0, reach), aliases, isNamed)
    : undefined;
  const listed =
    readAsian(start) ??
    readBracketed(start, aliases) ??
    readReporterInSlashes(start) ??
    readSlashed(start, aliases) ??
    readStopped(start) ??
    (/[-–—―‒_:：।]/.test(start) ? readDashed(start, aliases) : undefined);
  // Who names more of what a dateline holds has read it better.
  const found = listed === undefined || saysMore(byForm, listed) ? byForm : listed;
  if (found === undefined) return undefined;
  const { text: written, place, ...rest } = found.dateline;
  return {
    ...found,
    dateline: { text: showBrackets(written), ...(place && { place: showBrackets(place) }), ...rest },
  };
};

const saysMore = (one: DatelineFound | undefined, other: DatelineFound): boolean =>
  one !== undefined &&
  one.dateline.place !== undefined &&
  ((one.dateline.source !== undefined && other.dateline.source === undefined && one.to >= other.to) ||
    (one.reporters !== undefined && other.reporters === undefined));

/** "Bijapur (Chhattisgarh) [India], December 11 (ANI)": the first brackets say where the place is, not who reports. */
const districtInBrackets = /^(\p{L}[\p{L} .'’-]{1,40}?)\(([\p{L} .'’-]{2,40})\)(?=\s?(?:\[|,\s))/u;
const hideBrackets = (whole: string, place: string, district: string): string =>
  lookUp(district) ? whole : `${place}\uE000${district}\uE001`;
const showBrackets = (text: string): string => text.replace('\uE000', '(').replace('\uE001', ')');

const bracketed = new RegExp(
  `^([^()（）]{0,${longestHead}}?)\\s*[(（]\\s*([^()（）]{2,40}?)\\s*[)）](?:\\s*[^\\s()\\p{L}\\d.,:–—_-])?(${dash}\\s*|\\s*[:：]\\s*|\\.?\\s+|\\s*(?=\\p{Lo})|$)`,
  'u',
);

/** "NEW DELHI, Dec 15 (PTI) ". */
const readBracketed = (text: string, aliases: Aliases): DatelineFound | undefined => {
  const found = /[(（]/.test(text) ? bracketed.exec(text) : null;
  if (found?.index !== 0) return undefined;
  const [whole, rawHead = '', source = '', separator = ''] = found;
  const known =
    allKnown(source, aliases) ||
    source.split(/(?:(?<!\s)\s+)?[/,]\s*/).some((part) => lookUp(part, aliases) !== undefined);
  const marked = /[-–—―‒_:：]/.test(separator);
  const head = readHead(rawHead) ?? (known ? readDayOnly(rawHead) : undefined);
  if (!head) return undefined;
  // An agency that the table does not know needs a date or a certain place before it.
  const mayBeAgency = marked && !isProvince(source) && /^\p{L}[\p{L}\d/. -]{1,24}$/u.test(source);
  if (!known && !(mayBeAgency && (head.date !== undefined || isSure(head.place)))) return undefined;
  const rest = text.slice(whole.length);
  if (rawHead.trim() === '') {
    if (!marked || !known) return undefined;
    const second = readDashed(rest, aliases);
    if (second) return behindAgency(text, whole.length, source, second);
  } else if (!marked && !head.date && (!isSure(head.place) || goesOnSmall(rest))) return undefined;
  const end = whole.length - separator.length;
  return datelineOf({ text: text.slice(0, end).trim(), ...head, source, to: whole.length });
};

/** "(PTI) - NEW DELHI, Dec 15 - ": the agency first, and then a dateline like any other. */
const behindAgency = (text: string, from: number, source: string, second: DatelineFound): DatelineFound => {
  const { place, date } = second.dateline;
  const to = from + second.to;
  return datelineOf({
    text: text.slice(0, to).replace(/(?<![\s–—_-])[\s–—_-]+$/u, ''),
    place,
    date,
    source,
    to,
  });
};

const slashed = new RegExp(
  `^([^/]{3,60}?)[.,]?\\s*[-–—]?\\s*/\\s?([^/\\s][^/]{1,24}?)\\s?/(?:${dash}|\\.)?\\s*`,
  'u',
);

/** "BERLIN, 3 May /dpa/ - ". */
const readSlashed = (text: string, aliases: Aliases): DatelineFound | undefined => {
  const [whole, written = '', source = ''] = (text.includes('/') ? slashed.exec(text) : null) ?? [];
  if (!whole || !lookUp(source, aliases)) return undefined;
  const head = readHead(written);
  if (!head?.place || !(head.date || isSure(head.place))) return undefined;
  const bare = whole.replace(/(?<![\s.–—_-])[\s.–—_-]+$/u, '');
  return datelineOf({ text: bare, ...head, source, to: whole.length });
};

/** "Львів. 11 грудня. ІНТЕРФАКС-УКРАЇНА - ": full stops between place, date and agency. */
const readStopped = (text: string): DatelineFound | undefined => {
  const [whole = '', place, date = ''] =
    /^(\p{Lu}[\p{L} -]{1,30}?)\.\s+(\d{1,2} \p{L}{3,10})\.\s+/u.exec(text) ?? [];
  if (!place || !isDatelineDate(date)) return undefined;
  const [behind = '', source = ''] =
    /^([\p{L}.-]+(?: [\p{L}.-]+){0,2}?)(\s*[-–—]\s+|\.\s+)(?=\P{Ll})/u.exec(text.slice(whole.length)) ?? [];
  // An agency that the table does not know writes itself in capitals here.
  const inCapitals = /^[\p{Lu}.-]{2,20}$/u.test(source) && /\p{Lu}{2}/u.test(source);
  if (behind === '' || !(lookUp(source) || inCapitals))
    return datelineOf({ text: whole.trim().replace(/\.$/, ''), place, date, to: whole.length });
  return datelineOf({ text: whole + source, place, date, source, to: whole.length + behind.length });
};
