import { monthNumber, monthWord } from './months.ts';

/** A day of the Gregorian calendar; `month` is 1 to 12. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const weekday = '(?:[\\p{L}\\p{M}-]{2,15}\\.?,?\\s+)?';
/** "16 de agosto de 2024", "d’octubre del 2026", "5. Oktober". */
const of = "(?:d[ei]\\s+|d['’])?";
const month = `(?<month>${monthWord})\\.?`;
/** RFC 822 has years of two digits; anywhere else than before a time of day they are as likely days. */
const year = '(?<year>\\d{4}|\\d{2}(?=\\s+\\d{1,2}:\\d{2}))(?!\\d)';

const wordedDays: readonly RegExp[] = [
  `${weekday}(?:den\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th|er|[º°ª])?[\\s.-]+${of}${month},?[\\s-]+(?:del?\\s+)?${year}`,
  `${weekday}${month}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})\\b`,
  // Hungarian "2026. október 5.", Lithuanian "2026 m. spalio 5 d.", Latvian "2026. gada 5. oktobris".
  `(?<year>\\d{4})\\.?\\s+(?:m\\.\\s+)?${month}\\s+(?<day>\\d{1,2})(?!\\d)(?:\\.|\\s+d\\.)?`,
  `(?<year>\\d{4})\\.\\s+gada\\s+(?<day>\\d{1,2})\\.\\s+${month}`,
].map((source) => new RegExp(`^${source}`, 'iu'));

/** Months that are written in figures among words: Chinese, Japanese, Korean and Vietnamese. */
const numberedDays: readonly RegExp[] = [
  /^(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]/u,
  /^(?:ngày\s+)?(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})(?:,|\s+năm)\s+(?<year>\d{4})\b/iu,
  /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})(?=\D|$)/,
];

/** What languages put behind a year: Russian and Ukrainian "year". */
const behindYear = /^\s+(?:года|г\.|року|р\.)/iu;

/** The digit 0 of the scripts in which newspapers also write dates. */
const zeros = '٠۰०০੦૦௦౦೦൦０';
const anyDigit = /[٠-٩۰-۹०-९০-৯੦-੯૦-૯௦-௯౦-౯೦-೯൦-൯０-９]/g;

/** Digits of other scripts as those of ASCII, full-width colons and stops too. The text stays as long as it was. */
export const plainDigits = (text: string): string =>
  text
    .replace(anyDigit, (digit) => {
      const zero = [...zeros].findLast((first) => first <= digit) ?? digit;
      return String(digit.charCodeAt(0) - zero.charCodeAt(0));
    })
    .replaceAll('：', ':')
    .replaceAll('．', '.');

/**
 * The day with which a text begins: its first moment as UTC in milliseconds, and how many characters it takes.
 * Undefined for a day that does not exist and for years outside 1900 to 2200.
 *
 * @param text at most 80 characters
 * @param language BCP 47; decides about month names that mean different months in different languages
 */
export function readDay(text: string, language?: string): { midnight: number; length: number } | undefined {
  const plain = plainDigits(text);
  const found = wordedDay(plain, language) ?? numberedDay(plain);
  const midnight = found && midnightOf(found);
  if (found === undefined || midnight === undefined || found.year < 1900 || found.year > 2200)
    return undefined;
  return { midnight, length: found.length + (behindYear.exec(plain.slice(found.length))?.[0].length ?? 0) };
}

function numberedDay(text: string): (Day & { length: number }) | undefined {
  for (const pattern of numberedDays) {
    const match = pattern.exec(text);
    if (match?.groups === undefined) continue;
    const { year, month, day } = match.groups;
    return { year: Number(year), month: Number(month), day: Number(day), length: match[0].length };
  }
  return undefined;
}

function wordedDay(text: string, language: string | undefined): (Day & { length: number }) | undefined {
  for (const pattern of wordedDays) {
    const match = pattern.exec(text);
    const { year = '', month = '', day } = match?.groups ?? {};
    const number = monthNumber(month, language);
    if (match === null || number === undefined) continue;
    return { year: fullYear(year), month: number, day: Number(day), length: match[0].length };
  }
  return undefined;
}

/** Years of two digits as RFC 5322 §4.3 reads them. */
const fullYear = (written: string): number =>
  Number(written) + (written.length > 2 ? 0 : Number(written) < 50 ? 2000 : 1900);

/** A day's first moment as UTC in milliseconds; undefined for a day that does not exist. */
export function midnightOf({ year, month, day }: Day): number | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  return month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? midnight : undefined;
}
