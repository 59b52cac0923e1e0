import type { Author } from '../../../../story/schema.ts';
import { element, lineText } from '../../../body/dom.ts';
import { creditsFrom } from '../../../recognise/credits/names.ts';
import { readDateline } from '../../../recognise/dateline/dateline.ts';
import { isNameAlone, readBylineLine } from '../../../recognise/head/byline-line.ts';
import { isDateLine } from '../../../recognise/head/dates.ts';
import { sameText } from '../../../recognise/head/forms.ts';
import { type NameLine, placeFromByline, readNames } from '../../../recognise/head/name-line.ts';
import { agencyWord } from '../../../recognise/head/name-words.ts';
import { allKnown } from '../../../recognise/names/names.ts';
import type { Working } from '../../../working.ts';
import { addCredits } from '../credits.ts';
import { startsStory } from './below.ts';

/** Who wrote a story and for whom, in the lines above it. */

/** By a word that says so, or a name alone right under the headline with the story or its agency below. */
export const namesIn = (working: Working, at: number, line: string): NameLine | undefined => {
  const read = readBylineLine(line, working.aliases);
  if (read !== undefined) return read;
  if (working.fields.byline !== undefined || at > 1) return undefined;
  const story = `${working.fields.headline ?? ''}\n${working.blocks
    .slice(at + 1, at + 12)
    .map(lineText)
    .join('\n')}`;
  const withSource = readNames(line, working.aliases);
  if (
    withSource &&
    withSource.sources.length > 0 &&
    withSource.unknown.length === 0 &&
    withSource.authors.every(({ name }) => isNameAlone(name, story))
  )
    return withSource;
  if (!isNameAlone(line, story)) return undefined;
  const below = lineText(working.blocks[at + 1] ?? working.blocks[at] ?? element('p', []));
  const isProven =
    isDateLine(below) ||
    allKnown(below, working.aliases) ||
    (below.length < 50 && agencyWord.test(below)) ||
    // Where names have no capitals, two words may be anything.
    (startsStory(working, at + 1) &&
      (!/\p{Lo}/u.test(line) || readDateline(below, working.aliases) !== undefined));
  return isProven
    ? { byline: line, authors: [{ name: line }], sources: [], unknown: [], isDashed: false }
    : undefined;
};

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
