import { readLine } from '../../../normalise/recognise/embargo/line.ts';
import { isNameAlone, readBylineLine } from '../../../normalise/recognise/head/byline-line.ts';
import { speaksOfEmbargo } from '../../../normalise/recognise/head/forms.ts';
import { mastheadOver } from '../../../normalise/recognise/head/masthead.ts';
import { type NameLine, readNames } from '../../../normalise/recognise/head/name-line.ts';
import { isEditorsNote } from '../../../normalise/recognise/head/notes.ts';
import { sharedWords, stemsOf } from '../../../normalise/recognise/head/shared-words.ts';
import { readLabel } from '../../../normalise/recognise/tail/label.ts';
import { ownNames } from '../../../normalise/recognise/tail/own-names.ts';
import { isProse } from '../../../normalise/recognise/tail/prose.ts';
import { isFragment, isStopped, mayLackStops, wordsOf } from '../../../normalise/recognise/zone/sentence.ts';

/** Lines over a headline that are told by what they say, or by what stands below them. */

const longest = 160;
const longestMark = 90;
const mostMarkWords = 8;
const mostNameWords = 8;
const fewestTitleWords = 3;
/** So many lines below are searched for the name of a writer. */
const reach = 40;
/** "STRICTLY EMBARGOED: …": so few words are no headline. */
const fewOthers = 2;
/** Whether a time has come does not matter here: a notice is one before it and after it. */
const always = '2000-01-01T00:00:00Z';

/** A whole notice of an embargo, or that there is none. */
export const isEmbargoLine = (line: string): boolean =>
  line.length <= longest &&
  speaksOfEmbargo(line) &&
  (readLine(line, always)?.otherWords ?? Infinity) <= fewOthers;

/** Is this a note to editors, or the byline of a story whose headline and text stand below it? */
export const isSaidOver = (line: string, below: readonly string[]): boolean =>
  isEditorsNote(line) ||
  isMarkOver(line) ||
  isWriterOver(line, below) ||
  mastheadOver(line, below) !== undefined;

/** Does the first paragraph have each of these words, which are more than one? So has a headline, and no section. */
export const isSpokenOf = (line: string, below: readonly string[]): boolean => {
  const words = stemsOf(line).size;
  if (words < 2) return false;
  const first = below.find(
    (one) => one.length > longestMark || (isProse(one.trim()) && wordsOf(one) > mostMarkWords),
  );
  return first !== undefined && sharedWords(line, first) === words;
};

const inBrackets = /^(?:[([（【［][^()[\]（）【】［］]{1,40}[)\]）】］]\s?){1,5}$/u;
const bar = /\s?[|•·¦]\s?/u;

/** "(Foto)", "[FEATURES] [PART 2 OF 3]", "KEY WEST | ENVIRONMENT | 340 words", "Fjord News 281126-14". */
const isMarkOver = (line: string): boolean => {
  if (line.length > longestMark) return false;
  if (inBrackets.test(line)) return !/[!?]/u.test(line) && wordsOf(line) <= mostMarkWords;
  const parts = line.split(bar).filter((part) => part !== '');
  if (parts.length > 2 && parts.every((part) => wordsOf(part) <= 3)) return true;
  return wordsOf(line) <= 4 && /\s\p{Nd}{6}[\p{Nd}/-]{0,8}$/u.test(line) && isFragment(line);
};

const nobody = ownNames([], {});
const noNames: NameLine = { byline: '', authors: [], sources: [], unknown: [], isDashed: false };

const isWriterOver = (line: string, below: readonly string[]): boolean => {
  if (line.length > longest || wordsOf(line) > mostNameWords || isStopped(line)) return false;
  const label = readLabel(line, nobody);
  const isLabel = label?.kind === 'writer' || label?.kind === 'unknown';
  const byline = readBylineLine(line, {}) ?? (isLabel ? noNames : undefined);
  const named = byline ?? (/[,،、，(|/]/u.test(line) ? readNames(line, {}) : undefined);
  if (named === undefined || (byline === undefined && !isSignature(named.unknown, named.place))) return false;
  const lines = below.filter((one) => one.trim() !== '').slice(0, reach);
  const [title = '', ...rest] = lines;
  const isTitle = wordsOf(title) >= fewestTitleWords || (mayLackStops(title) && title.length > line.length);
  if (!isTitle || (isProse(title.trim()) && !mayLackStops(title))) return false;
  // A story that speaks of somebody or something by this name is not by it.
  const story = [title, ...rest.filter((one) => isProse(one.trim()))].join('\n');
  return named.authors.every(({ name }) => isNameAlone(name, story) || isApart(name, story));
};

/** "Jane Roe, Lokoja": a person, and one name of a place or a house. */
const isSignature = (unknown: readonly string[], place: string | undefined): boolean =>
  unknown.length === 0 ? place !== undefined : unknown.length === 1 && wordsOf(unknown[0] ?? '') <= 3;

/** One word, or a name of another script, that the story does not hold. */
const isApart = (name: string, story: string): boolean =>
  /\p{Lo}|^\p{Lu}\./u.test(name) && !story.includes(name);
