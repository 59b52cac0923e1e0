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

/** An agency that has had no story accepted for longer than its policy's `quietAfterHours`. */
export interface QuietAgency {
  agency: string;
  name: string;
  /** UTC, ISO 8601. */
  lastAcceptedAt: string;
  quietAfterHours: number;
}

/**
 * The agencies that are quiet, the one that is so for longest first. Agencies that are suspended, never sent anything or
 * have no such policy are not.
 */
export async function findQuiet({
  agencies,
  activity,
  now,
}: Omit<QuietPorts, 'log'>): Promise<QuietAgency[]> {
  const watched = new Map<string, { name: string; quietAfterHours: number }>();
  for (const { id, name, status, policy } of await agencies.list()) {
    const { quietAfterHours } = policy;
    if (status === 'active' && quietAfterHours !== undefined) watched.set(id, { name, quietAfterHours });
  }
  if (watched.size === 0) return [];
  const from = now();
  return (await activity.of([...watched.keys()]))
    .flatMap(({ agency, lastAcceptedAt }) => {
      const known = watched.get(agency);
      return known ? [{ agency, lastAcceptedAt, ...known }] : [];
    })
    .filter((one) => one.lastAcceptedAt < instant(from - one.quietAfterHours * hourMs))
    .sort((left, right) => (left.lastAcceptedAt < right.lastAcceptedAt ? -1 : 1));
}

/** Counts the quiet agencies, and names them in the log. */
export async function quietAgencies(ports: QuietPorts): Promise<number> {
  const quiet = await findQuiet(ports);
  if (quiet.length > 0) {
    ports.log.warn('Agencies are quiet', { count: quiet.length, agencies: quiet.slice(0, named) });
  }
  return quiet.length;
}
