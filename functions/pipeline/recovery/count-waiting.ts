import type { PipelinePorts } from '../ports.ts';

export type WaitingPorts = Pick<PipelinePorts, 'stories' | 'quarantine' | 'log'>;

/** Reasons that one log line names. */
const named = 100;

/**
 * Counts the stories that wait for a person, and says in the log how many there are of each agency for which reason:
 * quarantined uploads, and stories whose embargo could not be read. What an agency itself withholds and what an operator
 * holds is not counted.
 */
export async function waitingForPerson(ports: WaitingPorts): Promise<number> {
  const counts = new Map<string, { agency: string; code: string; count: number }>();
  const count = (agency: string, code: string): void => {
    const key = `${agency} ${code}`;
    const known = counts.get(key) ?? { agency, code, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  };
  for await (const { agency, code } of ports.quarantine.waiting()) count(agency, code);
  for await (const { agency, withheldFor } of ports.stories.withheld())
    if (withheldFor === 'embargo-unreadable') count(agency, withheldFor);
  const reasons = [...counts.values()].sort((left, right) => right.count - left.count);
  const total = reasons.reduce((sum, one) => sum + one.count, 0);
  if (total > 0)
    ports.log.warn('Stories wait for a person', { count: total, reasons: reasons.slice(0, named) });
  return total;
}
