import { t } from '../texts/index.ts';
import { useNow } from './time.tsx';
import { countdown } from './words.ts';

/** What is left of an embargo, by the second. Not read out each time: the end stands next to it. */
export function Countdown({ until }: { until: string }) {
  const left = Date.parse(until) - useNow(1000);
  return (
    <span class="countdown" role="timer">
      {left > 0 ? t.left(countdown(left)) : t.due}
    </span>
  );
}
