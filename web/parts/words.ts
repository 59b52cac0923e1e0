import { t } from '../texts/index.ts';

const parts = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const satisfies Intl.DateTimeFormatOptions;
const absolute = new Intl.DateTimeFormat(t.locale, parts);
const withZone = new Intl.DateTimeFormat(t.locale, { ...parts, timeZoneName: 'short' });
const relative = new Intl.RelativeTimeFormat(t.locale, { numeric: 'auto' });

const formatted = (at: string, format: Intl.DateTimeFormat): string => {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? at : format.format(ms);
};

/** An instant (UTC, ISO 8601) in the user's time zone; what cannot be read stays as it is. */
export const readableTime = (at: string): string => formatted(at, absolute);

/** The same with the name of the zone. */
export const exactTime = (at: string): string => formatted(at, withZone);

const steps = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 14],
] as const;

/**
 * How long ago something was that has happened; the date when it is weeks ago. `now` is epoch ms. What seems to be to
 * come, by a clock that is a little off, was just now.
 */
export function ago(at: string, now: number): string {
  let value = Math.max(0, now - Date.parse(at)) / 1000;
  if (Number.isNaN(value)) return at;
  for (const [unit, most] of steps) {
    if (value < most)
      return unit === 'second' ? secondsAgo(value) : relative.format(-Math.trunc(value), unit);
    value /= unit === 'day' ? 1 : unit === 'hour' ? 24 : 60;
  }
  return readableTime(at);
}

/** In tens: a number that changes by the second in every line of a list draws the eye for nothing. */
const secondsAgo = (value: number): string =>
  value < 10 ? t.justNow : relative.format(-Math.trunc(value / 10) * 10, 'second');

/** Hours, minutes and seconds that are left: `2 d 03:04:05`. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return days > 0 ? t.days(days, clock) : clock;
}

const languages = new Intl.DisplayNames(t.locale, { type: 'language', fallback: 'code' });

/** What an input format is called. */
export const formatName = (id: string): string => t.uploads.formats[id] ?? id;

/** What a language is called in the language of the pages. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    // Not well-formed.
    return tag;
  }
}
