import { type Day, midnightOf, plainDigits } from '../../../time/day.ts';
import { monthNumber } from '../../../time/months.ts';
import { isAmbiguousZone, momentIn, offsetMinutes, type Zone, zoneOf } from '../../../time/zones.ts';
import { afterNoon, atNight } from '../../words/embargo/halves.ts';
import { flat } from './lexicon.ts';
import {
  bareClock,
  clock,
  dotted,
  dottedShort,
  dottedYearFirst,
  han,
  hourOnly,
  iso,
  ledHour,
  numericZone,
  shortZone,
  slashed,
  vietnamese,
  worded,
  zoneBehindTime,
  zoneInCapitals,
} from './time-patterns.ts';
import { zonesIn } from './zone-words.ts';

const longest = 300;

/** What a notice says about its time, as far as it can be read without guessing. */
export interface TimeRead {
  /** UTC ISO 8601. */
  moment?: string;
  /** Does the notice name its zone itself? */
  zoned: boolean;
  /** The last moment at which the day that it names is over everywhere, in milliseconds. */
  dayOver?: number;
}

/**
 * The moment in an embargo notice as UTC ISO 8601; undefined when day, time or zone cannot be read without
 * guessing; `timeZone` is the agency's, for a notice that names no zone. A day without year is the next such day from
 * a month before `now` on. Of several times of day the latest counts; several days are none.
 */
export const readEmbargo = (notice: string, now: string, timeZone?: string): string | undefined =>
  readTimes(notice, now, timeZone).moment;

export const readTimes = (notice: string, now: string, timeZone?: string): TimeRead => {
  const text = plainDigits(notice)
    // Midnight belongs to the day that ends with it, unless the notice says otherwise: late is the safe side.
    .replace(/\bmidnight\b/i, /\b(?:start|beginning)\b/i.test(notice) ? '00:00' : '24:00')
    .replace(/\b(?:12:00\s+|12\s+)?noon\b/i, '12:00')
    .slice(0, longest);
  const days = readDays(text, now);
  const named = readZone(text, timeZone);
  const [day] = days;
  const midnight = day && days.every((other) => sameDay(day, other)) ? midnightOf(day) : undefined;
  const zoned = named !== undefined;
  if (midnight === undefined) return { zoned };
  // West of everywhere it is twelve hours earlier than in UTC.
  const read: TimeRead = { zoned, dayOver: midnight + 36 * 3_600_000 };
  const fallback = named === undefined ? timeZone : named.zone;
  const moments = readClocks(text).map(({ hour, minute, zone }) => {
    const meant = zone ?? fallback;
    return meant === undefined ? Number.NaN : momentIn(midnight + (hour * 60 + minute) * 60_000, meant);
  });
  const latest = Math.max(...moments);
  if (moments.length === 0 || Number.isNaN(latest)) return read;
  return { ...read, moment: new Date(latest).toISOString().replace('.000Z', 'Z') };
};

const sameDay = (left: Day, right: Day): boolean =>
  left.year === right.year && left.month === right.month && left.day === right.day;

/** The zone that a notice names, if any; without `zone` where `timeZone` does not decide what an abbreviation means. */
const readZone = (text: string, timeZone: string | undefined): { zone: Zone | undefined } | undefined => {
  const [inWords] = zonesIn(text);
  if (inWords !== undefined) return { zone: inWords.zone };
  const { name, shift } = (zoneBehindTime.exec(text) ?? zoneInCapitals.exec(text))?.groups ?? {};
  if (name !== undefined) {
    const zone = zoneOf(name, { timeZone });
    return { zone: typeof zone === 'number' ? zone + (offsetMinutes(shift ?? '') ?? 0) : zone };
  }
  const offset = numericZone.exec(text)?.[1];
  if (offset !== undefined) return { zone: offsetMinutes(offset) };
  const short = shortZone.exec(text)?.[0];
  return short === undefined ? undefined : { zone: zoneOf(short) };
};

/** The matches of a pattern whose month is one. */
const monthsIn = (text: string, pattern: RegExp): RegExpExecArray[] =>
  [...text.matchAll(pattern)].filter(({ groups }) => monthNumber(groups?.month ?? '') !== undefined);

interface Written {
  day: Day;
  text: string;
}

/** Every day that a text names, the first pattern that finds one first. */
const writtenDays = (text: string, now: string): Written[] => {
  const numbered = (match: RegExpExecArray | null, order: readonly [number, number, number]): Written[] => {
    if (match === null) return [];
    const [year, month, day] = order.map((group) => Number(match[group] ?? Number.NaN));
    if (month === undefined || day === undefined || year === undefined) return [];
    const known = Number.isNaN(year) ? yearOf(month, day, now) : year;
    return [{ day: { year: known, month, day }, text: match[0] }];
  };
  const full = iso.exec(text);
  if (full) return numbered(full, [1, 2, 3]);
  const plain = [
    ...numbered(han.exec(text), [1, 2, 3]),
    ...numbered(dotted.exec(text), [3, 2, 1]),
    ...numbered(numericYearFirst(text), [1, 2, 3]),
    ...numbered(clearSlashes(text), [3, 2, 1]),
    ...inGroups(vietnamese.exec(text), now),
  ];
  if (plain.length > 0) return plain;
  for (const pattern of worded) {
    const found = monthsIn(text, pattern).flatMap((match) => inGroups(match, now));
    if (found.length > 0) return found;
  }
  return numbered(dottedShort.exec(text), [4, 2, 1]);
};

