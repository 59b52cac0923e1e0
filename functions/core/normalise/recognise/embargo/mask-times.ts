import { plainDigits } from '../../../time/day.ts';
import { monthNumber } from '../../../time/months.ts';
import { timeWords } from '../../words/embargo-words.ts';
import {
  bareClock,
  clock,
  dotted,
  dottedShort,
  dottedYearFirst,
  han,
  hourOnly,
  iso,
  ledHour,
  shortZone,
  vietnamese,
  worded,
  zoneBehindTime,
  zoneInCapitals,
} from './time-patterns.ts';
import { zonesIn } from './zone-words.ts';

/** Replaces each character of a time in a masked text. */
export const timeMask = '\uE000';

/** Days of the week, parts of the day and other words for a time that cannot be read as a moment. */
const vagueTimes = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${timeWords})(?![\\p{L}\\p{M}\\p{N}])|[上下]午|午前|午後|凌晨|晚上|오전|오후|(?<=${timeMask})\\s?[分秒분초]|(?<=${timeMask}\\s?)(?:de|da|in|du|di) (?:la |the )?(?:tarde|noche|noite|manhã|soir|matin|sera)(?!\\p{L})`,
  'giu',
);
const everyFigure = [
  iso,
  han,
  ...worded,
  dotted,
  dottedYearFirst,
  vietnamese,
  dottedShort,
  /(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?!\d)/,
  clock,
  bareClock,
  hourOnly,
  ledHour,
  zoneBehindTime,
  zoneInCapitals,
  shortZone,
  /(?<=[\s\uE000])(?:(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|Z)(?![\p{L}\d])/iu,
].map((pattern) => new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`));

/** A text of the same length in which everything that is part of a time is masked. */
export const maskTimes = (text: string): string =>
  maskFigures(text).replace(vagueTimes, (found) => timeMask.repeat(found.length));

/** The same for dates, times of day and zones alone. */
export const maskFigures = (text: string): string => {
  let masked = plainDigits(text);
  for (const { from, to } of zonesIn(masked))
    masked = masked.slice(0, from) + timeMask.repeat(to - from) + masked.slice(to);
  for (const pattern of everyFigure)
    masked = masked.replace(pattern, (found, ...rest) => {
      const groups: unknown = rest.at(-1);
      const month =
        typeof groups === 'object' && groups !== null && 'month' in groups ? groups.month : undefined;
      const isTime = typeof month !== 'string' || monthNumber(month) !== undefined;
      return isTime ? timeMask.repeat(found.length) : found;
    });
  return masked;
};
