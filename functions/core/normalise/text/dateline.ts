import type { Dateline } from '../../story/schema.ts';
import { datelineCities, datelineDate, notPlaces } from '../data/dateline-words.ts';
import { trimMarks } from './characters.ts';
import { allKnown, lookUp } from './names.ts';

export interface DatelineFound {
  dateline: Dateline;
  /** Where the story goes on. */
  to: number;
}

const longestHead = 90;
const dash = '(?:\\.?\\s*(?:--+|[—–―‒_-])|\\.\\s*[-–—])';
const bracketed = new RegExp(
  `^([^()（）]{0,${longestHead}}?)\\s*[(（]\\s*([^()（）]{2,40}?)\\s*[)）](?:\\s*[^\\s()\\p{L}\\d.,:–—_-])?(${dash}\\s*|\\s*[:：]\\s*|\\.?\\s+|\\s*(?=\\p{Lo})|$)`,
  'u',
);
const slashed = new RegExp(
  `^([^/]{3,60}?)[.,]?\\s*[-–—]?\\s*/\\s?([^/\\s][^/]{1,24}?)\\s?/(?:${dash}|\\.)?\\s*`,
  'u',
);
const dashed = new RegExp(
  `^([^\\n]{2,${longestHead}}?)(?:\\s+${dash}\\s+|\\.[-–—]{1,2}\\s+|\\s*[—–]\\s*(?=\\p{Lu}))`,
  'u',
);
const colon = new RegExp(`^([^\\n:：]{2,${longestHead}}?)\\s?[:：]\\s+`, 'u');
const chinese =
  /^(?:（|\()?(新华社|新華社|中新社|中新网|中央社|法新社|路透社|美联社)\s*([\p{Script=Han}]{1,12}?)\s*(\d{1,2}月\d{1,2}日|\d{1,2}日)\s*(?:电|電|讯|訊)?(?:）|\))?\s*(?:[（(]记者[^（）()]{1,20}[）)])?\s*/u;
const japanese =
  /^【([^】＝=]{1,20}?)\s*(?:[＝=]\s*)?(共同通信|共同|時事通信|時事|AFP=時事|AFP|ロイター|CNN|AP)】\s*/u;
const korean =
  /^[(（[]([^=()（）\]]{1,14})=([^()（）\]=]{2,12})[)）\]]\s*(?:([\p{Script=Hangul} ]{2,12}) (?:기자|특파원)\s*=\s*)?/u;

