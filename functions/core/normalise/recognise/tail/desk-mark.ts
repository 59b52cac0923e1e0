import { datelineCities } from '../../words/dateline-words.ts';
import { functionWords } from '../../words/function-words.ts';
import { stems } from '../../words/tail/stems.ts';
import { isFullName } from '../credits/names.ts';
import type { KnownName } from '../names/names.ts';
import { isEndLine } from './end-mark.ts';
import type { OwnNames } from './own-names.ts';

/** The mark of an agency below its story: its name, with the initials or names of those who worked on it. */
export interface DeskMark {
  agency: KnownName;
  /** Names next to it, as their bearers are called. */
  people: string[];
}

const longest = 110;
const mostParts = 7;
const opening = /^[\s([（【〔{<《*=_–—/|~•©-]+/u;
const closing = /[\s)\]）】〕}>》*=_–—/|~.,;-]/u;
const address = /[([]?(?:https?:\/\/|www\.)[^\s()[\]]{3,100}[)\]]?/giu;

/** "(dpa-infocom, dpa:261127-930-12345/1)": the number of the item behind the name. */
const itemCode = /,?\s?\p{L}{2,12}:\d[\d/-]{5,30}/u;

/** "(Beta, 28.11.2026)" */
const dateBehind = /,? ?\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}\.?$/u;

const bareOf = (line: string): string => {
  const from = opening.exec(line)?.[0].length ?? 0;
  let to = line.length;
  while (to > from && closing.test(line[to - 1] ?? '')) to -= 1;
  return line.slice(from, to);
};

const common = new Set(Object.values(functionWords).flatMap((words) => words.split(' ')));
const vowel = /[aeiouyäöüåæøáéíóúàèìòùâêîôûãõаеёиоуыэюяіїєαεηιουω]/iu;
const initial = /^(?:\p{Ll}{1,4}|\p{Lu}{1,4}|\p{Lu}\p{Ll}|\p{Lo}\p{M}?\p{Lo}?\p{M}?|\p{N}{1,6})\.?$/u;
const tokensOf = (text: string): string[] => text.split(/[\s/|,.&+·-]+/u).filter((token) => token !== '');
const isInitials = (text: string): boolean => {
  const tokens = tokensOf(text);
  return tokens.length > 0 && tokens.length <= mostParts && tokens.every((token) => initial.test(token));
};

/** Pairs of short words that a slash parts in any text. */
const pair =
  /^(?:he|she|his|her|him|and|or|yes|no|on|off|in|out|up|down|am|pm|am|win|lose|ac|tv|mr|mrs|ms|dr|oui|non|ja|nein|er|sie|si|el|la)$/i;

