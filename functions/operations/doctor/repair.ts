import type { DoctorPorts, Scope } from './check.ts';
import { type Finding, isRepairable, keyOf, stillThere } from './examine.ts';

export interface Repaired {
  repaired: Finding[];
  /** Those that only a person can repair, and those that are still there. */
  remaining: Finding[];
}

/** Long enough for a queue, a build and its interval. */
const patienceMs = 60_000;
const pauseMs = 300;
const longestPauseMs = 3_000;

/**
 * Repairs what can be repaired, causes first, with what the pipeline itself uses, and waits until the findings are gone.
 * Idempotent: what is right by then stays as it is.
 */
export async function repair(
  ports: DoctorPorts,
  findings: readonly Finding[],
  scope: Scope,
  onRepaired: (repaired: number) => void = () => {},
): Promise<Repaired> {
  const tried = findings.filter(isRepairable);
  for (const { check, subject, ...trouble } of tried) {
    try {
      await check.repair?.(ports, subject.id, trouble);
    } catch (error) {
      ports.log.error('A finding could not be repaired', {
        code: check.code,
        subject: subject.id,
        error: String(error),
      });
    }
  }
  const end = ports.now() + patienceMs;
  let left: Finding[] = tried;
  for (
    let wait = pauseMs;
    left.length > 0 && ports.now() < end;
    wait = Math.min(wait * 1.5, longestPauseMs)
  ) {
    await ports.pause(wait);
    left = [...(await stillThere(ports, left, scope)).values()];
    onRepaired(tried.length - left.length);
  }
  const names = new Set(left.map(keyOf));
  return {
    repaired: tried.filter((one) => !names.has(keyOf(one))),
    remaining: [...findings.filter((one) => !isRepairable(one)), ...left],
  };
}
