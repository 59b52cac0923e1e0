import { quietLookMinutes, reconcileEveryMinutes } from '../../contract/functions.ts';
import { instant, type PipelinePorts } from '../ports.ts';

export type QuietPorts = Pick<PipelinePorts, 'agencies' | 'activity' | 'now' | 'log'>;

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** Agencies that one log line names. */
const named = 100;

/** Whether this run of the reconciler is the one in a quarter of an hour that looks for quiet agencies. */
export const looksForQuiet = (nowMs: number): boolean =>
  Math.floor(nowMs / minuteMs) % quietLookMinutes < reconcileEveryMinutes;

/**
 * Counts the agencies that have had no story accepted for longer than their policy's `quietAfterHours`, and names
 * them in the log. Agencies that are suspended, never sent anything or have no such policy are not counted.
 */
export async function quietAgencies(ports: QuietPorts): Promise<number> {
  const hours = new Map<string, number>();
  for (const { id, status, policy } of await ports.agencies.list()) {
    if (status === 'active' && policy.quietAfterHours !== undefined) hours.set(id, policy.quietAfterHours);
  }
  if (hours.size === 0) return 0;
  const now = ports.now();
  const quiet = (await ports.activity.of([...hours.keys()]))
    .map(({ agency, lastAcceptedAt }) => ({
      agency,
      lastAcceptedAt,
      quietAfterHours: hours.get(agency) ?? 0,
    }))
    .filter((one) => one.lastAcceptedAt < instant(now - one.quietAfterHours * hourMs))
    .sort((left, right) => (left.lastAcceptedAt < right.lastAcceptedAt ? -1 : 1));
  if (quiet.length > 0) {
    ports.log.warn('Agencies are quiet', { count: quiet.length, agencies: quiet.slice(0, named) });
  }
  return quiet.length;
}