/** A few words, not a sentence: a name in whatever script. */
const isNameLike = (text: string): boolean =>
  text.length <= 40 &&
  text.split(/\s+/).length <= 4 &&
  /^[\p{Lu}\p{Lo}]/u.test(text) &&
  !/[.!?:;"“”]/.test(text);

/** "NPA/ic/ds", "(Hina) xtk ymd", "hp/dpa", "Jane Roe (PAP)", "==Kyodo"; undefined for any other line. */
export const readDeskMark = (line: string, own: OwnNames): DeskMark | undefined => {
  if (line.length > longest || line.length < 2) return undefined;
  const bare = bareOf(
    bareOf(line.replace(address, ' ').replace(itemCode, '').trim()).replace(dateBehind, ''),
  ).replace(/\s+/g, ' ');
  if (bare === '') return undefined;
  const whole = own.find(bare);
  if (whole) return { agency: whole, people: [] };
  if (isMarkedAgency(line, bare)) return { agency: { name: bare, kind: 'agency', entity: bare }, people: [] };
  return bySlash(bare, own) ?? inFront(bare, own, line) ?? named(bare, own);
};

const agencyWord = stems(`
news agency | news service | newswire | wire service | press agency | press association | press trust | agencia. | agência | agenzia | agence. | agentur | presseagentur
nachrichtenagentur | persbureau | nyhetsbyrå | nyhedsbureau | uutistoimisto | agencja | agentura | agentúra | hírügynökség | agenția | agencija | aģentūra | agentūra | uudisteagentuur
агентств | агенци | агенці | πρακτορείο | ajansı | kantor berita | thông tấn | समाचार एजेंसी | न्यूज़ एजेंसी | সংবাদ সংস্থা | وكالة | خبرگزاری | خبر رساں | סוכנות
通信社 | 通讯社 | 通訊社 | 通信 | 통신 | สำนักข่าว
`);

/** "— Savanna News Agency", "(Nordic Newswire)": a name that says what it is, with a mark before it. */
const isMarkedAgency = (line: string, bare: string): boolean =>
  /^(?:[([（【/©]|-{1,2}|[–—=])/u.test(line) &&
  !/[=：]/u.test(bare) &&
  isNameLike(bare) &&
  agencyWord.test(bare);

const bySlash = (bare: string, own: OwnNames): DeskMark | undefined => {
  const parts = bare.split(/\s?\/+\s?/).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > mostParts) return undefined;
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  const agencyIn = (part: string): KnownName | undefined => {
    const found = own.find(bareOf(part));
    // Next to other initials two capitals are as often somebody's, where the story has an agency of its own.
    const isDoubtful =
      parts.length === 2 && own.some && parts.every((one) => /^\p{Lu}{2,3}$/u.test(one.trim()));
    return isDoubtful && !own.isOwn(bareOf(part)) ? undefined : found;
  };
  const front = agencyIn(first);
  const rest = front ? parts.slice(1) : parts.slice(0, -1);
  const agency = front ?? agencyIn(last);
  if (!agency) return byShape(parts);
  const people = rest.map((part) => part.split(/\s[–—-]\s/u)[0] ?? part).filter((part) => isFullName(part));
  const fits = (part: string): boolean =>
    isInitials(part) || isEndLine(part.toUpperCase()) || isNameLike(part) || own.find(part) !== undefined;
  if (rest.every(fits)) return { agency, people };
  const bracket = /\((.{2,90})$/u.exec(rest.join('/'));
  return front && bracket?.[1] ? { agency, people: labelled(bracket[1]) } : undefined;
};

/** Three parts of this shape are an agency and two people, whoever they are: "ABC/de/fgh". */
const byShape = (parts: readonly string[]): DeskMark | undefined => {
  const [first = '', ...rest] = parts;
  if (rest.length < 2 || !/^\p{Lu}{2,6}$/u.test(first)) return undefined;
  return rest.every((part) => /^(?:\p{Ll}{1,4}|\d{1,4})$/u.test(part))
    ? { agency: { name: first, kind: 'agency', entity: first }, people: [] }
    : undefined;
};

/** Of "A - autor: Jane Roe, editor: John Doe" those who wrote. */
const labelled = (text: string): string[] => {
  const found =
    /(?:aut[oeh]{1,2}r\p{L}{0,2}|report\p{L}{0,3}|автор|text|texto) ?[:：] ?([^,;:()]{4,40})/iu.exec(text);
  const name = found?.[1]?.trim() ?? '';
  return isFullName(name) ? [name] : [];
};

/** "(Hina) xtk ymd", "IANS rhm/svn": the name and initials behind it. */
const inFront = (bare: string, own: OwnNames, line: string): DeskMark | undefined => {
  const slash = line.includes('/');
  // Words in small letters may be a sentence: "CNN cut jobs".
  const marked = slash || /^(?:[([（【]|--|–|—|==)/u.test(line);
  if (/[.!?]$/u.test(line) && !slash) return undefined;
  const words = bare.split(/[\s)\]）】]+/u).filter((word) => word !== '');
  for (let length = Math.min(4, words.length - 1); length > 0; length -= 1) {
    const agency = own.find(words.slice(0, length).join(' '));
    if (!agency) continue;
    const rest = words.slice(length);
    // "अरावली समाचार सुमन रवि": behind the story's own agency stand those who made the story.
    const areNames =
      own.isOwn(words.slice(0, length).join(' ')) &&
      /\p{Lo}/u.test(bare) &&
      rest.length <= 3 &&
      rest.every((word) => /^[\p{Lo}\p{M}./]{2,20}$/u.test(word));
    const areInitials =
      own.isOwn(words.slice(0, length).join(' ')) &&
      /^\p{Ll}{2,5}$/u.test(bare.split(' ')[0] ?? '') &&
      rest.length <= 5 &&
      rest.every((word) => /^\p{Ll}{1,4}\p{N}?$/u.test(word) && !common.has(word));
    if (areNames || areInitials) return { agency, people: [] };
    const fits = rest.length <= 5 && rest.every((word) => isInitials(word) && (slash || !common.has(word)));
    const sure = marked || rest.every((word) => !/\p{Ll}{2}/u.test(word) || !vowel.test(word));
    return fits && sure ? { agency, people: [] } : undefined;
  }
  return undefined;
};

/** "Jane Roe (PAP)", "Jane Roe, PAP". */
const named = (bare: string, own: OwnNames): DeskMark | undefined => {
  const found = /^([^()（）/,]{3,40})(?: ?[(（]([^()（）]{2,30})$|, ([^,]{2,30})$)/u.exec(bare);
  const agency = own.find(found?.[2] ?? found?.[3] ?? '');
  const name = found?.[1]?.trim() ?? '';
  return agency &&
    isNameLike(name) &&
    !datelineCities.has(name) &&
    (isFullName(name) || !/\p{Lu}/u.test(name)) &&
    !own.find(name)
    ? { agency, people: [name] }
    : undefined;
};

/** "C.M.", "[M.L.G.]", "ل.ح/م.ع": a letter and a stop for each name. */
const dotted =
  /^[([/]?(?:\p{Lu}\. ?){2,4}[)\]/]?$|^[([/–—-]?\s?\p{Lo}\p{M}{0,2}\.\s?\p{Lo}\p{M}{0,2}\.?(?:\s?\/\s?\p{Lo}\p{M}{0,2}\.\s?\p{Lo}\p{M}{0,2}\.?){0,3}[)\]/]?$/u;
/** "Mqh/Cc": names cut short, which a slash parts. */
const shortened = /^\p{Lu}\p{Ll}{1,2}(?:\s?\/\s?\p{Lu}\p{Ll}{1,2}){1,3}$/u;

/**
 * Initials of those who worked on a story, in a line of their own. Without a slash they need `certain`: a story that an
 * agency is known to have sent.
 */
export const isDeskInitials = (line: string, certain: boolean): boolean => {
  if (dotted.test(line) || (shortened.test(line) && !tokensOf(line).some((token) => pair.test(token))))
    return true;
  if (line.length > 30 || !isInitials(line)) return false;
  const tokens = tokensOf(line).filter((token) => !/^\p{N}+$/u.test(token));
  if (tokens.length === 0 || tokens.some((token) => pair.test(token))) return false;
  if (/[/|]/.test(line)) return tokens.length > 1 || /^\/.{1,8}\/$/u.test(line);
  if (!certain || tokens.some((token) => token.length < 2)) return false;
  if (tokens.every((token) => /^\p{Lu}+$/u.test(token)))
    return tokens.length > 1 || !vowel.test(tokens[0] ?? '');
  if (!tokens.every((token) => /^\p{Ll}+$/u.test(token))) return false;
  return tokens.some((token) => token.length > 1 && !vowel.test(token));
};
