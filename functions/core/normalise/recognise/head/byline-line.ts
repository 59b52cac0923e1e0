import type { Aliases } from '../../aliases.ts';
import { deskByline, readByline } from '../byline.ts';
import { isName, type NameLine, readNames } from './name-line.ts';
import { byLabels, byWords, roleWord, writesBehind } from './name-words.ts';

/** A line of its own that says who wrote the story, with a word for it or by its form. */

const longest = 160;
const labelled = new RegExp(`^(?:${byLabels})\\s?[:：]\\s?(?=\\S)`, 'iu');
const introduced = new RegExp(`^(?:${byWords})\\s+(?=\\S)`, 'iu');
const endsSentence = /[!?।։።፧။។៕།。]$|(?<!\b(?:\p{Lu}|Jr|Sr|\p{Lu}\.\p{Lu}))\.$/u;
const eastern =
  /^[（(【]?(?:本[报報台]|特约|特約|实习)?(?:(?:综合)?报道)?(?:记者|記者)\s?[:：]?\s?(?<names>\p{Script=Han}{2,4}(?:[、\s]\p{Script=Han}{2,4}){0,3})(?:\s?[／/]?\s?\p{Script=Han}{2,8}(?:报道|報道|報導|電|电))?[)）】]?$|^文\s?[/／:：]\s?(?<text>\p{Script=Han}{2,4})$|^(?<korean>\p{Script=Hangul}{2,4}(?:[·,]\s?\p{Script=Hangul}{2,4}){0,3})\s?(?:선임|수습|인턴|전문)?\s?(?:기자|특파원|통신원)(?:\s\S{1,64}@\S{3,80})?$/u;

/**
 * The byline with a word that says so ("By …", "Автор: …", "記者…", "Jane Doe | Culture reporter"); undefined when the
 * line may be anything else. A sentence that begins with "By" goes on in small letters or ends with a full stop.
 */
export const readBylineLine = (line: string, aliases: Aliases): NameLine | undefined => {
  const text = line
    .trim()
    .replace(/^[*_\s]+|(?<![*_\s])[*_\s]+$/gu, '')
    .replace(/\s?\d{1,3} ?min(?:ute)?s?\.? read$/iu, '')
    .replace(/^[([（【]([^()（）[\]【】]{3,80})[)\]）】]$/u, '$1');
  if (text.length > longest || text.length < 3 || endsSentence.test(text)) return undefined;
  const { names, text: ofText, korean } = eastern.exec(text)?.groups ?? {};
  const han = names ?? ofText ?? korean;
  if (han !== undefined) {
    const people = han.split(/[、·,\s]+/u).filter((name) => name !== '');
    return {
      byline: han,
      authors: people.map((name) => ({ name })),
      sources: [],
      unknown: [],
      isDashed: false,
    };
  }
  const lead = (labelled.exec(text) ?? introduced.exec(text))?.[0] ?? '';
  const rest = withoutRole(text.slice(lead.length));
  if (lead !== '') {
    const read = readNames(rest, aliases);
    if (read?.unknown.every(isShort) && isCapitalised(lead, text)) return read;
    const desk = readByline(text);
    return desk === undefined ? undefined : deskLine(desk);
  }
  const writing = text.replace(writesBehind, '');
  const written = writing === text ? undefined : readNames(writing, aliases);
  if (written?.unknown.length === 0 && written.sources.length === 0) return written;
  const read = readNames(text, aliases);
  const hasRole = read?.authors.some(({ role }) => role !== undefined && roleWord.test(role)) ?? false;
  if (read && hasRole && read.unknown.length === 0) return read;
  return deskByline(text) ? deskLine(text) : undefined;
};

/** "our correspondent Jane Doe", "ανταποκριτή μας …": up to three small words, one of them a role. */
const withoutRole = (rest: string): string => {
  const role = /^(?:\p{Ll}[\p{L}\p{M}]*\s){1,3}(?=\p{Lu})/u.exec(rest)?.[0] ?? '';
  const german = /^(?:unserem?|unserer)\s\p{Lu}\p{L}+(?:in|en)?\s(?=\p{Lu})/u.exec(rest)?.[0] ?? '';
  return roleWord.test(role) ? rest.slice(role.length) : rest.slice(german.length);
};

/** A by-word that is written small stands before names only ("di Chiara Donati"), in no sentence. */
const isCapitalised = (lead: string, text: string): boolean =>
  /^\p{Lu}|^\p{Lo}/u.test(lead) || text.split(/\s+/).length <= 8;
const isShort = (part: string): boolean => part.split(/\s+/).length <= 4;
/** "নিজস্ব প্রতিবেদক, হাতিয়া": the place of a desk without a name is none of its byline. */
const deskLine = (byline: string): NameLine => ({
  byline: /\p{Lo}/u.test(byline) ? byline.replace(/,\s\S{1,20}(?:\s\S{1,20})?$/u, '') : byline,
  authors: [],
  sources: [],
  unknown: [],
  isDashed: false,
});

/** Words that stand over stories in capitals and are nobody's name. */
const notNames =
  /(?<!\p{L})(?:news|sports?|cup|league|city|town|county|council|world|national|international|business|culture|politics|health|science|travel|weather|opinion|analysis|review|live|update|photo|video|gallery|school|university|college|hospital|church|park|river|lake|street|road|north|south|east|west|northern|southern|eastern|western|new|old|the|human|rights|climate|change|middle|minister|president|government|police|court|election|elections|budget|economy|market|markets|season|final|match|show|festival|museum|letters?|recipe|ingredients|method|chapter|part|day|week|year|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|san|santa|saint|st)(?!\p{L})/iu;

/** A name alone on its line. Weak: only right under a headline, and where nothing else speaks of it. */
export const isNameAlone = (line: string, story: string): boolean => {
  const text = line.trim();
  const words = text.split(/\s+/);
  const isOneWord = words.length < 2 && !/^(?:\p{Lu}\p{Ll}?\.){1,3}\p{Lu}\p{Ll}/u.test(text);
  if (isOneWord || words.length > 4 || text.length > 40 || notNames.test(text) || !isName(text)) return false;
  if (/[,.:;!?]$/u.test(text) && !/\b(?:Jr|Sr)\.$/.test(text)) return false;
  // A story that speaks of somebody or something by this name is not by it.
  const lower = story.toLowerCase();
  return words.every((word) => word.length < 3 || !speaksOf(lower, word.toLowerCase()));
};

/** A short word stands by itself; a longer one may have an ending, which languages set behind names. */
const longestWhole = 4;

const speaksOf = (story: string, word: string): boolean => {
  for (let at = story.indexOf(word); at >= 0; at = story.indexOf(word, at + 1)) {
    if (at > 0 && /[\p{L}\p{M}]/u.test(story[at - 1] ?? '')) continue;
    if (word.length > longestWhole || !/[\p{L}\p{M}]/u.test(story[at + word.length] ?? '')) return true;
  }
  return false;
};
