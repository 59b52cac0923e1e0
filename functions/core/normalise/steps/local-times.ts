import { latestZoneOf, momentIn, type Zone, zoneOf } from '../../time/zones.ts';
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
  if (zoneless === undefined) return;
  const zoneMeant = (name: string, written: string, wall: number): Zone | undefined => {
    // An embargo that may be meant for several zones ends in the last of them.
    if (name === 'embargoed') return latestZoneOf(written, { timeZone, language: fields.language }, wall);
    return timeZone === undefined ? undefined : zoneOf(written, { timeZone });
  };
  for (const name of names) {
    const stated = zoneless[name];
    // A later part of the upload may have given a better time.
    if (stated === undefined || fields[name] !== stated.read) continue;
    const wall = Date.parse(`${stated.wall}Z`);
    const zone = stated.zone === undefined ? timeZone : zoneMeant(name, stated.zone, wall);
    const moment = zone === undefined ? Number.NaN : momentIn(wall, zone);
    if (!Number.isFinite(moment) || (stated.zone !== undefined && moment === Date.parse(stated.read)))
      continue;
    fields[name] = new Date(moment).toISOString().replace('.000Z', 'Z');
    const which = stated.zone === undefined ? 'without a zone' : `in ${stated.zone}`;
    changes.add(
      'dates',
      `${name} ${which} read in ${timeZone ?? 'the last zone of that name'}`,
      stated.wall,
      fields[name],
    );
  }
};
