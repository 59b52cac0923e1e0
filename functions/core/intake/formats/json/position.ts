import { cut } from '../../../story/cut.ts';
import type { Problem } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { type Reading, readInstant } from '../../../time/instant.ts';
import { latestZoneOf, momentIn } from '../../../time/zones.ts';

/** The position of a value in the upload, and the lists for its problems and repairs. */
export interface Position {
  /** JSON pointer, RFC 6901. */
  pointer: string;
  changes: Change[];
  problems: Problem[];
}

/** Notes a problem at a position and returns undefined, so that a reader can end with it. */
export function problem(position: Position, detail: string, below = ''): undefined {
  position.problems.push({ pointer: position.pointer + below, detail });
  return undefined;
}

/** Notes that a value was left out although the story is taken. */
export function leftOut(position: Position, reason: string, value?: unknown): undefined {
  const before = typeof value === 'string' ? cut(value, 80) : position.pointer;
  position.changes.push({ step: 'json', reason: `${reason} (${position.pointer})`, before });
  return undefined;
}

/** A date as UTC ISO 8601. An unreadable or absurd one is a problem, a missing zone a change. */
export function readDate(value: unknown, position: Position): string | undefined {
  const reading = typeof value === 'string' || typeof value === 'number' ? readInstant(value) : undefined;
  if (reading === undefined) {
    return problem(
      position,
      'must be a date between 1900 and 2200, ISO 8601, e.g. 2025-12-15T10:30:00+05:30',
    );
  }
  if (reading.assumed !== undefined) {
    const reason =
      reading.assumed === 'zone'
        ? 'a time without zone was read as UTC'
        : 'a date without time was read as midnight UTC';
    position.changes.push({ step: 'json', reason, before: String(value).trim(), after: reading.instant });
  }
  return reading.instant;
}

/** Has the abbreviation of the zone a meaning in which the moment comes later? */
const mayBeLater = ({ instant, usual }: Reading): boolean => {
  if (usual === undefined) return false;
  const wall = Date.parse(`${usual.wall}Z`);
  const zone = latestZoneOf(usual.zone, {}, wall);
  return zone === undefined || momentIn(wall, zone) > Date.parse(instant);
};

/**
 * An embargo. Without a zone, or with an abbreviation that has several meanings, its moment is uncertain by half a day,
 * and a broken embargo cannot be repaired.
 */
export function readEmbargo(value: unknown, position: Position): string | undefined {
  const reading = typeof value === 'string' || typeof value === 'number' ? readInstant(value) : undefined;
  if (reading !== undefined && reading.assumed === undefined && !mayBeLater(reading)) return reading.instant;
  return problem(position, 'must be a date and time with zone, ISO 8601, e.g. 2025-12-15T10:30:00+05:30');
}