const numericYearFirst = (text: string): RegExpExecArray | null => {
  const match = dottedYearFirst.exec(text);
  if (match !== null && match[2] === undefined) [match[2], match[3]] = [match[4] ?? '', match[5] ?? ''];
  return match;
};

/** "3/12/2026" is one day in Europe and another in America; "4/12/2026" with "ngày" is not. */
const clearSlashes = (text: string): RegExpExecArray | null => {
  const match = slashed.exec(text);
  if (match === null) return null;
  const [, first = '', second = ''] = match;
  if (Number(first) > 12 || first === second || /ngày\s+$/iu.test(text.slice(0, match.index))) return match;
  if (Number(second) > 12) [match[1], match[2]] = [second, first];
  return Number(second) > 12 ? match : null;
};

const inGroups = (match: RegExpExecArray | null, now: string): Written[] => {
  const { day: written, month: name = '', year } = match?.groups ?? {};
  const month = /^\d/.test(name) ? Number(name) : monthNumber(name);
  const day = Number(written);
  if (match === null || month === undefined || !(day >= 1 && day <= 31)) return [];
  if (year && !(Number(year) >= 1900 && Number(year) <= 2200)) return [];
  return [{ day: { year: year ? Number(year) : yearOf(month, day, now), month, day }, text: match[0] }];
};

const readDays = (text: string, now: string): Day[] => writtenDays(text, now).map(({ day }) => day);

const yearOf = (month: number, day: number, now: string): number => {
  const today = new Date(now);
  const year = today.getUTCFullYear();
  return Date.UTC(year, month - 1, day) < today.getTime() - 31 * 86_400_000 ? year + 1 : year;
};

interface Clock {
  hour: number;
  minute: number;
  /** Of a time that has a zone of its own. */
  zone?: Zone;
}

/** The times of day in a text; none when one of them is no time, or is told in a way that has no one meaning. */
const readClocks = (text: string): Clock[] => {
  const stamped = iso.exec(text);
  if (stamped?.[4]) return valid(Number(stamped[4]), Number(stamped[5]));
  // The hours of East Africa begin at six.
  if (/\bsaa\b/i.test(text)) return [];
  let rest = text;
  for (const { text: written } of writtenDays(text, '2000-01-01T00:00:00Z'))
    rest = rest.replace(written, ' ');
  const flatRest = flat(rest);
  const late = atNight.test(flatRest) ? 'night' : afterNoon.test(flatRest) ? 'p' : undefined;
  const clocks = [...rest.matchAll(everyClock)].map((match) =>
    withZone(rest, match, half(Number(match[1]), match[3] ?? late), Number(match[2])),
  );
  const four = [...rest.matchAll(everyBareClock)].map((match) =>
    withZone(rest, match, Number(match[1]?.slice(0, 2)), Number(match[1]?.slice(2))),
  );
  // "10 Uhr" and the like are looked for where there is nothing better, or where another zone's time is given, too.
  const hours =
    clocks.length > 0
      ? []
      : [...rest.matchAll(everyHour)].map((match) =>
          withZone(
            rest,
            match,
            half(Number(match[1]), /^[ap]\.?m/i.test(match[2] ?? '') ? match[2] : late),
            0,
          ),
        );
  const all = [...clocks, ...four, ...hours];
  const led = all.length > 0 ? null : ledHour.exec(rest);
  if (led) all.push({ hour: half(Number(led[1]), late), minute: Number(led[2] ?? 0) });
  return all.every(({ hour, minute }) => valid(hour, minute).length > 0) ? all : [];
};
const everyClock = new RegExp(clock.source, `${clock.flags}g`);
const everyBareClock = new RegExp(bareClock.source, `${bareClock.flags}g`);
const everyHour = new RegExp(hourOnly.source, `${hourOnly.flags}g`);

/** With the zone right behind it: a notice may give the time of several places. */
const withZone = (text: string, match: RegExpExecArray, hour: number, minute: number): Clock => {
  const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 12);
  const name = /^[\s,(]{0,3}([A-Z]{3,5})(?!\p{L})/u.exec(behind)?.[1];
  const zone = name === undefined || isAmbiguousZone(name) ? undefined : zoneOf(name);
  return { hour, minute, ...(zone !== undefined && { zone }) };
};

const half = (hour: number, mark: string | undefined): number => {
  const letter = mark?.[0]?.toLowerCase();
  // Twelve at night ends the day.
  if (letter === 'n' && hour === 12) return 24;
  if (letter === 'p' || letter === 'n') return hour < 12 && hour > 0 ? hour + 12 : hour;
  return letter === 'a' && hour === 12 ? 0 : hour;
};

const valid = (hour: number, minute: number): Clock[] =>
  (hour <= 23 && minute <= 59) || (hour === 24 && minute === 0) ? [{ hour, minute }] : [];

/** Does a text name a day of the calendar? */
export const namesDay = (text: string, now: string): boolean => readDays(plainDigits(text), now).length > 0;
