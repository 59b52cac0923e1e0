import { type Day, midnightOf, plainDigits } from '../../../time/day.ts';
import { monthNumber, monthWord } from '../../../time/months.ts';
import { momentIn, offsetMinutes, type Zone, zoneNames, zoneOf } from '../../../time/zones.ts';
import { timeWords } from '../../words/embargo-words.ts';

const iso = /\b(\d{4})-(\d{2})-(\d{2})(?:[T ,]+(\d{2}):?(\d{2})(?::\d{2})?)?/;
const han = /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u;
const dayFirst = new RegExp(
  `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|º|er)?\\s+(?:of\\s+|de\\s+|d['’])?(?<month>${monthWord})\\.?,?(?:\\s+(?:de\\s+)?(?<year>\\d{4}))?(?![\\p{L}\\d]|:\\d)`,
  'giu',
);
const monthFirst = new RegExp(
  `(?<![\\p{L}\\p{M}])(?<month>${monthWord})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?(?:\\s+(?<year>\\d{4}))?(?!\\d|:\\d)`,
  'giu',
);
const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/;
const clock = /(?<![\d.,+-])(\d{1,2})(?:[:.h時时시点點])(\d{2})(?::\d{2})?\s*(a\.?m\.?|p\.?m\.?)?(?![\d])/i;
const zones = zoneNames.filter((name) => /^\p{L}{3,}$/u.test(name)).join('|');
const bareClock = new RegExp(`(?<![\\d.,+-])(\\d{4})\\s*(?:hrs|hours|h\\b|(?=(?:${zones})\\b))`, 'i');
const hourOnly = /(?<![\d.,+-])(\d{1,2})\s*(a\.?m\.?|p\.?m\.?|uhr|h(?:eures?|oras?)?\b|[時时시点點])/i;
/**
 * Zone names in small letters are also words ("est", "west", "art"): they count right behind a time of day only, and
 * "est" and "ist" (French, German) behind "10 am" or "1000 hrs" only.
 * Names of two letters count in capitals.
 */
