import { monthNumber } from '../../../time/months.ts';
import type { Aliases } from '../../aliases.ts';
import { isDatelineDate } from '../../words/dateline-words.ts';
import { isFullName } from '../credits/names.ts';
import { lookUp } from '../names/names.ts';
import { takesSource } from './agency-forms.ts';
import type { Item } from './items.ts';
import { isPlace, isProvince, isRegion } from './place-words.ts';
import type { Reading } from './reading.ts';

/** Who reports, without a name: a role of newsrooms in languages whose papers set it before the place. */
const desk =
  /^(?:\S{1,16}\s){0,2}(?:संवाददाता|सहयोगी|सूत्र|प्रतिनिधि|प्रतिनिधी|संवाद|ब्यूरो|डेस्क|প্রতিবেদক|প্রতিনিধি|সংবাদদাতা|ডেস্ক|رپورٹر|نمائندہ|நிருபர்|ప్రతినిధి|ಪ್ರತಿನಿಧಿ|ലേഖകൻ|પ્રતિનિધિ|ਪੱਤਰ ਪ੍ਰੇਰਕ|(?:[Ss]taff )?[Rr]eporter|[Cc]orrespondent)$/u;

/** Adds an item to what was read; false when it is no part of a dateline. */
export const takes = (reading: Reading, item: Item, next: Item | undefined, aliases: Aliases): boolean => {
  const { text, shape } = item;
  if (item.from === 0 && shape === 'plain' && /^[,،]$/u.test(item.marks) && desk.test(text)) {
    reading.desk = true;
    return true;
  }
  if (takesDateAndSource(reading, item, aliases) || takesDate(reading, text, item.from, item.end))
    return true;
  if (reading.source === undefined && takesSource(reading, item, aliases)) return true;
  if (
    shape === 'bracket' &&
    reading.places.length === 1 &&
    !reading.dated &&
    (isRegion(text, item) || isProvince(text))
  ) {
    reading.places[0] += ` (${text})`;
    return true;
  }
  if (shape !== 'plain' || reading.dates.length > 0) return false;
  if (reading.source !== undefined && reading.places.length > 0) return false;
  // "Jane Roe/ANTALYA, (DHA)": the reporter before the place.
  if (reading.places.length === 0 && item.marks === '/' && isFullName(text) && next && isPlace(next.text)) {
    reading.reporters.push(text);
    return true;
  }
  return takesPlace(reading, item, aliases);
};

const takesPlace = (reading: Reading, { text, end }: Item, aliases: Aliases): boolean => {
  if (reading.places.length >= 3) return false;
  const [, place = '', date = ''] = placeAndDate.exec(text) ?? [];
  if (date !== '' && isPlace(place)) {
    reading.places.push(place);
    if (takesDate(reading, date, end - date.length, end)) return true;
    reading.places.pop();
  }
  const [, agency = '', after = ''] = /^(\S{2,16})\s(\S.{1,30})$/u.exec(text) ?? [];
  const isCode = /^\p{Lu}{2,5}$/u.test(agency) && !/^\p{Lu}+$/u.test(after);
  if (reading.places.length === 0 && isPlace(after) && (lookUp(agency, aliases) || isCode)) {
    if (reading.source === undefined && !/^(?:AL|EL|LA|ST|SAN|NEW|LOS|LAS|DEN|RIO|TEL)$/.test(agency)) {
      reading.known = lookUp(agency, aliases) !== undefined;
      reading.source = agency;
      reading.places.push(after);
      return true;
    }
  }
  if (!isPlace(text)) return false;
  reading.places.push(text);
  return true;
};

/** "CUENCA 28 Nov", "برلين 28 تشرين ثان": the date begins at its first figure, or with the month before it. */
const placeAndDate = /^([^\p{Nd}]{2,40}?)\s+((?:\p{L}[\p{L}\p{M}]{2,11}\.?\s)?\p{Nd}.{0,28})$/u;

const takesDate = (reading: Reading, text: string, from: number, end: number): boolean => {
  const isSure = isDatelineDate(text);
  // Behind a date its year, its weekday or the other name of its month.
  const more =
    reading.dates.length > 0 && (/^\p{Nd}{4}$|^\p{Ll}{4,12}$/u.test(text) || monthNumber(text) !== undefined);
  const isLoose =
    (reading.places.length > 0 || /^\p{Nd}/u.test(text)) &&
    (looseDate.test(text) || (reading.places.length > 0 && /^\p{Nd}{1,2}\.?$/u.test(text)));
  if (!isSure && !more && !isLoose) return false;
  if (reading.dates.length === 0) reading.dateFrom = from;
  reading.dateTo = end;
  reading.dates.push(text);
  reading.dated ||= isSure;
  return true;
};
/** "March 10 AAP": the agency behind the date with nothing between. */
const takesDateAndSource = (reading: Reading, { text, from }: Item, aliases: Aliases): boolean => {
  const [, date = '', name = ''] = /^(.{3,16}\p{Nd}\.?)\s(\p{Lu}[\p{L}]{1,12})$/u.exec(text) ?? [];
  const known = lookUp(name, aliases) !== undefined;
  if (reading.places.length === 0 || !isDatelineDate(date) || !(known || /^\p{Lu}{2,6}$/u.test(name)))
    return false;
  takesDate(reading, date, from, from + date.length);
  reading.source = name;
  reading.known = known;
  return true;
};

/** Figures and few words: a date where an agency stands next to it. */
const looseDate =
  /^(?=.{0,12}\p{Nd})(?:\p{Nd}{1,4}[.-]?|[\p{L}\p{M}]{2,14}\.?)(?:[\s.]+(?:\p{Nd}{1,4}[.-]?|[\p{L}\p{M}]{1,14}\.?)){1,3}$/u;