/** A bracket or an ideograph. */
const opensAsian = /^[([\u3010（\u4e00-\u9fff]/;

/** Reads the dateline at the start of a story's first paragraph; undefined unless it is certain. */
export const readDateline = (
  text: string,
  aliases: Readonly<Record<string, string>>,
): DatelineFound | undefined => {
  const start = text.slice(0, 180);
  return (
    (opensAsian.test(start) ? readAsian(start) : undefined) ??
    (/[(（]/.test(start) ? readBracketed(start, aliases) : undefined) ??
    (start.includes('/') ? readSlashed(start, aliases) : undefined) ??
    (/[-–—―‒_:：]/.test(start) ? readDashed(start, aliases) : undefined)
  );
};

const readAsian = (text: string): DatelineFound | undefined => {
  const zh = chinese.exec(text);
  if (zh) return made(zh[0].replace(/[（(]记者.*$/u, ''), zh[2], zh[3], zh[1], zh[0].length);
  const ja = japanese.exec(text);
  if (ja) return made(ja[0], ja[1], undefined, ja[2], ja[0].length);
  const ko = korean.exec(text);
  if (ko && lookUp(ko[2] ?? '')) return made(`(${ko[1]}=${ko[2]})`, ko[1], undefined, ko[2], ko[0].length);
  return undefined;
};

const onOneLine = (text: string): string => trimMarks(text.replace(/\s+/g, ' '));

const made = (
  text: string,
  place: string | undefined,
  date: string | undefined,
  source: string | undefined,
  to: number,
): DatelineFound => ({
  dateline: {
    text: onOneLine(text),
    ...(place && onOneLine(place) && { place: onOneLine(place) }),
    ...(date && { date: onOneLine(date) }),
    ...(source && { source }),
  },
  to,
});

const readBracketed = (
  text: string,
  aliases: Readonly<Record<string, string>>,
): DatelineFound | undefined => {
  const found = bracketed.exec(text);
  if (found?.index !== 0) return undefined;
  const [whole, rawHead = '', source = '', separator = ''] = found;
  const known =
    allKnown(source, aliases) ||
    source.split(/(?:(?<!\s)\s+)?[/,]\s*/).some((part) => lookUp(part, aliases) !== undefined);
  const marked = /[-–—―‒_:：]/.test(separator);
  const head = readHead(rawHead);
  if (!head) return undefined;
  // An agency that the table does not know needs a date or a place beyond doubt before it.
  if (
    !known &&
    !(marked && /^\p{L}[\p{L}\d/. -]{1,24}$/u.test(source) && (head.date !== undefined || isSure(head.place)))
  )
    return undefined;
  if (rawHead.trim() === '') {
    if (!marked || !known) return undefined;
    const rest = readDashed(text.slice(whole.length), aliases);
    if (rest)
      return made(
        text.slice(0, whole.length + rest.to).replace(/(?<![\s–—_-])[\s–—_-]+$/u, ''),
        rest.dateline.place,
        rest.dateline.date,
        source,
        whole.length + rest.to,
      );
  } else if (!marked && !head.date && !isSure(head.place)) return undefined;
  const end = whole.length - separator.length;
  return made(text.slice(0, end).trim(), head.place, head.date, source, whole.length);
};

const readSlashed = (text: string, aliases: Readonly<Record<string, string>>): DatelineFound | undefined => {
  const found = slashed.exec(text);
  if (!found || !lookUp(found[2] ?? '', aliases)) return undefined;
  const head = readHead(found[1] ?? '');
  if (!head?.place || !(head.date || isSure(head.place))) return undefined;
  return made(
    found[0].replace(/(?<![\s.–—_-])[\s.–—_-]+$/u, ''),
    head.place,
    head.date,
    found[2],
    found[0].length,
  );
};

const readDashed = (text: string, aliases: Readonly<Record<string, string>>): DatelineFound | undefined => {
  for (const pattern of [dashed, colon]) {
    const found = pattern.exec(text);
    if (!found?.[1]) continue;
    const parts = found[1].split(/(?:(?<!\s)\s+)?[,،]\s*/u);
    const last = parts.at(-1) ?? '';
    const withSource = parts.length > 1 && lookUp(last, aliases) !== undefined && /\p{L}{2}/u.test(last);
    const head = readHead(withSource ? parts.slice(0, -1).join(', ') : found[1]);
    if (!head) continue;
    if (!head.place && !(head.date && pattern === dashed)) continue;
    const sure = isSure(head.place) || (head.date !== undefined && head.place !== undefined);
    if (!sure && !(head.date && !head.place)) continue;
    if (pattern === colon && !(head.date || datelineCities.has(titled(head.place ?? '')))) continue;
    return made(found[1], head.place, head.date, withSource ? last : undefined, found[0].length);
  }
  return undefined;
};

/** A place in capitals, or a city that is known from datelines. */
const isSure = (place: string | undefined): boolean => {
  if (!place) return false;
  const city = (place.split(/[,،/]/u)[0] ?? '').trim();
  if (datelineCities.has(city) || datelineCities.has(titled(city))) return true;
  return (
    /^\p{Lu}[\p{Lu}\s.'’()-]{2,}$/u.test(city) &&
    !notPlaces.has(city) &&
    city.split(/\s+/).length <= 4 &&
    !lookUp(city)
  );
};

const titled = (text: string): string =>
  text.toLowerCase().replace(/(?<=^|[\s/-])\p{L}/gu, (letter) => letter.toUpperCase());

/** "NEW DELHI, Dec 15" or "New Delhi [India], December 15" to place and date; undefined when it is neither. */
const readHead = (head: string): { place?: string; date?: string } | undefined => {
  const text = head.trim().replace(/[,،.]$/u, '');
  if (text === '') return {};
  if (
    /[.!?;:"“”।]\s|[!?;"“”।]/u.test(
      text.replace(
        /(?<=\b(?:St|ST|Mt|MT|Ft|FT|\p{Lu}|Calif|Mass|Fla|Conn|Pa|Va|Md|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Wash|Ore|Ariz|Colo|Ill|Ind|Kan|Ky|La|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Tenn|Vt|Wis|Wyo|Del|Ala|Ark|Ga|Que|Ont|Man|Sask|Alta))\./gu,
        '',
      ),
    )
  )
    return undefined;
  if (datelineDate.test(text)) return { date: text };
  const parts = text.split(/(?:(?<!\s)\s+)?[,،]\s*/u);
  const dates: string[] = [];
  const places: string[] = [];
  for (const part of parts) {
    if (datelineDate.test(part) || (dates.length > 0 && /^\d{4}$/.test(part))) dates.push(part);
    else places.push(part);
  }
  const last = places.at(-1);
  const glued =
    last && dates.length === 0
      ? /^(\D{2,40}?)\s+((?:\d|[०-९]|[٠-٩]).{2,22}|\p{L}{3,9}\.?\s\d{1,2})$/u.exec(last)
      : null;
  if (glued?.[1] && glued[2] && datelineDate.test(glued[2])) {
    places[places.length - 1] = glued[1];
    dates.push(glued[2]);
  }
  if (places.length > 3 || places.length === 0 || !places.every(isPlaceLike)) return undefined;
  return { place: places.join(', '), ...(dates.length > 0 && { date: dates.join(', ') }) };
};

const isPlaceLike = (part: string): boolean => {
  const words = part.split(/\s+/);
  if (words.length > 5 || part.length > 40 || notPlaces.has(part.toUpperCase())) return false;
  return words.every(
    (word) =>
      /^[[(]?[\p{Lu}\p{Lo}]/u.test(word) ||
      /^(?:de|del|la|las|los|le|les|of|on|upon|sur|am|an|der|the|and|y|do|da|dos|di|in|bei|al|el|es|ob|im)$/.test(
        word,
      ),
  );
};
