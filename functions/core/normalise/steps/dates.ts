import type { Step, Working } from '../working.ts';

const dayMs = 86_400_000;
/**
 * Clocks that are a little fast, and no more: what is dated later than now would be newer than every correction and
 * kill until its time has come. The W3C feed validator draws the line at ten minutes as well (`ImplausibleDate`).
 */
const aheadMs = 600_000;
/** No news agency's archive is older; earlier dates are clocks that were never set. */
const earliest = Date.UTC(1850, 0, 1);

/** Dates as UTC without needless digits; what lies ahead of now by more than a clock's error is set to now, what cannot be is left out. */
export const mendDates: Step = (working) => {
  const { fields, context } = working;
  const now = Date.parse(context.now);
  for (const name of ['firstCreated', 'versionCreated'] as const) {
    const value = fields[name];
    if (value === undefined) continue;
    const time = Date.parse(value);
    if (!Number.isFinite(time) || time < earliest || isUnset(time)) {
      working.warnings.push({ code: 'absurd-date', detail: `${name} ${value}` });
      working.changes.add('dates', `${name} cannot be right and was left out`, value);
      delete fields[name];
    } else if (time > now + aheadMs) {
      working.warnings.push({ code: 'future-date', detail: `${name} ${value}` });
      working.changes.add('dates', `${name} in the future set to now`, value, utc(now));
      fields[name] = utc(now);
    } else fields[name] = utc(time, value);
  }
  fields.versionCreated ??= fields.firstCreated ?? utc(now);
  if (
    fields.firstCreated !== undefined &&
    Date.parse(fields.firstCreated) > Date.parse(fields.versionCreated)
  ) {
    working.changes.add(
      'dates',
      'firstCreated later than versionCreated set to it',
      fields.firstCreated,
      fields.versionCreated,
    );
    fields.firstCreated = fields.versionCreated;
  }
  mendLimits(working);
};

/** 1970-01-01 and 1900-01-01 are what empty date fields become. */
const isUnset = (time: number): boolean =>
  Math.abs(time) < dayMs || Math.abs(time - Date.UTC(1900, 0, 1)) < dayMs;

const mendLimits = (working: Working): void => {
  for (const name of ['embargoed', 'expires'] as const) {
    const value = working.fields[name];
    if (value === undefined) continue;
    const time = Date.parse(value);
    if (Number.isFinite(time)) {
      working.fields[name] = utc(time, value);
      continue;
    }
    delete working.fields[name];
    if (name === 'embargoed') hold(working, value);
    else working.changes.add('dates', 'unreadable expiry left out', value);
  }
};

/** Publishing too early cannot be taken back. */
const hold = (working: Working, embargo: string): void => {
  if (working.fields.pubStatus !== 'canceled') working.fields.pubStatus = 'withheld';
  working.warnings.push({ code: 'embargo-unreadable', detail: embargo });
};

/** As `mendDates` writes times; what is read from such a text and written again comes out alike. */
const canonical = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

const utc = (time: number, written = ''): string =>
  canonical.test(written) ? written : new Date(time).toISOString().replace('.000Z', 'Z');
