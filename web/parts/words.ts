import { t } from '../texts/index.ts';

const absolute = new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(t.locale, { numeric: 'auto' });

/** An instant (UTC, ISO 8601) in the user's time zone; what cannot be read stays as it is. */
export function readableTime(at: string): string {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? at : absolute.format(ms);
}

const steps = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 14],
] as const;

/** How long ago something was, or how soon it is; the date when it is weeks away. `now` is in milliseconds. */
export function ago(at: string, now: number): string {
  let value = (Date.parse(at) - now) / 1000;
  if (Number.isNaN(value)) return at;
  for (const [unit, most] of steps) {
    if (Math.abs(value) < most)
      return unit === 'second' ? secondsAgo(value) : relative.format(Math.trunc(value), unit);
    value /= unit === 'day' ? 1 : unit === 'hour' ? 24 : 60;
  }
  return readableTime(at);
}

const secondsAgo = (value: number): string =>
  value > -5 && value < 5 ? t.justNow : relative.format(Math.trunc(value), 'second');

/** Hours, minutes and seconds that are left: `2 d 03:04:05`. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return days > 0 ? t.days(days, clock) : clock;
}

const languages = new Intl.DisplayNames(t.locale, { type: 'language', fallback: 'code' });

/** What a language is called in the language of the pages. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    // Not well-formed.
    return tag;
  }
}
