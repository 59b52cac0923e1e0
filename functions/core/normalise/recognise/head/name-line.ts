import type { Author, Dateline } from '../../../story/schema.ts';
import type { Aliases } from '../../aliases.ts';
import { datelineCities } from '../../words/dateline-words.ts';
import { isFullName } from '../credits/names.ts';
import { isSure } from '../dateline/place.ts';
import { allKnown, lookUp } from '../names/names.ts';
import { agencyWord, roleWord } from './name-words.ts';

/** The names of a byline, and what stands with them: roles, agencies, where they write from. */
export interface NameLine {
  /** The names alone, joined as they were written. */
  byline: string;
  authors: Author[];
  /** Agencies and services named behind the people. */
  sources: string[];
  place?: string;
  /** Parts that are none of these. */
  unknown: string[];
  /** Dashes stand between the parts. */
  isDashed: boolean;
}

const longest = 160;
const separator = /\s?[;|•·]\s?|\s?[/／]\s?|\s[–—-]{1,2}\s|,\s+|،\s?|\s(?=\()|\)\s?|、/gu;
/** Words between two names. */
export const and = /\s(?:and|&|und|et|y|e|och|og|en|ja|ve|i|a|și|și|dan|at|và|и|та|і|και|ו|و|और|এবং)\s+/u;
const whereabouts =
  /^(.{4,60}?)\s(?:in|from|at|aus|auf|bei|vom|à|em|en|desde|a|da|dal|från|fra|i|w|v|z|в|из|у|reporting from|writing in)\s(\p{Lu}[\p{L}.'’-]{1,20}(?:\s\p{Lu}[\p{L}.'’-]{1,20}){0,2}(?:,\s\p{Lu}[\p{L}.]{1,20})?)$/u;
const eMail = /[([<]?\s?[\w.+%-]{1,64}@[\w.-]{1,190}\.[A-Za-z]{2,24}\s?[>)\]]?/gu;
const forAgency = /^(?:for|of|pour|para|per|für|voor|för|для|от|do)\s+(?:the\s+)?/iu;

