import { plainDigits } from '../../../time/day.ts';
import { monthNumber } from '../../../time/months.ts';
import { lately } from '../lately.ts';
import {
  bareClock,
  basicIso,
  clock,
  dotted,
  dottedShort,
  dottedYearFirst,
  han,
  hourOnly,
  iso,
  ledHour,
  offset,
  shortZone,
  slashed,
  vietnamese,
  worded,
  wordedClock,
  zoneBehindTime,
  zoneInCapitals,
} from './time-patterns.ts';
import { zonesIn } from './zone-words.ts';

interface Place {
  from: number;
  to: number;
}

export interface DayFigure extends Place {
  kind: 'day';
  day: number;
  /** 1 to 12. */
  month: number;
  /** Undefined where the text leaves it out. */
  year: number | undefined;
}

export interface ClockFigure extends Place {
  kind: 'clock';
  hour: number;
  minute: number;
  /** How sure it is that this is a time of day: `exact` has minutes, `hour` a word for hours, `led` only a word in front. */
  form: 'stamp' | 'exact' | 'bare' | 'hour' | 'led';
  /** "a.m." or "p.m." of this time. */
  half: string | undefined;
}

export interface ZoneFigure extends Place {
  kind: 'zone';
  /** IANA name, abbreviation or offset, as its `form` says. */
  zone: string;
  form: 'words' | 'name' | 'offset' | 'short';
  shift: string | undefined;
}

/** A piece of a text that tells a time; `unread` is a date whose order of day and month is not known. */
export type Figure = DayFigure | ClockFigure | ZoneFigure | (Place & { kind: 'unread' });

type Told =
  | Omit<DayFigure, 'from' | 'to'>
  | Omit<ClockFigure, 'from' | 'to'>
  | Omit<ZoneFigure, 'from' | 'to'>
  | { kind: 'unread' };

/** Replaces each character of a figure in a masked text. */
export const timeMask = '\uE000';

const number = (written: string | undefined): number => Number(written ?? Number.NaN);

const dayOf = (
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
): Told | undefined => {
  const told = { day: number(day), month: number(month), year: year ? Number(year) : undefined };
  if (told.year !== undefined && !(told.year >= 1900 && told.year <= 2200)) return { kind: 'unread' };
  return told.day >= 1 && told.day <= 31 && told.month >= 1 && told.month <= 12
    ? { kind: 'day', ...told }
    : undefined;
};

const wordedDay = (match: RegExpExecArray): Told | undefined => {
  const { day, month = '', year } = match.groups ?? {};
  const written = /^\d/.test(month) ? Number(month) : monthNumber(month);
  return written === undefined ? undefined : (dayOf(day, String(written), year) ?? { kind: 'unread' });
};

/** "3/12/2026" is one day in Europe and another in America; "ngày 3/12/2026" is not. */
const slashedDay = (match: RegExpExecArray): Told => {
  const [, first, second, year] = match;
  const dayFirst =
    number(first) > 12 || first === second || /ngày\s+$/iu.test(match.input.slice(0, match.index));
  if (!dayFirst && number(second) <= 12) return { kind: 'unread' };
  return (dayFirst ? dayOf(first, second, year) : dayOf(second, first, year)) ?? { kind: 'unread' };
};

/** Years of the reigns in which Japan and Taiwan count. */
const hanDay = (match: RegExpExecArray): Told | undefined => {
  const { year, reign, month, day } = match.groups ?? {};
  const first = reign?.startsWith('令') ? 2018 : reign === undefined ? 0 : 1911;
  return dayOf(day, month, year === undefined ? undefined : String(first + Number(year)));
};

const clockOf = (
  form: ClockFigure['form'],
  hour: string | undefined,
  minute: string | undefined,
  half?: string,
): Told => ({ kind: 'clock', form, hour: number(hour), minute: minute ? Number(minute) : 0, half });

interface Reader {
  pattern: RegExp;
  /** Undefined where the match is no figure after all. */
  read: (match: RegExpExecArray) => Told | undefined;
  /** Only where nothing above it has found a day. */
  lastDay?: true;
  /** What every match holds, a digit if nothing else. Most lines lack it, which is quicker to see. */
  needs?: RegExp;
}

const zoneName = ({ groups = {} }: RegExpExecArray): Told => ({
  kind: 'zone',
  form: 'name',
  zone: groups.name ?? '',
  shift: groups.shift,
});

