import { momentOf } from '../../../time/local-time.ts';
import { timeWords } from '../../words/embargo-words.ts';

const monthNames: readonly (readonly string[])[] = [
  [
    'january',
    'jan',
    'januar',
    'janvier',
    'janv',
    'enero',
    'ene',
    'janeiro',
    'gennaio',
    'gen',
    'januari',
    'января',
    'січня',
    'يناير',
    'जनवरी',
  ],
  [
    'february',
    'feb',
    'februar',
    'février',
    'fevrier',
    'févr',
    'febrero',
    'fevereiro',
    'fev',
    'febbraio',
    'februari',
    'февраля',
    'فبراير',
    'फरवरी',
  ],
  ['march', 'mar', 'märz', 'mrz', 'mars', 'marzo', 'março', 'maart', 'марта', 'مارس', 'मार्च'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr', 'aprile', 'апреля', 'أبريل', 'अप्रैल'],
  ['may', 'mai', 'mayo', 'maio', 'maggio', 'mag', 'mei', 'maj', 'мая', 'مايو', 'मई'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'junho', 'giugno', 'giu', 'июня', 'يونيو', 'जून'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio', 'julho', 'luglio', 'lug', 'июля', 'يوليو', 'जुलाई'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'ago', 'augustus', 'augusti', 'августа', 'أغسطس', 'अगस्त'],
  [
    'september',
    'sept',
    'sep',
    'septembre',
    'septiembre',
    'setembro',
    'set',
    'settembre',
    'сентября',
    'سبتمبر',
    'सितंबर',
  ],
  [
    'october',
    'oct',
    'oktober',
    'okt',
    'octobre',
    'octubre',
    'outubro',
    'out',
    'ottobre',
    'ott',
    'октября',
    'أكتوبر',
    'अक्टूबर',
  ],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro', 'ноября', 'نوفمبر', 'नवंबर'],
  [
    'december',
    'dec',
    'dezember',
    'dez',
    'décembre',
    'déc',
    'diciembre',
    'dic',
    'dezembro',
    'dicembre',
    'декабря',
    'ديسمبر',
    'दिसंबर',
  ],
];
const months = new Map(monthNames.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));
const monthPattern = [...months.keys()].sort((a, b) => b.length - a.length).join('|');

/** Minutes ahead of UTC. Only names that mean one zone to newsrooms; IST, CST and their like are read as agencies use them most. */
const zones = new Map([
  ['gmt', 0],
  ['utc', 0],
  ['z', 0],
  ['wet', 0],
  ['bst', 60],
  ['west', 60],
  ['ist', 330],
  ['cet', 60],
  ['mez', 60],
  ['cest', 120],
  ['mesz', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['мск', 180],
  ['trt', 180],
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['sgt', 480],
  ['hkt', 480],
  ['jst', 540],
  ['kst', 540],
  ['aest', 600],
  ['aedt', 660],
  ['nzst', 720],
  ['nzdt', 780],
  ['sast', 120],
  ['pkt', 300],
  ['gst', 240],
]);
/** Zones that newsrooms name without saying whether it is summer, and names in words. */
const places = new Map([
  ['et', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
  ['日本時間', 'Asia/Tokyo'],
  ['北京时间', 'Asia/Shanghai'],
  ['北京時間', 'Asia/Shanghai'],
  ['한국시간', 'Asia/Seoul'],
]);

const iso = /\b(\d{4})-(\d{2})-(\d{2})(?:[T ,]+(\d{2}):?(\d{2})(?::\d{2})?)?/;
const han = /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u;
const dayFirst = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|º|er)?\\s+(?:of\\s+|de\\s+)?(${monthPattern})\\.?,?(?:\\s+(?:de\\s+)?(\\d{4}))?(?![\\p{L}\\d]|:\\d)`,
  'iu',
);
const monthFirst = new RegExp(
  `(?<!\\p{L})(${monthPattern})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?(?:\\s+(\\d{4}))?(?!\\d|:\\d)`,
  'iu',
);
const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/;
const clock = /(?<![\d.,+-])(\d{1,2})(?:[:.h時时시点點])(\d{2})(?::\d{2})?\s*(a\.?m\.?|p\.?m\.?)?(?![\d])/i;
const bareClock = /(?<![\d.,+-])(\d{4})\s*(?:hrs|hours|h\b|(?=(?:gmt|utc|bst|ist|est|edt|cet|cest)\b))/i;
const hourOnly = /(?<![\d.,+-])(\d{1,2})\s*(a\.?m\.?|p\.?m\.?|uhr|h(?:eures?|oras?)?\b|[時时시点點])/i;
const zoneName =
  /(?<![\p{L}])(GMT|UTC|BST|WEST|WET|IST|CEST|CET|MESZ|MEZ|EEST|EET|MSK|МСК|TRT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|SGT|HKT|JST|KST|AEST|AEDT|NZST|NZDT|SAST|PKT|GST)(?:\s?([+-]\d{1,2}(?::?\d{2})?))?(?![\p{L}])/iu;
const placeName = /(?<![\p{L}\p{N}])(ET|CT|MT|PT)(?![\p{L}\p{N}'’])|(日本時間|北京时间|北京時間|한국시간)/u;
const offset = /(?:T\d{2}:?\d{2}(?::\d{2})?\s?|\d\s?)(Z\b|[+-]\d{2}:?\d{2}\b)/;

/**
 * The moment in an embargo notice as UTC ISO 8601; undefined when day, time or zone cannot be told without
 * guessing; `timeZone` is the agency's, for a notice that names no zone. A day without year is the next such day from a month before `now` on.
 */
export const readEmbargo = (notice: string, now: string, timeZone?: string): string | undefined => {
  const text = plainDigits(notice)
    .replace(/\bmidnight\b/i, '00:00')
    .replace(/\bnoon\b/i, '12:00')
    .slice(0, 300);
  const shift = readZone(text);
  const place = shift === undefined ? placeName.exec(text) : null;
  const zone = places.get((place?.[1] ?? place?.[2] ?? '').toLowerCase()) ?? timeZone;
  const day = readDay(text, now);
  const time = readTime(text);
  if (!day || !time) return undefined;
  const wall = Date.UTC(day.year, day.month - 1, day.day, time.hour, time.minute);
  const moment = momentIn(wall, shift, zone);
  if (moment === undefined) return undefined;
  const check = new Date(Date.UTC(day.year, day.month - 1, day.day));
  if (check.getUTCMonth() !== day.month - 1 || check.getUTCDate() !== day.day) return undefined;
  return new Date(moment).toISOString().replace('.000Z', 'Z');
};

/** A zone that the notice names counts before that of the agency. */
const momentIn = (
  wall: number,
  shift: number | undefined,
  timeZone: string | undefined,
): number | undefined => {
  if (shift !== undefined) return wall - shift * 60_000;
  return timeZone === undefined ? undefined : momentOf(wall, timeZone);
};

const readZone = (text: string): number | undefined => {
  const shift = offset.exec(text)?.[1];
  const named = zoneName.exec(text);
  if (named?.[1]) return (zones.get(named[1].toLowerCase()) ?? 0) + (named[2] ? minutesOf(named[2]) : 0);
  return shift === undefined ? undefined : shift === 'Z' ? 0 : minutesOf(shift);
};

const minutesOf = (shift: string): number => {
  const found = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(shift);
  if (!found) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0));
};

const readDay = (text: string, now: string): { year: number; month: number; day: number } | undefined => {
  const plain = iso.exec(text);
  if (plain) return { year: Number(plain[1]), month: Number(plain[2]), day: Number(plain[3]) };
  const east = han.exec(text);
  if (east) return { year: Number(east[1]), month: Number(east[2]), day: Number(east[3]) };
  const numbers = dotted.exec(text);
  if (numbers) return { year: Number(numbers[3]), month: Number(numbers[2]), day: Number(numbers[1]) };
  const first = dayFirst.exec(text);
  const second = first ? null : monthFirst.exec(text);
  const day = Number(first?.[1] ?? second?.[2]);
  const month = months.get((first?.[2] ?? second?.[1] ?? '').toLowerCase());
  if (month === undefined || !Number.isInteger(day) || day < 1 || day > 31) return undefined;
  const stated = first?.[3] ?? second?.[3];
  return { year: stated ? Number(stated) : yearOf(month, day, now), month, day };
};

const yearOf = (month: number, day: number, now: string): number => {
  const today = new Date(now);
  const year = today.getUTCFullYear();
  return Date.UTC(year, month - 1, day) < today.getTime() - 31 * 86_400_000 ? year + 1 : year;
};

const readTime = (text: string): { hour: number; minute: number } | undefined => {
  const stamped = iso.exec(text);
  if (stamped?.[4]) return valid(Number(stamped[4]), Number(stamped[5]));
  const rest = text
    .replace(dotted, ' ')
    .replace(iso, ' ')
    .replace(new RegExp(`(\\d{1,2})\\.(?=\\s+(?:${monthPattern}))`, 'iu'), '$1 ');
  const late = afterNoon.test(rest) ? 'p' : undefined;
  const found = clock.exec(rest);
  if (found) return valid(half(Number(found[1]), found[3] ?? late), Number(found[2]));
  const four = bareClock.exec(rest)?.[1];
  if (four) return valid(Number(four.slice(0, 2)), Number(four.slice(2)));
  const hour = hourOnly.exec(rest);
  return hour ? valid(half(Number(hour[1]), /^[ap]/i.test(hour[2] ?? '') ? hour[2] : late), 0) : undefined;
};

/** Said of a time on a clock of twelve hours, in other words than "p.m."; of a doubtful one the later is the safe one. */
const afterNoon =
  /午後|下午|晚上|오후|(?<!\p{L})(?:afternoon|evening|(?:to)?night|nachmittags?|abends?|après-midi|soir|tarde|noche|noite|pomeriggio|sera|вечера|शाम|रात|مساء)(?!\p{L})/iu;

const half = (hour: number, mark: string | undefined): number => {
  const letter = mark?.[0]?.toLowerCase();
  if (letter === 'p') return hour < 12 ? hour + 12 : hour;
  return letter === 'a' && hour === 12 ? 0 : hour;
};

const valid = (hour: number, minute: number): { hour: number; minute: number } | undefined =>
  hour <= 23 && minute <= 59 ? { hour, minute } : hour === 24 && minute === 0 ? { hour, minute } : undefined;

/** Full-width digits and colons as plain ones: as long as before. */
const plainDigits = (text: string): string =>
  text.replace(/[０-９：．]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

/** What stands in for a character of a time in a masked text. */
export const timeMask = '\uE000';

/** Days of the week, parts of the day and what else says a time without being one that can be read. */
const vagueTimes = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${timeWords})(?![\\p{L}\\p{M}\\p{N}])|[上下]午|午前|午後|凌晨|晚上|오전|오후|(?<=${timeMask})\\s?[分秒분초]|(?<=${timeMask}\\s?)(?:de|da|in|du|di) (?:la |the )?(?:tarde|noche|noite|manhã|soir|matin|sera)(?!\\p{L})`,
  'giu',
);
const everywhere = (pattern: RegExp): RegExp => new RegExp(pattern.source, `${pattern.flags}g`);
const everyTime = [
  ...[iso, han, dayFirst, monthFirst, dotted, /(?<!\d)\d{1,2}\/\d{1,2}\/\d{2,4}(?!\d)/].map(everywhere),
  ...[
    clock,
    bareClock,
    hourOnly,
    zoneName,
    placeName,
    /(?<=[\s\uE000])(?:(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|Z)(?![\p{L}\d])/iu,
  ].map(everywhere),
  vagueTimes,
];

/** A text of the same length in which everything that tells a time is masked. */
export const maskTimes = (text: string): string => {
  let masked = plainDigits(text);
  for (const pattern of everyTime) masked = masked.replace(pattern, (found) => timeMask.repeat(found.length));
  return masked;
};

/** Does a text name a day of the calendar? */
export const namesDay = (text: string, now: string): boolean => readDay(plainDigits(text), now) !== undefined;
