import { monthNumber } from '../../../time/months.ts';
import { timeWords } from '../../words/time-words.ts';
import { readHead } from '../dateline/place.ts';

/** Lines that state a date or a time and nothing else, and lines of a place with its date. */

const longest = 80;
const mostTokens = 16;
const label =
  /^(?:(?:first |last )?(?:published|updated|posted|modified|created|issued|released|filed|date|dated|time|stand|veröffentlicht|aktualisiert|erstellt|datum|publié|mis à jour|modifié|créé|actualizado|publicado|fecha|atualizado|data|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|opdateret|udgivet|offentliggjort|julkaistu|päivitetty|opublikowano|aktualizacja|publikováno|aktualizováno|megjelent|frissítve|publicat|actualizat|objavljeno|ažurirano|yayınlanma|güncelleme|diterbitkan|diperbarui|cập nhật|опубликовано|обновлено|дата|опубліковано|оновлено|публикувано|δημοσίευση|ενημέρωση|فرستاده|تاريخ النشر|تحديث|تاریخ|פורסם|עודכן|प्रकाशित|अपडेटेड|発行|更新|公開|发布时间|發布時間|입력|수정|송고)(?:\s(?:on|am|at|le|el|em|il|op|den|le|à))?\s*[:：|–-]?\s*)+/iu;
const words = new RegExp(
  `^(?:${timeWords}|updated?|published|posted|modified|güncelleme|at|um|on|the|of|de|del|d|à|às|a|las|alle|ore|kl|klo|kell|h|hrs|min|uhr|am|pm|central|eastern|pacific|mountain|european|standard|daylight|summer|time|local|godz|u|v|o|szombat|vasárnap|hétfő|kedd|szerda|csütörtök|péntek|года?|г|року|р|ч|год|m|d|st|nd|rd|th|den|dne|måndag|tisdag|onsdag|torsdag|fredag|lördag|søndag|mandag|tirsdag|lørdag|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|[a-z]{2,4}t|utc|gmt|msk|ist|wib|jst|kst|hkt|sgt|pkt|eat|cat|wat)$`,
  'iu',
);
const figures =
  /^(?:\p{Nd}{1,4}(?:st|nd|rd|th|er|º|°|h|h\p{Nd}{2}|[ap]m)?|\p{Nd}{1,4}(?:年|月|日|時|时|분|년|월|일|시|분|点|分)(?:\p{Nd}{1,2}(?:月|日|時|时|分|월|일|시|분))*|t?\p{Nd}{1,2}z?)$/iu;

/** "30/11/26 09:42": without its century a date has a time. */
const short =
  /^(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|[12]\d|3[01])\1\d{2},? (?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[ap]m|\sh|\suhr)?$/iu;

const day = '\\p{Nd}{1,2}';
const year = '\\p{Nd}{4}';
/** A date with its year, in figures or with a month of any language. */
const fullDate = new RegExp(
  `(?<!\\p{Nd})(?:${year}([-/.])\\s?${day}\\1\\s?${day}\\.?|${day}([-/.])${day}\\2${year}|${day}\\.?\\s[\\p{L}\\p{M}]{3,14}\\.?,?\\s${year})(?!\\p{Nd})`,
  'u',
);
const clock = /(?<!\p{Nd})[\p{Nd}]{1,2}[:.]\p{Nd}{2}(?::\p{Nd}{2})?(?!\p{Nd})/u;
/** "मंसिर १२, २०८३": a month that no table knows. */
const monthAlone = /^[\p{L}\p{M}]{3,14}\s\p{Nd}{1,2},\s?\p{Nd}{4}$/u;
const mostOthers = 2;

/** "Inrikes 2026-11-28 09:15": a date and a time next to a word or two, which no headline has. */
const isStamp = (text: string): boolean => {
  const rest = text.replace(fullDate, ' ');
  if (rest === text || !clock.test(rest)) return monthAlone.test(text);
  const others = rest
    .replace(clock, ' ')
    .split(/[\s,.:：/()|–—•·+-]+/u)
    .filter((token) => /\p{L}/u.test(token) && !words.test(token));
  return others.length <= mostOthers && !/[!?]/u.test(text);
};

/** Is this whole line a date, with or without a time and a word for what it is of? */
export const isDateLine = (line: string): boolean => {
  const text = line.trim().replace(label, '');
  if (text.length > longest || !/\p{Nd}/u.test(text)) return false;
  if (short.test(text) || isStamp(text)) return true;
  const tokens = text.split(/[\s,.:/()|–—•·+-]+/u).filter((token) => token !== '');
  if (tokens.length > mostTokens || tokens.length === 0) return false;
  let numbers = 0;
  let months = 0;
  for (const token of tokens) {
    if (figures.test(token)) numbers += (token.match(/\p{Nd}+/gu) ?? []).length;
    else if (monthNumber(token) !== undefined) months += 1;
    else if (!words.test(token)) return false;
  }
  const hasYear = /(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?!\p{Nd})|\p{Nd}{4}/u.test(text);
  return months === 1 ? numbers >= 2 : months === 0 && numbers >= 3 && hasYear;
};

/** "Berlin, 28. November 2026" alone on a line. */
export const readPlaceAndDate = (line: string): { place: string; date: string } | undefined => {
  const text = line.trim().replace(/(?<![.:–—-])[.:–—-]+$/u, '');
  if (text.length > longest || !/\p{Nd}/u.test(text)) return undefined;
  const head = readHead(text.replace(/,?\s(?:den|le|el|il|am|on)\s(?=\p{Nd})/u, ', '));
  return head?.place && head.date ? { place: head.place, date: head.date } : undefined;
};