/** In this order: what one pattern has found, the next ones do not see. */
const readers: readonly Reader[] = (
  [
    { pattern: han, read: hanDay, needs: /[月월]/ },
    ...worded.map((pattern) => ({ pattern, read: wordedDay })),
    {
      pattern: dotted,
      read: ([, day, month, year]) => dayOf(day, month, year) ?? { kind: 'unread' },
      needs: /\d\./,
    },
    {
      pattern: dottedYearFirst,
      read: ([, year, month, day, slashedMonth, slashedDayOfMonth]) =>
        dayOf(day ?? slashedDayOfMonth, month ?? slashedMonth, year) ?? { kind: 'unread' },
      needs: /\d{4}[./]/,
    },
    { pattern: vietnamese, read: wordedDay, needs: /tháng/i },
    { pattern: slashed, read: slashedDay, needs: /\d\// },
    {
      pattern: dottedShort,
      read: ([, day, month]) => dayOf(day, month, undefined),
      lastDay: true,
      needs: /\d\./,
    },
    {
      pattern: /(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?!\d)/,
      read: () => ({ kind: 'unread' }),
      needs: /\d[/.]\d/,
    },
    {
      pattern: clock,
      read: ([, hour, minute, half]) => clockOf('exact', hour, minute, half),
      needs: /\d(?:[:.hH]|\s?[時时시点點])/,
    },
    { pattern: wordedClock, read: ([, hour, minute]) => clockOf('exact', hour, minute) },
    {
      pattern: bareClock,
      read: ([, time]) => clockOf('bare', time?.slice(0, 2), time?.slice(2)),
      needs: /\d{4}/,
    },
    { pattern: hourOnly, read: ([, hour, unit = '']) => clockOf('hour', hour, undefined, halfIn(unit)) },
    { pattern: ledHour, read: ([, hour, minute]) => clockOf('led', hour, minute) },
    { pattern: zoneBehindTime, read: zoneName, needs: /[\d\uE000hmrs][\s,]{0,2}\(?\p{L}{2}/iu },
    { pattern: zoneInCapitals, read: zoneName, needs: /\p{Lu}{3}|\p{Lo}{4}|[Gg][Mm][Tt]|[Uu][Tt][Cc]/u },
    {
      pattern: shortZone,
      read: ([zone]) => ({ kind: 'zone', form: 'short', zone, shift: undefined }),
      needs: /[ECMP]T|日本|北京|한국/,
    },
    {
      pattern: offset,
      read: ([zone]) => ({ kind: 'zone', form: 'offset', zone, shift: undefined }),
      needs: /\uE000/,
    },
  ] satisfies Reader[]
).map((reader) => ({
  ...reader,
  pattern: new RegExp(reader.pattern.source, `${reader.pattern.flags.replace('g', '')}g`),
}));
const halfIn = (unit: string): string | undefined => (/^[ap]\.?m/i.test(unit) ? unit : undefined);
const everyIso = [iso, basicIso].map(({ source }) => new RegExp(source, 'gu'));
const needed = /\d|\p{Lu}{2}/u;

interface Figures {
  readonly figures: readonly Figure[];
  readonly masked: string;
}

/** The figures of a text in the order of the patterns, and the text with each of them masked: as long as it was. */
export const figuresIn: (text: string) => Figures = lately((text) => {
  const figures: Figure[] = [];
  let masked = plainDigits(text);
  const found = (told: Told, from: number, to: number): void => {
    figures.push({ ...told, from, to });
    masked = masked.slice(0, from) + timeMask.repeat(to - from) + masked.slice(to);
  };
  for (const { from, to, zone } of zonesIn(masked))
    found({ kind: 'zone', form: 'words', zone, shift: undefined }, from, to);
  if (!needed.test(masked)) return { figures, masked };
  const isos = /\d{4}(?:-\d|\d{4}T)/.test(masked) ? everyIso : [];
  for (const { index, 0: stamp, ...parts } of isos.flatMap((one) => [...masked.matchAll(one)])) {
    found(dayOf(parts[3], parts[2], parts[1]) ?? { kind: 'unread' }, index, index + stamp.length);
    if (parts[4]) figures.push({ ...clockFigure(parts[4], parts[5]), from: index, to: index + stamp.length });
  }
  const hasDigit = /\d/.test(masked);
  for (const { pattern, read, lastDay, needs } of readers) {
    if (needs === undefined ? !hasDigit : !needs.test(masked)) continue;
    if (lastDay && figures.some(({ kind }) => kind === 'day')) continue;
    for (const match of masked.matchAll(pattern)) {
      const told = read(match);
      if (told !== undefined) found(told, match.index, match.index + match[0].length);
    }
  }
  return { figures, masked };
});

const clockFigure = (
  hour: string | undefined,
  minute: string | undefined,
): Omit<ClockFigure, 'from' | 'to'> => ({
  kind: 'clock',
  form: 'stamp',
  hour: number(hour),
  minute: number(minute),
  half: undefined,
});
