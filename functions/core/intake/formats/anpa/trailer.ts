import { wireInstant } from '../../../time/wire-time.ts';
import { zoneOf } from '../../../time/zones.ts';

/** `AP-WF-11-13-13 1509GMT<`: service, wire, month-day-year, hour and minute with zone. */
const signature =
  /([A-Z]{1,6}(?:-[A-Z]{1,4}){0,3})-(\d{1,2})-(\d{1,2})-(\d{2}|\d{4})[ \t]+(\d{2}):?(\d{2}) ?([A-Z]{1,4})\b/;

export interface Trailer {
  agency: string;
  /** UTC, ISO 8601. */
  sentAt?: string;
  /** Where in the text it begins. */
  at: number;
}

/** The line after ETX that signs a message, or undefined. */
export function parseTrailer(text: string, receivedAt: string): Trailer | undefined {
  const match = signature.exec(text);
  if (match === null) return undefined;
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
