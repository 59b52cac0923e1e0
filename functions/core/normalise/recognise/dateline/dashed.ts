import type { Aliases } from '../../aliases.ts';
import { datelineCities, notPlaces, withoutPlace } from '../../words/dateline-words.ts';
import { lookUp } from '../names/names.ts';
import { type DatelineFound, datelineOf } from './found.ts';
import { cityOf, type Head, isCity, isSure, readHead } from './place.ts';

export const longestHead = 90;
/** A dash as datelines write it, with the full stop before it. */
export const dash = '(?:\\.?\\s*(?:--+|[—–―‒_-])|\\.\\s*[-–—])';

const dashed = new RegExp(
  `^([^\\n]{2,${longestHead}}?)(?:\\s+${dash}\\s+|\\.[-–—]{1,2}\\s+|\\s*[—–]\\s*(?=\\p{Lu}))`,
  'u',
);
const colon = new RegExp(`^([^\\n:：]{2,${longestHead}}?)\\s?[:：]\\s+`, 'u');
const danda = /^([^।\n]{2,60}?)।\s+/u;

/** "LONDON, May 3, Reuters - ": a head behind which a dash, a colon or a danda stands. */
export const readDashed = (text: string, aliases: Aliases): DatelineFound | undefined => {
  for (const pattern of [dashed, colon, danda]) {
    const [whole, written] = pattern.exec(text) ?? [];
    if (!whole || !written) continue;
    const head = readWritten(written, aliases);
    if (!head || !(head.place || (head.date && head.source && pattern === dashed))) continue;
    const rest = text.slice(whole.length);
    if (!head.source && !isDated(written, head)) {
      if (
        !(isSure(head.place) || isWithRegion(head.place)) ||
        !startsStory(head.place ?? '', rest, whole, pattern === colon)
      )
        continue;
    }
    if (
      pattern !== dashed &&
      !((head.date && pattern === colon) || (head.place ?? '').split('/').every(isCity))
    )
      continue;
    const behind = head.date === undefined || head.source ? undefined : sourceBehind(rest, aliases);
    return datelineOf({
      text: behind === undefined ? written : text.slice(0, whole.length + behind.end),
      place: head.place,
      date: head.date,
      source: head.source ?? behind?.source,
      to: whole.length + (behind?.to ?? 0),
    });
  }
  return undefined;
};

/** Place and date, with the agency that may be the last part. */
const readWritten = (written: string, aliases: Aliases): (Head & { source?: string }) | undefined => {
  const parts = written.split(/(?:(?<!\s)\s+)?[,،]\s*/u).filter((part) => !withoutPlace.test(part));
  const last = parts.at(-1) ?? '';
  const isSource = parts.length > 1 && lookUp(last, aliases) !== undefined && /\p{L}{2}/u.test(last);
  const head = readHead((isSource ? parts.slice(0, -1) : parts).join(', '));
  return head && { ...head, ...(isSource && { source: last }) };
};

/** A place and a date prove a dateline, unless they are the words of a sentence ("Opened 3 May – and …"). */
const isDated = (written: string, { place, date }: Head): boolean =>
  place !== undefined && date !== undefined && (/[,،]/u.test(written) || isSure(place));

/** "NEW DELHI, Dec. 1 -- (PTI) The …" and "МОСКВА, 11 дек - РИА Новости. Суд …": the agency behind the dash. */
const sourceBehind = (
  rest: string,
  aliases: Aliases,
): { source: string; end: number; to: number } | undefined => {
  const bracket = /^\(([^()]{2,40})\)(?:\s*[-–—:]+)?\s+/u.exec(rest);
  const found = bracket ?? /^(\p{L}+(?: \p{L}+){0,2}?)(?:\.|\s[-–—]+)\s+(?=\P{Ll})/u.exec(rest);
  const source = found?.[1];
  if (found === null || source === undefined || !lookUp(source, aliases)) return undefined;
  return { source, end: source.length + (bracket ? 2 : 0), to: found[0].length };
};

/** "HOIMA, Uganda": a place in capitals, and where it is in ordinary letters. */
const isWithRegion = (place = ''): boolean =>
  /^\p{Lu}[\p{Lu}.'’ -]{2,24}, \p{Lu}\p{Ll}[\p{L}.'’ -]{0,24}$/u.test(place) && !notPlaces.has(cityOf(place));

/** Does the text behind a dateline continue in small letters? */
export const goesOnSmall = (rest: string): boolean => /^["'“‘«„(]?(?!\p{Script=Georgian})\p{Ll}/u.test(rest);

/**
 * Does a sentence begin behind a place that neither a date nor an agency proves? Not where it continues in small
 * letters or has a second dash, nor where a city in ordinary letters may be a person or a team.
 */
const startsStory = (place: string, rest: string, lead: string, isColon: boolean): boolean => {
  if (goesOnSmall(rest)) return false;
  const city = cityOf(place);
  const inCapitals = city === city.toUpperCase() && city !== city.toLowerCase();
  if (inCapitals && isCity(city)) return true;
  const sign = /[-–—―‒_]/u.exec(lead.slice(place.length))?.[0];
  const next = sign === undefined ? -1 : rest.search(new RegExp(`\\s${sign}{1,2}\\s`, 'u'));
  if (inCapitals) return next < 0 || /[.!?]\s/u.test(rest.slice(0, next));
  if (isColon && /^["'“‘«„]/u.test(rest)) return false;
  if (next >= 0 && rest.slice(0, next).split(/\s+/).length <= 3) return false;
  return !datelineCities.has(/^\p{Lu}\p{L}+/u.exec(rest)?.[0] ?? '');
};
