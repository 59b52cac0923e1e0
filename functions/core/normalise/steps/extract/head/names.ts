import type { Author } from '../../../../story/schema.ts';
import { element, lineText } from '../../../body/dom.ts';
import { creditsFrom } from '../../../recognise/credits/names.ts';
import { readDateline } from '../../../recognise/dateline/dateline.ts';
import { isNameAlone, readBylineLine } from '../../../recognise/head/byline-line.ts';
import { isDateLine } from '../../../recognise/head/dates.ts';
import { sameText } from '../../../recognise/head/forms.ts';
import { and, type NameLine, placeFromByline, readNames } from '../../../recognise/head/name-line.ts';
import { agencyWord, roleWord } from '../../../recognise/head/name-words.ts';
import { allKnown } from '../../../recognise/names/names.ts';
import { readLabel, valueOfLabel } from '../../../recognise/tail/label.ts';
import { ownNames } from '../../../recognise/tail/own-names.ts';
import { isProse } from '../../../recognise/tail/prose.ts';
import { isDateish } from '../../../recognise/zone/facts.ts';
import { isFragment, wordsOf } from '../../../recognise/zone/sentence.ts';
import type { Working } from '../../../working.ts';
import { addCredits } from '../credits.ts';
import { namesOfSource } from '../source-names.ts';
import { startsStory } from './below.ts';

/** Who wrote a story and for whom, in the lines above it. */

/** By a word that says so, or a name alone right under the headline with the story or its agency below. */
export const namesIn = (working: Working, at: number, given: string): NameLine | undefined => {
  // "- Jane Roe": a dash in front of a name is a mark of its own.
  const line = given.replace(/^[-–—]\s?(?=[\p{Lu}\p{Lo}])/u, '');
  const { aliases, fields, blocks } = working;
  const read = readBylineLine(line, aliases);
  if (read !== undefined) return withoutHouse(read, working);
  const label = readLabel(line, ownNames([], aliases));
  if (label?.kind === 'writer' && label.names.length > 0)
    return nameLine(label.names.join(', '), label.names);
  // A word and a name between headline and story: who else would stand there?
  if (label?.kind === 'unknown' && fields.byline === undefined && startsStory(working, at + 1)) {
    const name = valueOfLabel(line);
    return nameLine(name, [name]);
  }
  if (fields.byline !== undefined || at > mostAbove) return undefined;
  const found = readNames(line, aliases);
  const named = found && withoutHouse(found, working);
  if (named === undefined && !isNameAlone(line, '')) return undefined;
  const story = storyBelow(working, at);
  const below = lineText(blocks[at + 1] ?? element('p', []));
  const isAlone = named?.authors.every(({ name }) => isNameAlone(name, story)) ?? false;
  if (named && isAlone && named.sources.length > 0 && named.unknown.length === 0) return named;
  const isOverFacts = isDateLine(below) || isDateish(below) || isRoleLine(below);
  if (named && isAlone && isSigned(named, line) && (isOverFacts || startsStory(working, at + 1)))
    return named;
  const isPair = named !== undefined && named.authors.length > 1 && named.unknown.length === 0;
  if (isPair && isAlone && /\p{Lu}/u.test(line) && and.test(line) && startsStory(working, at + 1))
    return named;
  if (!isNameAlone(line, isRoleLine(below) ? '' : story)) return undefined;
  const isProven =
    isOverFacts ||
    allKnown(below, aliases) ||
    (below.length < 50 && agencyWord.test(below)) ||
    // Where names have no capitals, two words may be anything.
    (startsStory(working, at + 1) &&
      (!/[\p{Lo}\p{Script=Georgian}]/u.test(line) ||
        line !== given ||
        readDateline(below, aliases) !== undefined));
  return isProven ? nameLine(line, [line]) : undefined;
};

/** "Ane Etxeberria, Itsas Berriak": of two names the second is the house where the dateline below says so. */
const withoutHouse = (names: NameLine, working: Working): NameLine => {
  const [first] = names.authors;
  if (names.authors.length < 2 || first === undefined) return names;
  const own = ownNames(namesOfSource(working), working.aliases);
  const houses = names.authors.slice(1).filter(({ name }) => own.isOwn(name));
  if (houses.length === 0) return names;
  const authors = names.authors.filter((author) => !houses.includes(author));
  return {
    ...names,
    authors,
    byline: authors.map(({ name }) => name).join(', '),
    sources: [...names.sources, ...houses.map(({ name }) => name)],
  };
};

const mostAbove = 3;

/** Headline and text in which a name would be somebody else's. Below its last sentence a story may say who wrote it. */
const storyBelow = ({ fields, blocks }: Working, at: number): string => {
  const below = blocks.slice(at + 1, at + 12).map(lineText);
  const isAtEnd = at + 12 >= blocks.length;
  const end = isAtEnd ? below.findLastIndex(isProse) + 1 : below.length;
  return [fields.headline ?? '', ...below.slice(0, Math.max(1, end))].join('\n');
};

const nameLine = (byline: string, names: readonly string[]): NameLine => ({
  byline,
  authors: names.map((name) => ({ name })),
  sources: [],
  unknown: [],
  isDashed: false,
});

/** "Southern Courts reporter": a role and no sentence. */
export const isRoleLine = (line: string): boolean =>
  line.length <= 60 && wordsOf(line) <= 6 && isFragment(line) && roleWord.test(line);

const mostSignedWords = 8;

/** "Kaisa Venäläinen, Saimaan Uutiset", "Gareth Moxon at Quay Lane": a name, and a place or a house in few words. */
const isSigned = ({ unknown, place, authors }: NameLine, line: string): boolean =>
  isFragment(line) &&
  wordsOf(line) <= mostSignedWords &&
  authors.length <= 3 &&
  (unknown.length === 1 || (unknown.length === 0 && place !== undefined)) &&
  unknown.every((part) => /^[\p{Lu}\p{Lo}]/u.test(part) && wordsOf(part) <= 4);

/** False when another byline is known, so that this line is something else. */
export const takesNames = (working: Working, names: NameLine, line: string): boolean => {
  const { fields } = working;
  if (
    fields.byline !== undefined &&
    !sameText(fields.byline, names.byline) &&
    !sameText(fields.byline, line)
  ) {
    const known = (fields.authors ?? []).map(({ name }: Author) => name.toLowerCase());
    if (!names.authors.every(({ name }) => known.includes(name.toLowerCase())) || names.authors.length === 0)
      return false;
  }
  fields.byline ??= names.byline;
  if ((fields.authors ?? []).length === 0) fields.authors = names.authors;
  placeFromByline(fields, names);
  addCredits(
    working,
    names.sources.flatMap((name) => creditsFrom(name, 'source', line, working.aliases)),
  );
  return true;
};

/** "(Coastal Press)", "Special to the Coastal Press". */
export const nameOfSource = (line: string): string =>
  line.replace(/^[([]|[)\]]$/gu, '').replace(/^special (?:to|for) (?:the )?/iu, '');

/** An agency alone on its line; one that the table does not know only under a byline. */
export const isSource = (line: string, isUnderByline: boolean, { aliases }: Working): boolean => {
  const text = nameOfSource(line);
  if (text.length > 60 || /[.!?]$/.test(text)) return false;
  if (allKnown(text, aliases)) return true;
  return isUnderByline && text.split(/\s+/).length <= 5 && agencyWord.test(text) && /^\p{Lu}/u.test(text);
};
