/** Month names as agencies shorten them: English, German, French, Spanish, Italian, Dutch and Nordic. */
const months: readonly RegExp[] = [
  /^(?:jan|gen|ene)/,
  /^(?:feb|f[ée]v)/,
  /^(?:mar|m[äa]r|mrz|maa|mrt)/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai|mag|mei|maj)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|ao[ûu]|ago)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|ott)/,
  /^nov/,
  /^(?:dec|d[ée]c|dez|dic|des)/,
];

/** Hours ahead of UTC. */
const zones: Readonly<Record<string, number>> = {
  GMT: 0,
  UTC: 0,
  UT: 0,
  Z: 0,
  TU: 0,
  WET: 0,
  CET: 1,
  MEZ: 1,
  HNEC: 1,
  BST: 1,
  WEST: 1,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  SAST: 2,
  EEST: 3,
  MSK: 3,
  IST: 5.5,
  SGT: 8,
  HKT: 8,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/** 1 to 12, or undefined for a word that is no month. */
export function monthNumber(word: string): number | undefined {
  const name = word.toLowerCase();
  const index = months.findIndex((month) => month.test(name));
  return index === -1 ? undefined : index + 1;
}

/** Hours ahead of UTC, or undefined for an unknown abbreviation. */
export function zoneOffset(word: string): number | undefined {
  return zones[word.toUpperCase()];
}

export interface WireTime {
  day: number;
  hour: number;
  minute: number;
  /** Hours ahead of UTC. */
  offset: number;
  /** 1 to 12. */
  month?: number | undefined;
  /** Two or four digits. */
  year?: number | undefined;
}

const dayMs = 86_400_000;

/**
 * UTC, ISO 8601, of a date-time group. A month or year that is not said is the latest one that does not lie
 * more than a day after `receivedAt`. Undefined when no such moment exists (31 February, 25 h).
 */
export function wireInstant(time: WireTime, receivedAt: string): string | undefined {
  const received = new Date(receivedAt);
  if (Number.isNaN(received.getTime()) || time.hour > 24 || time.minute > 59) return undefined;
  const latest = received.getTime() + dayMs;
  const year = fullYear(time.year, received.getUTCFullYear());
  const month = time.month ?? received.getUTCMonth() + 1;
  const steps = time.year !== undefined ? 0 : time.month === undefined ? 2 : 1;
  for (let back = 0; back <= steps; back++) {
    const first = time.month === undefined ? monthsBefore(year, month, back) : { year: year - back, month };
    const moment = at(time, first.year, first.month);
    if (moment !== undefined && (time.year !== undefined || moment <= latest)) return toIso(moment);
  }
  return undefined;
}

/** Two-digit years lie within a window of 99 years that ends next year. */
function fullYear(year: number | undefined, now: number): number {
  if (year === undefined) return now;
  if (year >= 100) return year;
  const candidate = now - (now % 100) + year;
  return candidate > now + 1 ? candidate - 100 : candidate;
}

function monthsBefore(year: number, month: number, back: number): { year: number; month: number } {
  const index = year * 12 + month - 1 - back;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

function at(time: WireTime, year: number, month: number): number | undefined {
  if (time.day < 1 || time.day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const moment = Date.UTC(year, month - 1, time.day, time.hour, time.minute) - time.offset * 3_600_000;
  return Number.isNaN(moment) ? undefined : moment;
}

function toIso(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
