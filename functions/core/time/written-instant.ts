import { monthNumber, zoneOffset } from '../intake/wire/time.ts';

/** A moment and what had to be assumed to read it. */
export interface Reading {
  /** UTC, ISO 8601. */
  instant: string;
  /** `zone`: no zone was said, UTC was taken; `time`: only a day was said, its first moment in UTC was taken. */
  assumed?: 'zone' | 'time';
}

const clock =
  /^(?:[T\s,]|at\s)*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\b)?\.?(?:\s*(?:hrs|hours)\b)?\s*/i;
const compactClock = /^T(\d{2})(\d{2})(\d{2})?/;
const offset = /^(?:(?:GMT|UTC)(?=[+-]))?(?:([+-])(\d{1,2}):?(\d{2})?|\(?([A-Za-z]{1,5})\)?)$/;
const isoDay = /^(\d{4})-?(\d{2})-?(\d{2})(?=\D|$)/;
const dayFirst =
  /^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?:de\s+)?(\p{L}{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4})\b/u;
const monthFirst = /^(?:\p{L}{2,12}\.?,?\s+)?(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u;

/**
 * Reads the ways in which systems write a moment: ISO 8601 / RFC 3339, RFC 5322 §3.3, dates in words and Unix time in
 * seconds or milliseconds. Undefined for what is no date, for a day that does not exist, and for years outside
 * 1900 to 2200. Days and months in figures alone ("03/04/2024") are ambiguous and are not read.
 */
export function readInstant(value: string | number): Reading | undefined {
  if (typeof value === 'number') return fromUnixTime(value);
  const text = value.trim();
  if (text.length > 80) return undefined;
  if (/^\d{10}(?:\d{3})?$/.test(text)) return fromUnixTime(Number(text));
  const day = readDay(text);
  if (day === undefined) return undefined;
  const midnight = Date.UTC(day.year, day.month - 1, day.day);
  if (new Date(midnight).getUTCDate() !== day.day || day.year < 1900 || day.year > 2200) return undefined;
  return withTime(midnight, text.slice(day.length));
}

function readDay(text: string): { year: number; month: number; day: number; length: number } | undefined {
  const iso = isoDay.exec(text);
  if (iso) {
    const [whole, year = '', month = '', day = ''] = iso;
    return Number(month) < 1 || Number(month) > 12
      ? undefined
      : { year: Number(year), month: Number(month), day: Number(day), length: whole.length };
  }
  const worded = dayFirst.exec(text);
  const [whole, day, name, year] = worded ?? swapped(monthFirst.exec(text));
  const month = name === undefined ? undefined : monthNumber(name);
  if (whole === undefined || month === undefined) return undefined;
  return { year: Number(year), month, day: Number(day), length: whole.length };
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] {
  return match ? [match[0], match[2], match[1], match[3]] : [];
}

function withTime(midnight: number, tail: string): Reading | undefined {
  if (tail.trim() === '') return { instant: toIso(midnight), assumed: 'time' };
  // A zone alone behind a day ("2024-08-16Z", XML Schema) is that day's first moment there.
  const match = clock.exec(tail) ?? compactClock.exec(tail);
  const [whole = '', hours = '0', minutes = '0', seconds = '0', fraction = '', half] = match ?? [];
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60 || (hour === 24 && Number(minutes) > 0))
    return undefined;
  const zone = readZone(tail.slice(whole.length).trim());
  if (zone === undefined) return undefined;
  const local = midnight + ((hour * 60 + Number(minutes)) * 60 + Math.min(59, Number(seconds))) * 1000;
  const instant = toIso(local + Number(fraction.slice(0, 3).padEnd(3, '0')) - (zone.minutes ?? 0) * 60_000);
  return zone.minutes === undefined ? { instant, assumed: 'zone' } : { instant };
}

/** Minutes ahead of UTC; an empty object when none is said, undefined when it cannot be read. */
function readZone(text: string): { minutes?: number } | undefined {
  if (text === '') return {};
  const match = offset.exec(text.replace(/(?:(?<!\s)\s+)?\([^()]*\)$/, ''));
  if (match === null) return undefined;
  const [, sign, hours, minutes = '0', name] = match;
  if (name !== undefined) {
    const ahead = zoneOffset(name);
    return ahead === undefined ? undefined : { minutes: ahead * 60 };
  }
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return { minutes: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) };
}

/** From 10^8 on seconds (1973), from 10^11 on milliseconds (also 1973); smaller numbers are no dates. */
function fromUnixTime(value: number): Reading | undefined {
  const moment = value < 1e11 ? value * 1000 : value;
  const year = new Date(moment).getUTCFullYear();
  return value >= 1e8 && year <= 2200 ? { instant: toIso(moment) } : undefined;
}

function toIso(moment: number): string {
  return new Date(Math.round(moment)).toISOString().replace('.000Z', 'Z');
}
