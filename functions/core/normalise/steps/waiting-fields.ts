import { readInstant } from '../../time/instant.ts';
import type { Step } from '../working.ts';

/** Clocks that are a little fast make no embargo. */
const aheadMs = 600_000;
/** The last place where a time of day comes is twelve hours behind UTC. */
const everywhereMs = 12 * 3_600_000;

/**
 * A moment still to come in a field whose name sounds like an embargo holds the story: until then when it is read
 * with certainty, else until someone has checked it. The warning names the field.
 */
export const readWaitingFields: Step = ({ fields, context, warnings, changes }) => {
  const { mayWait } = fields;
  // Handled once.
  delete fields.mayWait;
  if (mayWait === undefined || fields.embargoed !== undefined || fields.embargoText !== undefined) return;
  const now = Date.parse(context.now);
  let latest: { instant: string; notice: string } | undefined;
  for (const { name, value } of mayWait) {
    const text = /^\d{10}(?:\d{3})?$/.test(value) ? Number(value) : value;
    const reading = readInstant(text, { timeZone: context.policy.timeZone, language: fields.language });
    if (reading === undefined) continue;
    const time = Date.parse(reading.instant);
    const notice = `${name}: ${value}`;
    const certain = reading.assumed === undefined && reading.usual === undefined;
    if (time + (certain ? -aheadMs : everywhereMs) <= now) continue;
    if (!certain) {
      if (fields.pubStatus !== 'canceled') fields.pubStatus = 'withheld';
      warnings.push({ code: 'embargo-unreadable', detail: notice });
      changes.add('embargo', 'story held: a field that sounds like an embargo names no certain time', notice);
      return;
    }
    if (latest === undefined || Date.parse(latest.instant) < time)
      latest = { instant: reading.instant, notice };
  }
  if (latest === undefined) return;
  fields.embargoed = latest.instant;
  warnings.push({ code: 'embargo-field', detail: latest.notice });
  changes.add('embargo', 'embargo read in a field that sounds like one', latest.notice, latest.instant);
};
