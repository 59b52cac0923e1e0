import { midnightOf } from './day.ts';
import { momentIn, type Zone } from './zones.ts';

/** A date-time group of a wire as far as it is sent. */
export interface WireTime {
  day: number;
  hour: number;
  minute: number;
  zone: Zone;
  /** 1 to 12. */
  month?: number | undefined;
  /** Two or four digits. */
  year?: number | undefined;
}

const dayMs = 86_400_000;

/**
 * A date-time group as UTC, ISO 8601. A month or year that is missing is the latest one that is not more than a day
 * after `receivedAt`. Undefined when no such moment exists (31 February, 25 h).
 */
export function wireInstant(time: WireTime, receivedAt: string): string | undefined {
  const received = new Date(receivedAt);
  if (Number.isNaN(received.getTime()) || time.hour > 24 || time.minute > 59) return undefined;
  const latest = received.getTime() + dayMs;
  const year = fullYear(time.year, received.getUTCFullYear());
  const month = time.month ?? received.getUTCMonth() + 1;
  const steps = time.year !== undefined ? 0 : time.month === undefined ? 2 : 1;
  for (let back = 0; back <= steps; back++) {
    const first = time.month === undefined ? monthsBefore(year, month, back) : { year: year - back, month };
    const moment = at(time, first.year, first.month);
    if (moment !== undefined && (time.year !== undefined || moment <= latest)) return toIso(moment);
  }
  return undefined;
}

/** Two-digit years lie within a window of 99 years that ends next year. */
function fullYear(year: number | undefined, now: number): number {
  if (year === undefined) return now;
  if (year >= 100) return year;
  const candidate = now - (now % 100) + year;
  return candidate > now + 1 ? candidate - 100 : candidate;
}

function monthsBefore(year: number, month: number, back: number): { year: number; month: number } {
  const index = year * 12 + month - 1 - back;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

function at({ day, hour, minute, zone }: WireTime, year: number, month: number): number | undefined {
  const midnight = midnightOf({ year, month, day });
  return midnight === undefined ? undefined : momentIn(midnight + (hour * 60 + minute) * 60_000, zone);
}

function toIso(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
