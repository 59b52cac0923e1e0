import { midnightOf } from '../../../time/day.ts';
import {
  isAmbiguousZone,
  latestZoneOf,
  momentIn,
  offsetMinutes,
  type Zone,
  type ZoneHint,
  zoneOf,
} from '../../../time/zones.ts';
import { afterNoon, atNight, halfPast, partOfHour } from '../../words/embargo/halves.ts';
import { type ClockFigure, type DayFigure, type Figure, figuresIn, timeMask } from './figures.ts';
import { flat } from './lexicon.ts';

const longest = 300;
const hourLong = 3_600_000;

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
 * The moment in an embargo notice as UTC ISO 8601; left out when day, time or zone cannot be read without guessing;
 * `timeZone` is the agency's, for a notice that names no zone. A day without year is the next such day from a month
 * before `now` on. Of several times of day the latest counts; several days are none.
 */
export const readTimes = (notice: string, now: string, timeZone?: string): TimeRead => {
  const text = notice.slice(0, longest);
  const { figures, masked } = figuresIn(text);
  const midnight = midnightIn(figures, now);
  const named = zoneIn(figures, { timeZone, language: languageOf(text) }, midnight ?? Date.parse(now));
  const zoned = named !== undefined;
  if (midnight === undefined) return { zoned };
  // West of everywhere it is twelve hours earlier than in UTC.
  const read: TimeRead = { zoned, dayOver: midnight + 36 * hourLong };
  const fallback = named === undefined ? timeZone : named.zone;
  const moments = clocksIn(text, masked, figures).map(({ hour, minute, zone }) => {
    const meant = zone ?? fallback;
    return meant === undefined ? Number.NaN : momentIn(midnight + (hour * 60 + minute) * 60_000, meant);
  });
  const latest = Math.max(...moments);
  if (moments.length === 0 || Number.isNaN(latest)) return read;
  return { ...read, moment: new Date(latest).toISOString().replace('.000Z', 'Z') };
};

/** The first moment of the one day that the figures name, as UTC in milliseconds. */
const midnightIn = (figures: readonly Figure[], now: string): number | undefined => {
  const days = new Set(figures.filter(isDay).map((figure) => midnightOf(withYear(figure, now))));
  return days.size === 1 ? [...days][0] : undefined;
};
const isDay = (figure: Figure): figure is DayFigure => figure.kind === 'day';

const withYear = ({ day, month, year }: DayFigure, now: string) => {
  if (year !== undefined) return { year, month, day };
  const today = new Date(now);
  const thisYear = today.getUTCFullYear();
  const isOver = Date.UTC(thisYear, month - 1, day) < today.getTime() - 31 * 24 * hourLong;
  return { year: isOver ? thisYear + 1 : thisYear, month, day };
};

const zoneForms = ['words', 'name', 'offset', 'short'];

