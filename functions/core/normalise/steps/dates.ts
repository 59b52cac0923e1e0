import type { Step, Working } from '../working.ts';

const dayMs = 86_400_000;
/**
 * Tolerates clocks that are a little fast. A story dated later would count as newer than every correction and kill until
 * that time. The W3C feed validator has the same limit of ten minutes (`ImplausibleDate`).
 */
const aheadMs = 600_000;
/** No news agency's archive is older; earlier dates are clocks that were never set. */
const earliest = Date.UTC(1850, 0, 1);

/** Writes dates as UTC without needless digits. Dates too far in the future become now; impossible ones are left out. */
export const repairDates: Step = (working) => {
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
  repairLimits(working);
};

/** 1970-01-01 and 1900-01-01 are what empty date fields become. */
const isUnset = (time: number): boolean =>
  Math.abs(time) < dayMs || Math.abs(time - Date.UTC(1900, 0, 1)) < dayMs;

const repairLimits = (working: Working): void => {
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
  const { embargoed, expires } = working.fields;
  if (embargoed !== undefined && expires !== undefined && Date.parse(expires) <= Date.parse(embargoed))
    working.warnings.push({ code: 'expires-before-embargo', detail: `${expires} is not after ${embargoed}` });
};

/** Publishing too early cannot be taken back. */
const hold = (working: Working, embargo: string): void => {
  if (working.fields.pubStatus !== 'canceled') working.fields.pubStatus = 'withheld';
  working.warnings.push({ code: 'embargo-unreadable', detail: embargo });
};

/** As `repairDates` writes times; what is read from such a text and written again comes out alike. */
const canonical = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

const utc = (time: number, written = ''): string =>
  canonical.test(written) ? written : new Date(time).toISOString().replace('.000Z', 'Z');