/** A person's name in scripts with capitals, or of few words in the others. */
export const isName = (text: string): boolean =>
  isFullName(text) ||
  initialled.test(text) ||
  (/^\p{Lu}/u.test(text) &&
    /^(?:\p{Lu}[\p{L}\p{M}.'’-]*\s){1,3}(?:d['’]|al-|ibn\s|af\s|av\s|y\s)?\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(
      text,
    ) &&
    isFullName(text.replace(/\s(?:d['’]|al-|ibn\s|af\s|av\s|y\s)/u, ' '))) ||
  (/^[\p{Lo}\p{Script=Georgian}][\p{Lo}\p{Script=Georgian}\p{M}'’״׳.-]*(?:\s[\p{Lo}\p{Script=Georgian}][\p{Lo}\p{Script=Georgian}\p{M}'’״׳.-]*){1,3}$/u.test(
    text,
  ) &&
    text.length <= 36 &&
    !roleWord.test(text)) ||
  /^\p{Script=Han}{2,4}$|^\p{Script=Hangul}{2,4}$/u.test(text);
/** "Γ. Μανωλάκης", "J. Doe": an initial and a family name. */
const initialled = /^(?:\p{Lu}\p{Ll}?\.\s?){1,3}\p{Lu}[\p{L}\p{M}'’-]+$/u;
/** "(with AFP)": whose material the writer used. */
const withInputs =
  /^(?:with(?: inputs from)?|avec|con|com|mit|met|med|amb|cu|z|s|с|ve|dengan) (?:l['’]|la |the |le )?/iu;

/** Reads what stands behind a by-word, or a stated byline; undefined when it does not begin with a person. */
export const readNames = (text: string, aliases: Aliases): NameLine | undefined => {
  const line = text
    .replace(eMail, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s,=])[\s,=]+$/u, '')
    .trim();
  if (line === '' || line.length > longest) return undefined;
  const result: NameLine = {
    byline: '',
    authors: [],
    sources: [],
    unknown: [],
    isDashed: /\s[–—-]\s.+\s[–—-]\s/u.test(line),
  };
  let from = 0;
  let end = 0;
  for (const [at, to, part] of segments(line)) {
    const kind = place(part, result, aliases, /[|•·]\s?$/u.test(line.slice(0, at)));
    if (kind === 'person') {
      // Only names that follow one another are the byline.
      if (result.byline === '' || result.unknown.length === 0) end = to;
      if (result.byline === '') from = at;
      result.byline = line.slice(from, end);
    } else if (result.authors.length === 0) return undefined;
  }
  if (result.authors.length === 0) return undefined;
  const placed = whereabouts.exec(result.byline);
  if (placed?.[1]) {
    result.byline = placed[1];
    result.place ??= placed[2] ?? '';
  }
  return result;
};

const segments = (line: string): [from: number, to: number, part: string][] => {
  const out: [number, number, string][] = [];
  let from = 0;
  for (const found of [...line.matchAll(separator), null]) {
    const to = found?.index ?? line.length;
    const part = line.slice(from, to).replace(/^[\s(]+|(?<![\s)])[\s)]+$/gu, '');
    if (part !== '') out.push([from, to, part]);
    from = to + (found?.[0].length ?? 0);
  }
  return out;
};

/** Puts a part of the line where it belongs. */
const place = (part: string, result: NameLine, aliases: Aliases, isBarred: boolean): 'person' | 'other' => {
  const hasPeople = result.authors.length > 0;
  const agency = part.replace(forAgency, '').replace(withInputs, '');
  if (hasPeople && (allKnown(agency, aliases) || agencyWord.test(agency)) && !roleWord.test(part)) {
    result.sources.push(agency);
    return 'other';
  }
  if (hasPeople && roleWord.test(part)) {
    for (const author of result.authors) author.role ??= part;
    const known = knownWithin(part, aliases);
    if (known !== undefined) result.sources.push(known);
    return 'other';
  }
  if (hasPeople && isPlace(part)) {
    result.place ??= part.replace(/^(?:in|from|aus|de|da|em|à|en)\s/u, '');
    return 'other';
  }
  const names = part
    .split(and)
    .map(
      (name) =>
        whereabouts.exec(name)?.[1] ?? name.replace(/^(?:and|und|et|y|e|och|og|en|и|та)\s/u, '').trim(),
    );
  // Behind a bar stands the house or the role of those before it.
  if (
    !(isBarred && hasPeople) &&
    names.every((name) => isName(name) && lookUp(name, aliases) === undefined)
  ) {
    for (const name of names)
      if (!result.authors.some((one) => one.name === name)) result.authors.push({ name });
    return 'person';
  }
  if (hasPeople) {
    result.unknown.push(part);
    for (const author of result.authors) author.role ??= part;
  }
  return 'other';
};

const isPlace = (part: string): boolean =>
  datelineCities.has(part) ||
  /^\p{Lu}[\p{L}'’-]{2,20}$/u.test(part) ||
  /^(?:in|from|aus|de|da|em|à|en)\s\p{Lu}[\p{L}\s'’-]{2,30}$/u.test(part);

/** "Press Association Political Correspondent": the agency before the role. */
const knownWithin = (part: string, aliases: Aliases): string | undefined => {
  const words = part.replace(/^.*\b(?:of|for|da|de|der|von|at)\s(?:the\s)?/u, '').split(' ');
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    const name = words.slice(0, length).join(' ');
    if (lookUp(name, aliases)?.kind === 'agency') return name;
  }
  return undefined;
};

/** "Jane Doe – Reporter of the agency – Recife": with its agency between dashes, the place is the story's dateline. */
export const placeFromByline = (
  fields: { dateline?: Dateline },
  { place: from, sources, authors, isDashed }: NameLine,
): void => {
  // "Na Amina Juma, MWANZA": a name is written in ordinary letters here, and the place is not.
  const isLoud = from !== undefined && isSure(from) && from === from.toUpperCase() && inSmallLetters(authors);
  const proven =
    isLoud ||
    (isDashed &&
      from !== undefined &&
      (sources.length > 0 || authors.some(({ role }) => agencyWord.test(role ?? ''))));
  if (proven && from !== undefined) fields.dateline ??= { text: from, place: from };
};

const inSmallLetters = (authors: readonly Author[]): boolean =>
  authors.length > 0 && authors.every(({ name }) => /\p{Ll}/u.test(name));