/** The language of a notice whose script says enough to tell what an abbreviation of a zone means. */
const languageOf = (text: string): string | undefined => scripts.find(([, script]) => script.test(text))?.[0];
const scripts: readonly (readonly [string, RegExp])[] = [
  ['he', /\p{Script=Hebrew}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['te', /\p{Script=Telugu}/u],
  ['gu', /\p{Script=Gujarati}/u],
  ['kn', /\p{Script=Kannada}/u],
  ['ml', /\p{Script=Malayalam}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['hy', /\p{Script=Armenian}/u],
  ['my', /\p{Script=Myanmar}/u],
];

/**
 * The zone that a notice names, if any; of an abbreviation with several meanings that the agency's zone and the
 * language do not decide, the one in which the time comes last.
 */
const zoneIn = (
  figures: readonly Figure[],
  hint: ZoneHint,
  wall: number,
): { zone: Zone | undefined } | undefined => {
  const [named] = figures
    .filter((figure) => figure.kind === 'zone')
    .sort((left, right) => zoneForms.indexOf(left.form) - zoneForms.indexOf(right.form));
  if (named === undefined) return undefined;
  if (named.form === 'words') return { zone: named.zone };
  if (named.form === 'offset') return { zone: offsetMinutes(named.zone) };
  const zone = latestZoneOf(named.zone, hint, wall);
  return { zone: typeof zone === 'number' ? zone + (offsetMinutes(named.shift ?? '') ?? 0) : zone };
};

interface Clock {
  hour: number;
  minute: number;
  /** Of a time that has a zone of its own. */
  zone?: Zone;
}

/** The times of day in a text; none when one of them is no time, or is told in a way that has no one meaning. */
const clocksIn = (text: string, masked: string, figures: readonly Figure[]): Clock[] => {
  const found = figures.filter((figure) => figure.kind === 'clock');
  const stamp = found.find(({ form }) => form === 'stamp');
  if (stamp) return valid([stamp]);
  const words = flat(withoutDays(text, figures));
  // The hours of East Africa begin at six.
  if (/\bsaa\b/.test(words)) return [];
  const loose = [...wordsFor(words), ...best(found)];
  if (hasLooseDigits(masked) || hasLooseHour(masked, figures)) return [];
  const late = atNight.test(words) ? 'night' : afterNoon.test(words) ? 'p' : undefined;
  const clocks = loose.map((clock) => {
    const minute = clock.minute === 0 && halfPast.test(flat(text.slice(clock.to))) ? 30 : clock.minute;
    const half = clock.form === 'bare' ? undefined : (clock.half ?? late);
    const zone = zoneBehind(text, clock);
    return { hour: inHalf(clock.hour, half), minute, ...(zone !== undefined && { zone }) };
  });
  if (partOfHour.test(words) && !clocks.some(({ minute }) => minute > 0)) return [];
  return valid(clocks);
};

const withoutDays = (text: string, figures: readonly Figure[]): string => {
  let rest = text;
  for (const { kind, from, to } of figures)
    if (kind === 'day' || kind === 'zone')
      rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
  return rest;
};

/** "10 Uhr" counts where there is nothing better, and "kl 10" where there is not even that. */
const best = (found: readonly ClockFigure[]): readonly ClockFigure[] => {
  const with4 = found.filter(({ form }) => form === 'exact' || form === 'bare');
  if (with4.some(({ form }) => form === 'exact')) return with4;
  const hours = [...with4, ...found.filter(({ form }) => form === 'hour')];
  return hours.length > 0 ? hours : found.filter(({ form }) => form === 'led').slice(0, 1);
};

/** Midnight belongs to the day that ends with it, unless the notice says otherwise: late is the safe side. */
const wordsFor = (words: string): ClockFigure[] => {
  const told = (name: string, hour: number): ClockFigure[] => {
    const from = words.indexOf(name);
    if (from < 0) return [];
    return [{ kind: 'clock', form: 'exact', hour, minute: 0, half: 'word', from, to: from + name.length }];
  };
  return [
    ...told('midnight', /\b(?:start|beginning)\b/.test(words) ? 0 : 24),
    ...told('noon', 12).filter(({ from }) => !/after$/.test(words.slice(0, from))),
  ];
};

/** A number right next to a day or a time of day belongs to it in a way that is not known: minutes, a year, a span. */
const hasLooseDigits = (masked: string): boolean => looseBehind.test(masked) || looseBefore.test(masked);
const joint = `[\\s.,:'’/-]{0,3}(?:(?:and|et|und|y|e|i|og|och|en|ja|и|і|و|ו)\\s)?`;
const looseBehind = new RegExp(`${timeMask}${joint}\\d{1,2}(?![\\d\\p{L}])`, 'u');
const looseBefore = new RegExp(`(?<![\\d\\p{L}])\\d{1,3}\\s?[年년/:.-]\\s?${timeMask}`, 'u');

/** "6 GMT (1 a.m. ET)": a number right before a zone is an hour that no pattern has read. */
const hasLooseHour = (masked: string, figures: readonly Figure[]): boolean =>
  figures.some(
    ({ kind, from }) =>
      kind === 'zone' && /(?<![\d\p{L}])\d{1,2}\s?$/u.test(masked.slice(Math.max(0, from - 4), from)),
  );

/** The zone right behind a time: a notice may give the time of several places. */
const zoneBehind = (text: string, { to }: ClockFigure): Zone | undefined => {
  const name = /^[\s,(]{0,3}([A-Z]{2,5})(?!\p{L})/u.exec(text.slice(to, to + 12))?.[1];
  return name === undefined || isAmbiguousZone(name) ? undefined : zoneOf(name);
};

const inHalf = (hour: number, mark: string | undefined): number => {
  const letter = mark?.[0]?.toLowerCase();
  // Twelve at night ends the day.
  if (letter === 'n' && hour === 12) return 24;
  if (letter === 'p' || letter === 'n') return hour < 12 && hour > 0 ? hour + 12 : hour;
  return letter === 'a' && hour === 12 ? 0 : hour;
};

const valid = (clocks: readonly Clock[]): Clock[] =>
  clocks.every(({ hour, minute }) => (hour <= 23 && minute <= 59) || (hour === 24 && minute === 0))
    ? clocks.map(({ hour, minute, zone }) => ({ hour, minute, ...(zone !== undefined && { zone }) }))
    : [];
