import type { DoctorPorts, Scope } from './check.ts';
import { type Finding, isRepairable, stillThere } from './examine.ts';

export interface Repaired {
  mended: Finding[];
  /** Those that nobody but a person can mend, and those that are still there after all. */
  remaining: Finding[];
}

/** Long enough for a queue, a build and its interval; work that needs longer is under way. */
const patienceMs = 60_000;
const pauseMs = 300;
const longestPauseMs = 3_000;

/**
 * Mends what can be mended, causes first, by the ways that the pipeline itself takes, and waits until it is well.
 * Idempotent: what was mended meanwhile by somebody else is left alone by every way.
 */
export async function mend(
  ports: DoctorPorts,
  findings: readonly Finding[],
  scope: Scope,
  onMended: (mended: number) => void = () => {},
): Promise<Repaired> {
  const tried = findings.filter(isRepairable);
  for (const { check, subject, ...trouble } of tried) {
    try {
      await check.mend?.(ports, subject.id, trouble);
    } catch (error) {
      ports.log.error('It could not be mended', {
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
    onMended(tried.length - left.length);
  }
  const names = new Set(left.map(nameOf));
  return {
    mended: tried.filter((one) => !names.has(nameOf(one))),
    remaining: [...findings.filter((one) => !isRepairable(one)), ...left],
  };
}

const nameOf = ({ check, subject, about = '' }: Finding): string => `${check.code} ${subject.id} ${about}`;
