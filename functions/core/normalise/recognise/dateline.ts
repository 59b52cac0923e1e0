import type { Dateline } from '../../story/schema.ts';
import {
  datelineCities,
  isDatelineDate,
  notPlaces,
  shortCities,
  withoutPlace,
} from '../words/dateline-words.ts';
import { trimMarks } from './characters.ts';
import { allKnown, lookUp } from './names/names.ts';

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
const bureau =
  /^【([^】＝=]{1,12}?)\s*[＝=]\s*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}・、\s]{2,20}】\s*/u;
const bracketedDay =
  /^[［[]\s*([^\s\d０-９］\]]{1,14})\s+([\d０-９]{1,2}日)\s+([^\s］\]]{2,16})\s*[］\]]\s*(?:[-－–—]\s*)?/u;
/** Taiwan's wire puts the reporter before the place, with nothing between: nearly all such names have three characters. */
const reporterBefore = /^(?:記者|记者)(?:[^、]{2,4}、){0,3}(.{4,})$/u;
const korean =
  /^[(（[]([^=()（）\]]{1,14})=([^()（）\]=]{2,12})[)）\]]\s*(?:([\p{Script=Hangul} ]{2,12}) (?:기자|특파원)\s*=\s*)?/u;

/** A bracket or an ideograph. */
const opensAsian = /^[([［\u3010（\u4e00-\u9fff]/;

/** Reads the dateline at the start of a story's first paragraph; undefined unless it is certain. */
export const readDateline = (
  text: string,
  aliases: Readonly<Record<string, string>>,
): DatelineFound | undefined => {
  const found = readStart(text.slice(0, 180).replace(districtInBrackets, hideBrackets), aliases);
  if (found === undefined) return undefined;
  const { dateline, to } = found;
  return {
    dateline: {
      ...dateline,
      text: showBrackets(dateline.text),
      ...(dateline.place && { place: showBrackets(dateline.place) }),
    },
    to,
  };
};

/** "Bijapur (Chhattisgarh) [India], December 11 (ANI)": the first brackets tell where a place lies, not who reports. */
const districtInBrackets = /^(\p{L}[\p{L} .'’-]{1,40}?)\(([\p{L} .'’-]{2,40})\)(?=\s?(?:\[|,\s))/u;
const hideBrackets = (whole: string, place: string, district: string): string =>
  lookUp(district) ? whole : `${place}\uE000${district}\uE001`;
const showBrackets = (text: string): string => text.replace('\uE000', '(').replace('\uE001', ')');

const readStart = (start: string, aliases: Readonly<Record<string, string>>): DatelineFound | undefined => {
  return (
    (opensAsian.test(start) ? readAsian(start) : undefined) ??
    (/[(（]/.test(start) ? readBracketed(start, aliases) : undefined) ??
    (start.includes('/') ? readSlashed(start, aliases) : undefined) ??
    (start.includes('. ') ? readStopped(start) : undefined) ??
    (/[-–—―‒_:：।]/.test(start) ? readDashed(start, aliases) : undefined)
  );
};

const readAsian = (text: string): DatelineFound | undefined => {
  const zh = chinese.exec(text);
  if (zh) return made(zh[0].replace(/[（(]记者.*$/u, ''), placeOf(zh[2] ?? ''), zh[3], zh[1], zh[0].length);
  const ja = japanese.exec(text);
  if (ja) return made(ja[0], ja[1], undefined, ja[2], ja[0].length);
  const reporter = bureau.exec(text);
  if (reporter) return made(reporter[0], reporter[1], undefined, undefined, reporter[0].length);
  const day = bracketedDay.exec(text);
  if (day && lookUp(day[3] ?? ''))
    return made(day[0].slice(0, day[0].search(/[］\]]/u) + 1), day[1], day[2], day[3], day[0].length);
  const ko = korean.exec(text);
  if (ko && lookUp(ko[2] ?? '')) return made(`(${ko[1]}=${ko[2]})`, ko[1], undefined, ko[2], ko[0].length);
  return undefined;
};

const placeOf = (written: string): string => {
  const rest = reporterBefore.exec(written)?.[1];
  return rest === undefined ? written : rest.slice(rest.length > 4 ? 3 : 2);
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
  const head = readHead(rawHead) ?? (known ? readDayOnly(rawHead) : undefined);
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
  } else if (!marked && !head.date && (!isSure(head.place) || goesOnSmall(text.slice(whole.length))))
    return undefined;
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

/** "Львів. 11 грудня. ІНТЕРФАКС-УКРАЇНА - ": place, date and agency parted by full stops. */
const readStopped = (text: string): DatelineFound | undefined => {
  const found = /^(\p{Lu}[\p{L} -]{1,30}?)\.\s+(\d{1,2} \p{L}{3,10})\.\s+/u.exec(text);
  if (!found?.[1] || !found[2] || !isDatelineDate(found[2])) return undefined;
  const behind = /^([\p{L}.-]+(?: [\p{L}.-]+){0,2}?)(\s*[-–—]\s+|\.\s+)(?=\P{Ll})/u.exec(
    text.slice(found[0].length),
  );
  const source = behind?.[1] ?? '';
  // An agency that the table does not know writes itself in capitals here.
  const told =
    lookUp(source) !== undefined || (/^[\p{Lu}.-]{2,20}$/u.test(source) && /\p{Lu}{2}/u.test(source));
  if (!behind || !told)
    return made(found[0].trim().replace(/\.$/, ''), found[1], found[2], undefined, found[0].length);
  return made(`${found[0]}${source}`, found[1], found[2], source, found[0].length + behind[0].length);
};

const danda = /^([^।\n]{2,60}?)।\s+/u;

const readDashed = (text: string, aliases: Readonly<Record<string, string>>): DatelineFound | undefined => {
  for (const pattern of [dashed, colon, danda]) {
    const found = pattern.exec(text);
    if (!found?.[1]) continue;
    const parts = found[1].split(/(?:(?<!\s)\s+)?[,،]\s*/u).filter((part) => !withoutPlace.test(part));
    const last = parts.at(-1) ?? '';
    const withSource = parts.length > 1 && lookUp(last, aliases) !== undefined && /\p{L}{2}/u.test(last);
    const head = readHead((withSource ? parts.slice(0, -1) : parts).join(', '));
    if (!head || !(head.place || (head.date && withSource && pattern === dashed))) continue;
    const rest = text.slice(found[0].length);
    const proven = withSource || isDated(found[1], head);
    if (!proven && !isSure(head.place)) continue;
    if (!proven && !startsStory(head.place ?? '', rest, found[0], pattern === colon)) continue;
    const isCity = datelineCities.has(titled(head.place ?? '')) || datelineCities.has(head.place ?? '');
    if (pattern !== dashed && !((head.date && pattern === colon) || isCity)) continue;
    const behind = head.date === undefined || withSource ? undefined : sourceBehind(rest, aliases);
    return made(
      behind === undefined ? found[1] : text.slice(0, found[0].length + behind.end),
      head.place,
      head.date,
      withSource ? last : behind?.source,
      found[0].length + (behind?.to ?? 0),
    );
  }
  return undefined;
};

/** A place and a date make a dateline by themselves, unless they are the words of a sentence ("Opened 3 May – and …"). */
const isDated = (written: string, { place, date }: { place?: string; date?: string }): boolean =>
  place !== undefined && date !== undefined && (/[,،]/u.test(written) || isSure(place));

/** "NEW DELHI, Dec. 1 -- (PTI) The …" and "МОСКВА, 11 дек - РИА Новости. Суд …": the agency behind the dash. */
const sourceBehind = (
  rest: string,
  aliases: Readonly<Record<string, string>>,
): { source: string; end: number; to: number } | undefined => {
  const bracket = /^\(([^()]{2,40})\)(?:\s*[-–—:]+)?\s+/u.exec(rest);
  const found = bracket ?? /^(\p{L}+(?: \p{L}+){0,2}?)(?:\.|\s[-–—]+)\s+(?=\P{Ll})/u.exec(rest);
  const source = found?.[1];
  if (found === null || source === undefined || !lookUp(source, aliases)) return undefined;
  return { source, end: source.length + (bracket ? 2 : 0), to: found[0].length };
};

const goesOnSmall = (rest: string): boolean => /^["'“‘«„(]?\p{Ll}/u.test(rest);

/**
 * Does a sentence begin behind a place that no date and no agency proves? Not where it goes on in small letters or
 * sets words off by a second dash, nor where a city in ordinary letters may as well be a person or a team.
 */
const startsStory = (place: string, rest: string, lead: string, isColon: boolean): boolean => {
  if (goesOnSmall(rest)) return false;
  const city = (place.split(/[,،/]/u)[0] ?? '').trim();
  const known = datelineCities.has(city) || datelineCities.has(titled(city));
  const inCapitals = city === city.toUpperCase() && city !== city.toLowerCase();
  if (inCapitals && known) return true;
  const sign = /[-–—―‒_]/u.exec(lead.slice(place.length))?.[0];
  const next = sign === undefined ? -1 : rest.search(new RegExp(`\\s${sign}{1,2}\\s`, 'u'));
  if (inCapitals) return next < 0 || /[.!?]\s/u.test(rest.slice(0, next));
  if (isColon && /^["'“‘«„]/u.test(rest)) return false;
  if (next >= 0 && rest.slice(0, next).split(/\s+/).length <= 3) return false;
  return !datelineCities.has(/^\p{Lu}\p{L}+/u.exec(rest)?.[0] ?? '');
};

/** A place in capitals, or a city that is known from datelines. */
const isSure = (place: string | undefined): boolean => {
  if (!place) return false;
  const city = (place.split(/[,،/]/u)[0] ?? '').trim();
  if (datelineCities.has(city) || datelineCities.has(titled(city))) return true;
  return (
    /^\p{Lu}[\p{Lu}\s.'’()-]{2,}$/u.test(city) &&
    !notPlaces.has(city) &&
    // Of so short words as many are the names of parties and bands.
    (city.length > 5 || shortCities.has(titled(city))) &&
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
  const unstopped = text.replace(/(?<=\d)\.(?=\s\p{L})/gu, '').replace(/(?<=\d\s)(\p{L}{3,5})\./gu, '$1');
  if (
    /[.!?;:"“”।]\s|[!?;"“”।]/u.test(
      unstopped.replace(
        /(?<=\b(?:St|ST|Mt|MT|Ft|FT|\p{Lu}|Calif|Mass|Fla|Conn|Pa|Va|Md|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Wash|Ore|Ariz|Colo|Ill|Ind|Kan|Ky|La|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Tenn|Vt|Wis|Wyo|Del|Ala|Ark|Ga|Que|Ont|Man|Sask|Alta))\./gu,
        '',
      ),
    )
  )
    return undefined;
  if (isDatelineDate(text)) return { date: text };
  const parts = text.split(/(?:(?<!\s)\s+)?[,،]\s*/u);
  const dates: string[] = [];
  const places: string[] = [];
  for (const part of parts) {
    if (isDatelineDate(part) || (dates.length > 0 && /^\d{4}$/.test(part))) dates.push(part);
    else places.push(part);
  }
  const last = places.at(-1);
  const glued =
    last && dates.length === 0
      ? /^(\D{2,40}?)\s+((?:\d|[०-९]|[٠-٩]).{2,22}|\p{L}{3,9}\.?\s\d{1,2})$/u.exec(last)
      : null;
  if (glued?.[1] && glued[2] && isDatelineDate(glued[2])) {
    places[places.length - 1] = glued[1];
    dates.push(glued[2]);
  }
  const preposition = /\s(?:on|am|in|im|el|le|il|vom|at|в|في)$/iu;
  if (dates.length > 0) places.push((places.pop() ?? '').replace(/\sفي$/u, ''));
  if (preposition.test(places.at(-1) ?? '') || openingWord.test(places[0] ?? '')) return undefined;
  if (places.length > 3 || places.length === 0 || !places.every(isPlaceLike)) return undefined;
  return { place: places.join(', '), ...(dates.length > 0 && { date: dates.join(', ') }) };
};

/** Words that begin a sentence about a place. */
const openingWord =
  /^(?:in|on|at|from|since|by|after|before|near|um|am|im|aus|seit|en|à|depuis|desde|em|nel|da)\s/iu;

/** "MADRID, 12 (EUROPA PRESS)": a day without its month, which only an agency's name makes a date. */
const readDayOnly = (head: string): { place: string; date: string } | undefined => {
  const found = /^(\p{Lu}[\p{L} .'’-]{1,40}),\s+(\d{1,2})\.?$/u.exec(head.trim());
  return found?.[1] && found[2] && isPlaceLike(found[1]) ? { place: found[1], date: found[2] } : undefined;
};

const isPlaceLike = (part: string): boolean => {
  const words = part.split(/\s+/);
  if (words.length > 5 || part.length > 40 || notPlaces.has(part.toUpperCase())) return false;
  return words.every(
    (word) =>
      /^[[(\uE000]?[\p{Lu}\p{Lo}]/u.test(word) ||
      /^(?:de|del|la|las|los|le|les|of|on|upon|sur|am|an|der|the|and|y|do|da|dos|di|in|bei|al|el|es|ob|im)$/.test(
        word,
      ),
  );
};
