import { monthWord } from '../../../time/months.ts';
import { zoneNames } from '../../../time/zones.ts';

/** How notices write days, times of day and zones. Texts have plain digits. */

export const iso = /\b(\d{4})-(\d{2})-(\d{2})(?:[T ,]+(\d{2}):?(\d{2})(?::\d{2})?)?/;
/** ISO 8601 in its basic form, as in the headers of wires. */
export const basicIso = /\b(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(?:\d{2})?(?=Z|[+-]\d{2}|(?![\p{L}\d]))/u;
export const han =
  /(?<!\d)(?:(?:(?<reign>令和|民國|民国)\s?)?(?<year>(?<=[令民]\S\s?)\d{1,3}|\d{4})\s?[年년]\s?)?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일号號]/u;
export const vietnamese =
  /(?<!\d)(?:ngày\s+)?(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})(?:(?:,|\s+năm)\s+(?<year>\d{4}))?(?!\d)/iu;
export const dayFirst = new RegExp(
  `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|º|er|-го)?(?:\\s+|[/-])(?:of\\s+|de\\s+|d['’])?(?<month>${monthWord})\\.?,?(?:(?:\\s+|[/-])(?:del?\\s+|al\\s+)?(?<year>\\d{4}))?(?![\\p{L}\\d]|:\\d)`,
  'giu',
);
export const monthFirst = new RegExp(
  `(?<![\\p{L}\\p{M}])(?<month>${monthWord})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?(?:\\s+(?<year>\\d{4}))?(?!\\d|:\\d)`,
  'giu',
);
/** Hungarian "2026. december 10.", Lithuanian "2026 m. gruodžio 5 d.", Latvian "2026. gada 5. decembris". */
export const yearFirst = new RegExp(
  `(?<!\\d)(?<year>\\d{4})\\.?\\s+(?:m\\.\\s+)?(?<month>${monthWord})\\.?\\s+(?<day>\\d{1,2})(?!\\d|:\\d)(?:\\.|\\s+d\\.)?`,
  'giu',
);
export const yearFirstDayFirst = new RegExp(
  `(?<!\\d)(?<year>\\d{4})\\.\\s+gada\\s+(?<day>\\d{1,2})\\.\\s+(?<month>${monthWord})`,
  'giu',
);
export const worded = [yearFirstDayFirst, yearFirst, dayFirst, monthFirst];
export const dotted = /(?<!\d|\d[.:])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/;
export const dottedYearFirst =
  /(?<!\d)(\d{4})(?:\.\s?(\d{1,2})\.\s?(\d{1,2})\.?|\/(\d{1,2})\/(\d{1,2}))(?!\d)/;
export const slashed = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;
export const dottedShort = /(?<!\d|\d[.:])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d{4})(?!\d)/;
export const clock =
  /(?<![\d.,+-])(\d{1,2})(?:[:.h]|\s?[時时시点點]\s?)(\d{2})(?:[:.]\d{2})?\s*(a\.?m\.?|p\.?m\.?)?(?![\d])/i;
export const zones = zoneNames.filter((name) => /^\p{L}{3,}$/u.test(name)).join('|');
export const bareClock = new RegExp(
  `(?<![\\d.,+-])(?:(?<=(?:to|until|till|til|before|after|at)\\s)(?=[01]\\d[0-5]\\d(?!\\d))|(?=\\d{4}\\s*(?:hrs|hours|h\\b|(?:${zones})\\b)))(\\d{4})\\s*(?:hrs|hours|h\\b)?`,
  'i',
);
/** Words that stand for the colon: "11 h 30", "11 Uhr 30", "11時30分". */
const hourWord =
  'uhr|uur|h(?:eures?|oras?|od(?:in[ay]?)?|rs)?\\.?|ore|óra|ч(?:ас(?:а|ов|ам)?)?\\.?|годин[иаі]?|giờ|बजे|[時时시点點]';
export const wordedClock = new RegExp(
  `(?<![\\d.,+-])(\\d{1,2})\\s?(?:${hourWord})\\s?(\\d{2})(?:\\s?(?:min\\p{L}*\\.?|[分분]))?(?![\\d\\p{L}]|[./]\\d)`,
  'iu',
);
export const hourOnly =
  /(?<![\d.,+-])(\d{1,2})\s*(a\.?m\.?(?!\p{L})|p\.?m\.?(?!\p{L})|(?:uhr|uur|h(?:eures?|oras?|od(?:in[ay]?)?)?|hrs|óra(?:kor|ig)?|ч(?:ас(?:а|ов|ам)?)?|годин[иаі]?|giờ|बजे|वाजता|वाजेपर्यंत|टा|টা|টায়|টার|بجے|sati|timer|утра|дня|вечера|ночи|вечора|ранку)(?![\p{L}\p{M}])|[時时시点點])/iu;
/** Words right before an hour: "klo 6", "saat 9", "الساعة 12". */
export const leadIn =
  'kl|klo|kello|klok+[ae]n?|klockan|kell|plkst|val|godz|godzin[aey]|saat|pukul|jam|ore|orele|alle|ora|ώρα|в|о|об|у|um|às|las|à|الساعة|ساعت|בשעה|שעה';
export const ledHour = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${leadIn})\\.?\\s{1,2}(\\d{1,2})(?:(\\d{2})(?!\\d))?(?![\\d.:/]\\d|\\d|\\.?\\s{1,2}(?:de\\s)?\\p{L}{3})`,
  'iu',
);
/**
 * Zone names in small letters are also words ("est", "west", "art"): they count right behind a time of day only, and
 * "est" and "ist" (French, German) behind "10 am" or "1000 hrs" only.
 * Names of two letters count in capitals.
 */
export const zoneBehindTime = new RegExp(
  `(?:(?<=(?:[ap]\\.?m\\.?|hrs|hours)[\\s,]{0,2}\\(?)|(?<=(?:[\\d\uE000]|(?<!\\p{L})(?:uhr|h))[\\s,]{0,2}\\(?)(?!(?:est|ist)\\b))(?<name>${zones}|UT)(?:\\s?(?<shift>[+-]\\d{1,2}(?::?\\d{2})?))?(?![\\p{L}])`,
  'iu',
);
export const zoneInCapitals = new RegExp(
  `(?<![\\p{L}])(?<name>(?:(?<=(?:[\\d\uE000.,]|(?<![\\p{L}])(?:[AaPp]\\.?[Mm]\\.?|(?:[Uu]hr|UHR|[Hh]rs|HRS|hours|HOURS|horas?|HORAS|heures?|HEURES|uur|UUR|tarde|noche|noite|mañana|manhã|matin|soir|sera|óra|час\\p{L}*|ч)))[\\s,]{0,2})|(?<=\\())(?:${zones})|[Gg][Mm][Tt]|[Uu][Tt][Cc])(?:\\s?(?<shift>[+-]\\d{1,2}(?::?\\d{2})?))?(?![\\p{L}])`,
  'u',
);
export const shortZone =
  /(?<![\p{L}\p{N}])(?:ET|CT|MT|PT)(?![\p{L}\p{N}'’])|日本時間|北京时间|北京時間|한국시간/u;
/** Behind a time, which is masked by then. */
export const offset = /(?<=\uE000\s?)(?:(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|Z)(?![\p{L}\d])/iu;
