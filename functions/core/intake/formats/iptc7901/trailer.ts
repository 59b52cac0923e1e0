import { monthNumber } from '../../../time/months.ts';
import { wireInstant } from '../../../time/wire-time.ts';
import { zoneOf } from '../../../time/zones.ts';

/** Day, hour and minute, then zone, month and year as far as they are sent: `131137 GMT Nov 13`. */
const group =
  /^\W*(?:[a-z]{2,5}\s+)?(\d{2})(\d{2})(\d{2})(?:\s*([A-Z]{1,4})\b)?(?:\s*(\p{L}{3,4})\.?)?(?:\s*(\d{4}|\d{2}))?\W*$/iu;

export interface Trailer {
  /** UTC, ISO 8601. */
  sentAt: string;
  /** False when the group names no zone and UTC was taken, as IPTC 7901 §5 asks of it. */
  zoned: boolean;
}

/** "16-NOV-26 11:42" and "2026-11-16/11:42", by which some services sign the text itself. */
const signature = /\b(?:(\d{1,2})-(\p{L}{3,4})-(\d{4}|\d{2})\s+|(\d{4})-(\d\d)-(\d\d)\/)(\d\d):(\d\d)\b/u;

/** A time in a sign-off line; it names no zone. */
export function parseSignature(line: string, receivedAt: string): Trailer | undefined {
  const match = signature.exec(line);
  if (match === null) return undefined;
  const [, day, month, year, isoYear, isoMonth, isoDay, hour, minute] = match;
  const sentAt = wireInstant(
    {
      day: Number(day ?? isoDay),
      month: month === undefined ? Number(isoMonth) : monthNumber(month),
      year: Number(year ?? isoYear),
      hour: Number(hour),
      minute: Number(minute),
      zone: 0,
    },
    receivedAt,
  );
  return sentAt === undefined ? undefined : { sentAt, zoned: false };
}

/** The date-time group after the text. Undefined when the line is none or names no real moment. */
export function parseTrailer(line: string, receivedAt: string): Trailer | undefined {
  const match = group.exec(line.trim());
  if (match === null) return undefined;
  const words = [match[4], match[5]].filter((word) => word !== undefined);
  const zone = words.find((word) => zoneOf(word) !== undefined);
  const monthWord = words.find((word) => word !== zone && monthNumber(word) !== undefined);
  // Six digits alone are a phone number or a score as often as a time.
  if (zone === undefined && monthWord === undefined) return undefined;
  const sentAt = wireInstant(
    {
      day: Number(match[1]),
      hour: Number(match[2]),
      minute: Number(match[3]),
      zone: zoneOf(zone ?? 'UTC') ?? 0,
      month: monthWord === undefined ? undefined : monthNumber(monthWord),
      year: match[6] === undefined ? undefined : Number(match[6]),
    },
    receivedAt,
  );
  return sentAt === undefined ? undefined : { sentAt, zoned: zone !== undefined };
}
