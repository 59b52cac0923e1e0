import { wireInstant } from '../../../time/wire-time.ts';
import { zoneOf } from '../../../time/zones.ts';

/** `AP-WF-11-13-13 1509GMT<`: service, wire, month-day-year, hour and minute with zone. */
const signature =
  /([A-Z]{1,6}(?:-[A-Z]{1,4}){0,3})-(\d{1,2})-(\d{1,2})-(\d{2}|\d{4})[ \t]+(\d{2}):?(\d{2}) ?([A-Z]{1,4})\b/;

/** `KWS-21:37-09-12-18`, as in countries that write the day first: desk, time, day-month-year. It names no zone. */
const dayFirst = /(?<![\w-])([A-Z]{1,6})-(\d{2}):(\d{2})-(\d{2})-(\d{2})-(\d{2}|\d{4})(?![\w-])/;

export interface Trailer {
  agency: string;
  /** UTC, ISO 8601. */
  sentAt?: string;
  /** Where in the text it begins. */
  at: number;
  /** The time was sent without a zone, and read as UTC. */
  zoneless?: boolean;
}

/** The line after ETX that signs a message, or undefined. */
export function parseTrailer(text: string, receivedAt: string): Trailer | undefined {
  const match = signature.exec(text);
  if (match === null) return parseDayFirst(text, receivedAt);
  const [agency = ''] = (match[1] ?? '').split('-');
  const zone = zoneOf(match[7] ?? '');
  const sentAt = wireInstant(
    {
      month: Number(match[2]),
      day: Number(match[3]),
      year: Number(match[4]),
      hour: Number(match[5]),
      minute: Number(match[6]),
      zone: zone ?? 0,
    },
    receivedAt,
  );
  return { agency, at: match.index, ...(sentAt !== undefined && zone !== undefined && { sentAt }) };
}

function parseDayFirst(text: string, receivedAt: string): Trailer | undefined {
  const match = dayFirst.exec(text);
  if (match === null) return undefined;
  const [, agency = '', hour, minute, one, other, year] = match;
  // A second number over 12 is no month.
  const [day, month] = Number(other) > 12 ? [other, one] : [one, other];
  const time = { day: Number(day), month: Number(month), year: Number(year) };
  const sentAt = wireInstant({ ...time, hour: Number(hour), minute: Number(minute), zone: 0 }, receivedAt);
  return { agency, at: match.index, ...(sentAt !== undefined && { sentAt, zoneless: true }) };
}
