import type { OutgoingAnswer } from './outgoing.ts';

const [second, minute, hour] = [1000, 60_000, 3_600_000];

/** How long a call waits after each failure, milliseconds (the schedule that Standard Webhooks 1.0 recommends). */
const retrySchedule: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** The longest pause that a receiver can ask for with `Retry-After`. */
const longestPauseMs = 24 * hour;

/** Part of a pause that is left to chance, so that what failed together does not come back together. */
const jitter = 0.2;

/**
 * Milliseconds until the next try after so many failures; undefined when there is none.
 * @param random from 0 to 1
 */
export function pauseAfter(failures: number, random: number): number | undefined {
  const pause = retrySchedule[failures - 1];
  return pause === undefined ? undefined : Math.round(pause * (1 + jitter * random));
}

/** What an answer means for what was sent. */
export type CallOutcome =
  | { kind: 'delivered' }
  /** The receiver wants nothing more, ever (410). */
  | { kind: 'gone' }
  /** `notBefore`: the receiver asked for a pause, milliseconds. */
  | { kind: 'failed'; why: string; notBefore?: number };

/** Statuses with which a receiver may ask for a pause (RFC 9110 §10.2.3, RFC 6585 §4). */
const pausing = new Set([429, 502, 503, 504]);

/** A 2xx is success; 410 ends it; all else is a failure, also a redirect, which is not followed. `now`: epoch ms. */
export function outcomeOf(answer: OutgoingAnswer, now: number): CallOutcome {
  if (answer.kind === 'failed') return { kind: 'failed', why: `${answer.why}: ${answer.detail}` };
  const { status, retryAfter } = answer;
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'gone' };
  const asked = pausing.has(status) ? pauseAsked(retryAfter, now) : undefined;
  return { kind: 'failed', why: `status ${status}`, ...(asked !== undefined && { notBefore: asked }) };
}

/** `Retry-After` as seconds or as a date (RFC 9110 §10.2.3); milliseconds from now, at most a day. */
function pauseAsked(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * second : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestPauseMs);
}
