import { momentOf } from '../../time/local-time.ts';
import type { Step } from '../working.ts';

const names = ['firstCreated', 'versionCreated', 'expires', 'embargoed'] as const;

/** Times that were sent without a zone are those of the agency's clocks, where its policy says which. */
export const placeLocalTimes: Step = ({ fields, context, changes }) => {
  const { zoneless } = fields;
  const { timeZone } = context.policy;
  delete fields.zoneless;
  if (zoneless === undefined || timeZone === undefined) return;
  for (const name of names) {
    const stated = zoneless[name];
    // Another part of the upload may have said the time better since.
    if (stated === undefined || fields[name] !== stated.read) continue;
    const moment = momentOf(Date.parse(`${stated.wall}Z`), timeZone);
    if (!Number.isFinite(moment)) continue;
    fields[name] = new Date(moment).toISOString().replace('.000Z', 'Z');
    changes.add('dates', `${name} without a zone read in ${timeZone}`, stated.wall, fields[name]);
  }
};
