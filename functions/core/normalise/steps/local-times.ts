import { momentIn, zoneOf } from '../../time/zones.ts';
import type { Step } from '../working.ts';

const names = ['firstCreated', 'versionCreated', 'expires', 'embargoed'] as const;

/**
 * Times that were sent without a zone are those of the agency's clocks, where its policy says which. The policy also
 * decides between the meanings of an abbreviation ("CST" of an agency in Shanghai).
 */
export const placeLocalTimes: Step = ({ fields, context, changes }) => {
  const { zoneless } = fields;
  const { timeZone } = context.policy;
  delete fields.zoneless;
  if (zoneless === undefined || timeZone === undefined) return;
  for (const name of names) {
    const stated = zoneless[name];
    // A later part of the upload may have given a better time.
    if (stated === undefined || fields[name] !== stated.read) continue;
    const zone = stated.zone === undefined ? timeZone : zoneOf(stated.zone, { timeZone });
    const moment = zone === undefined ? Number.NaN : momentIn(Date.parse(`${stated.wall}Z`), zone);
    if (!Number.isFinite(moment) || (stated.zone !== undefined && moment === Date.parse(stated.read)))
      continue;
    fields[name] = new Date(moment).toISOString().replace('.000Z', 'Z');
    const which = stated.zone === undefined ? 'without a zone' : `in ${stated.zone}`;
    changes.add('dates', `${name} ${which} read in ${timeZone}`, stated.wall, fields[name]);
  }
};