const zoneBehindTime = new RegExp(
  `(?:(?<=(?:[ap]\\.?m\\.?|hrs|hours)[\\s,]{0,2}\\(?)|(?<=(?:[\\d\uE000]|uhr|h)[\\s,]{0,2}\\(?)(?!(?:est|ist)\\b))(?<name>${zones}|UT)(?:\\s?(?<shift>[+-]\\d{1,2}(?::?\\d{2})?))?(?![\\p{L}])`,
  'iu',
);
const zoneInCapitals = new RegExp(
  `(?<![\\p{L}])(?<name>${zones}|[Gg][Mm][Tt]|[Uu][Tt][Cc])(?:\\s?(?<shift>[+-]\\d{1,2}(?::?\\d{2})?))?(?![\\p{L}])`,
  'u',
);
const shortZone = /(?<![\p{L}\p{N}])(?:ET|CT|MT|PT)(?![\p{L}\p{N}'’])|日本時間|北京时间|北京時間|한국시간/u;
const numericZone = /(?:T\d{2}:?\d{2}(?::\d{2})?\s?|\d\s?)(Z\b|[+-]\d{2}:?\d{2}\b)/;

/**
 * The moment in an embargo notice as UTC ISO 8601; undefined when day, time or zone cannot be read without
 * guessing; `timeZone` is the agency's, for a notice that names no zone. A day without year is the next such day from a month before `now` on.
 */
export const readEmbargo = (notice: string, now: string, timeZone?: string): string | undefined => {
  const text = plainDigits(notice)
    .replace(/\bmidnight\b/i, '00:00')
    .replace(/\bnoon\b/i, '12:00')
    .slice(0, 300);
  const day = readDay(text, now);
  const time = readTime(text);
  const named = readZone(text, timeZone);
  const zone = named === undefined ? timeZone : named.zone;
  const midnight = day && midnightOf(day);
  if (midnight === undefined || time === undefined || zone === undefined) return undefined;
  const moment = momentIn(midnight + (time.hour * 60 + time.minute) * 60_000, zone);
  return new Date(moment).toISOString().replace('.000Z', 'Z');
};

/** The zone that a notice names, if any; without `zone` where `timeZone` does not decide what an abbreviation means. */
const readZone = (text: string, timeZone: string | undefined): { zone: Zone | undefined } | undefined => {
  const { name, shift } = (zoneBehindTime.exec(text) ?? zoneInCapitals.exec(text))?.groups ?? {};
  if (name !== undefined) {
    const zone = zoneOf(name, { timeZone });
    return { zone: typeof zone === 'number' ? zone + (offsetMinutes(shift ?? '') ?? 0) : zone };
  }
  const offset = numericZone.exec(text)?.[1];
  if (offset !== undefined) return { zone: offsetMinutes(offset) };
  const short = shortZone.exec(text)?.[0];
  return short === undefined ? undefined : { zone: zoneOf(short) };
};

/** The first match whose month is one. */
const monthIn = (text: string, pattern: RegExp): RegExpExecArray | undefined =>
  [...text.matchAll(pattern)].find(({ groups }) => monthNumber(groups?.month ?? '') !== undefined);

const readDay = (text: string, now: string): Day | undefined => {
  const inOrder = iso.exec(text) ?? han.exec(text);
  if (inOrder) return { year: Number(inOrder[1]), month: Number(inOrder[2]), day: Number(inOrder[3]) };
  const numbers = dotted.exec(text);
  if (numbers) return { year: Number(numbers[3]), month: Number(numbers[2]), day: Number(numbers[1]) };
  const { groups } = monthIn(text, dayFirst) ?? monthIn(text, monthFirst) ?? {};
  const month = monthNumber(groups?.month ?? '');
  const day = Number(groups?.day);
  if (month === undefined || day < 1 || day > 31) return undefined;
  return { year: groups?.year ? Number(groups.year) : yearOf(month, day, now), month, day };
};

const yearOf = (month: number, day: number, now: string): number => {
  const today = new Date(now);
  const year = today.getUTCFullYear();
  return Date.UTC(year, month - 1, day) < today.getTime() - 31 * 86_400_000 ? year + 1 : year;
};

const readTime = (text: string): { hour: number; minute: number } | undefined => {
  const stamped = iso.exec(text);
  if (stamped?.[4]) return valid(Number(stamped[4]), Number(stamped[5]));
  const written = monthIn(text, dayFirst) ?? monthIn(text, monthFirst);
  const rest = (written === undefined ? text : text.replace(written[0], ' '))
    .replace(dotted, ' ')
    .replace(iso, ' ');
  const late = afterNoon.test(rest) ? 'p' : undefined;
  const found = clock.exec(rest);
  if (found) return valid(half(Number(found[1]), found[3] ?? late), Number(found[2]));
  const four = bareClock.exec(rest)?.[1];
  if (four) return valid(Number(four.slice(0, 2)), Number(four.slice(2)));
  const hour = hourOnly.exec(rest);
  return hour ? valid(half(Number(hour[1]), /^[ap]/i.test(hour[2] ?? '') ? hour[2] : late), 0) : undefined;
};

/** Other words than "p.m." for the second half of the day; in doubt the later time is the safe one. */
const afterNoon =
  /午後|下午|晚上|오후|(?<!\p{L})(?:afternoon|evening|(?:to)?night|nachmittags?|abends?|après-midi|soir|tarde|noche|noite|pomeriggio|sera|вечера|शाम|रात|مساء)(?!\p{L})/iu;

const half = (hour: number, mark: string | undefined): number => {
  const letter = mark?.[0]?.toLowerCase();
  if (letter === 'p') return hour < 12 ? hour + 12 : hour;
  return letter === 'a' && hour === 12 ? 0 : hour;
};

const valid = (hour: number, minute: number): { hour: number; minute: number } | undefined =>
  hour <= 23 && minute <= 59 ? { hour, minute } : hour === 24 && minute === 0 ? { hour, minute } : undefined;

/** Replaces each character of a time in a masked text. */
export const timeMask = '\uE000';

/** Days of the week, parts of the day and other words for a time that cannot be read as a moment. */
const vagueTimes = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${timeWords})(?![\\p{L}\\p{M}\\p{N}])|[上下]午|午前|午後|凌晨|晚上|오전|오후|(?<=${timeMask})\\s?[分秒분초]|(?<=${timeMask}\\s?)(?:de|da|in|du|di) (?:la |the )?(?:tarde|noche|noite|manhã|soir|matin|sera)(?!\\p{L})`,
  'giu',
);
const everyTime = [
  iso,
  han,
  dayFirst,
  monthFirst,
  dotted,
  /(?<!\d)\d{1,2}\/\d{1,2}\/\d{2,4}(?!\d)/,
  clock,
  bareClock,
  hourOnly,
  zoneBehindTime,
  zoneInCapitals,
  shortZone,
  /(?<=[\s\uE000])(?:(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|Z)(?![\p{L}\d])/iu,
  vagueTimes,
].map((pattern) => new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`));

/** A text of the same length in which everything that is part of a time is masked. */
export const maskTimes = (text: string): string => {
  let masked = plainDigits(text);
  for (const pattern of everyTime)
    masked = masked.replace(pattern, (found, ...rest) => {
      const groups: unknown = rest.at(-1);
      const month =
        typeof groups === 'object' && groups !== null && 'month' in groups ? groups.month : undefined;
      const isTime = typeof month !== 'string' || monthNumber(month) !== undefined;
      return isTime ? timeMask.repeat(found.length) : found;
    });
  return masked;
};

/** Does a text name a day of the calendar? */
export const namesDay = (text: string, now: string): boolean => readDay(plainDigits(text), now) !== undefined;
