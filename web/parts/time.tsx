import { useEffect, useState } from 'preact/hooks';
import { clock } from '../api/clock.ts';
import { ago, exactTime, readableTime } from './words.ts';

/** The present by the clock of the desk, epoch ms; draws again after each pause. */
export function useNow(everyMs: number): number {
  const [, setRound] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setRound((round) => round + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return clock.now();
}

const minuteMs = 60_000;

/**
 * An instant of the past as a person says it, "5 minutes ago"; the exact time on hover and for programs.
 * @param full with the exact time next to it
 */
export function Ago({ at, full = false }: { at: string; full?: boolean }) {
  const isFresh = clock.now() - Date.parse(at) < minuteMs;
  const now = useNow(isFresh ? 1000 : minuteMs / 4);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {ago(at, now)}
      {full && ` (${readableTime(at)})`}
    </time>
  );
}

/** An instant in the user's own time zone, which is said. */
export const Time = ({ at }: { at: string }) => <time dateTime={at}>{exactTime(at)}</time>;
