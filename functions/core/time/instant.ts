import { readDay } from './day.ts';
import { isAmbiguousZone, momentIn, offsetMinutes, type Zone, type ZoneHint, zoneOf } from './zones.ts';

/** A moment and what had to be assumed to read it. */
export interface Reading {
  /** UTC, ISO 8601. */
  instant: string;
  /** `zone`: no zone was given, UTC was taken; `time`: only a day was given, its first moment in UTC was taken. */
  assumed?: 'zone' | 'time';
  /** The zone as written where it has several meanings and the usual one was taken ("IST"), with its wall time. */
  usual?: { zone: string; wall: string };
}

/** Longer texts are no dates. */
const longest = 80;
const clock =
  /^(?:[T\s,]|(?:at|klo?\.?|um|à|às|alle|a\s+las|om|в|о)\s)*(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([ap])(?:\.?m\b|(?!\p{L}))\.?)?(?:\s*(?:hrs|hours|uhr)\b)?\s*/iu;
const compactClock = /^T(\d{2})(\d{2})(\d{2})?/;
const numericZone = /^(?:(?:GMT|UTC)(?=[+-]))?([+-]\d{1,2}(?::?\d{2})?)$/i;
const namedZone = /^\(?(\p{L}{1,6})\)?$/u;

/**
 * Reads the ways in which systems write a moment: ISO 8601 / RFC 3339, RFC 5322 §3.3 and RFC 822 §5.1 (years of two
 * digits), dates in words of many languages, and Unix time in seconds or milliseconds. Undefined for what is no date,
 * for a day that does not exist, for a zone that is not known, and for years outside 1900 to 2200. Days and months in
 * figures alone ("03/04/2024") are ambiguous and are not read.
 */
export function readInstant(value: string | number, hint: ZoneHint = {}): Reading | undefined {
  if (typeof value === 'number') return fromUnixTime(value);
  const text = value.trim();
  if (text.length > longest) return undefined;
  if (/^\d{10}(?:\d{3})?$/.test(text)) return fromUnixTime(Number(text));
  const day = readDay(text, hint.language);
  return day === undefined ? undefined : withTime(day.midnight, text.slice(day.length), hint);
}

function withTime(midnight: number, tail: string, hint: ZoneHint): Reading | undefined {
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
  const wall =
    midnight +
    ((hour * 60 + Number(minutes)) * 60 + Math.min(59, Number(seconds))) * 1000 +
    Number(fraction.slice(0, 3).padEnd(3, '0'));
  const stated = tail.slice(whole.length).trim();
  if (stated === '') return { instant: toIso(wall), assumed: 'zone' };
  const written = stated.replace(/(?:(?<!\s)\s+)?\([^()]*\)$/, '') || stated;
  const zone = readZone(written, hint);
  if (zone === undefined) return undefined;
  const name = namedZone.exec(written)?.[1] ?? '';
  return {
    instant: toIso(momentIn(wall, zone)),
    ...(isAmbiguousZone(name) && { usual: { zone: name, wall: toIso(wall).slice(0, -1) } }),
  };
}

function readZone(written: string, hint: ZoneHint): Zone | undefined {
  const shift = numericZone.exec(written)?.[1];
  if (shift !== undefined) return offsetMinutes(shift);
  const name = namedZone.exec(written)?.[1];
  return name === undefined ? undefined : zoneOf(name, hint);
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
