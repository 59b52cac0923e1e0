import { cut } from '../../../story/cut.ts';
import type { Problem } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { readInstant } from '../../../time/instant.ts';

/** Where a value stands in the upload, and where to tell what was wrong with it or mended. */
export interface Place {
  /** JSON pointer, RFC 6901. */
  pointer: string;
  changes: Change[];
  problems: Problem[];
}

/** Notes a problem at a place and gives undefined, so that a reader can end with it. */
export function problem(place: Place, detail: string, below = ''): undefined {
  place.problems.push({ pointer: place.pointer + below, detail });
  return undefined;
}

/** Notes that a value was left out although the story is taken. */
export function leftOut(place: Place, reason: string, value?: unknown): undefined {
  const before = typeof value === 'string' ? cut(value, 80) : place.pointer;
  place.changes.push({ step: 'json', reason: `${reason} (${place.pointer})`, before });
  return undefined;
}

/** A date as UTC ISO 8601. An unreadable or absurd one is a problem, a missing zone a change. */
export function readDate(value: unknown, place: Place): string | undefined {
  const reading = typeof value === 'string' || typeof value === 'number' ? readInstant(value) : undefined;
  if (reading === undefined) {
    return problem(place, 'must be a date between 1900 and 2200, ISO 8601, e.g. 2025-12-15T10:30:00+05:30');
  }
  if (reading.assumed !== undefined) {
    const reason =
      reading.assumed === 'zone'
        ? 'a time without zone was read as UTC'
        : 'a date without time was read as midnight UTC';
    place.changes.push({ step: 'json', reason, before: String(value).trim(), after: reading.instant });
  }
  return reading.instant;
}

/** An embargo. Without a zone its moment is uncertain by half a day, and an embargo broken cannot be mended. */
export function readEmbargo(value: unknown, place: Place): string | undefined {
  const reading = typeof value === 'string' || typeof value === 'number' ? readInstant(value) : undefined;
  if (reading !== undefined && reading.assumed === undefined) return reading.instant;
  return problem(place, 'must be a date and time with zone, ISO 8601, e.g. 2025-12-15T10:30:00+05:30');
}
