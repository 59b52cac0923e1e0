import { useEffect, useState } from 'preact/hooks';
import { ago, readableTime } from './words.ts';

/** The present, by the second or minute, for what counts. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** An instant as a person says it, "5 minutes ago"; the exact time on hover and for programs. */
export function Ago({ at }: { at: string }) {
  const now = useNow(30_000);
  return (
    <time dateTime={at} title={readableTime(at)}>
      {ago(at, now)}
    </time>
  );
}

/** An instant in the user's own time zone. */
export const Time = ({ at }: { at: string }) => <time dateTime={at}>{readableTime(at)}</time>;
