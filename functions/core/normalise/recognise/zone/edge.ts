import { contactLabels } from '../../words/tail/roles.ts';
import { pageWords } from '../../words/zone/page-words.ts';
import { isFragment, isStopped, mayLackStops, wordsOf } from './sentence.ts';

/** Forms of the lines at the edges of a story that are no sentences. */

const longest = 90;
const mostWords = 12;
const mostBracketWords = 8;
const mostPlainWords = 6;
const mostLabelWords = 6;
const longestLabel = 44;
const dashed = /^[–—-]\s?(?=\p{Lu}\p{Ll}+\s\p{Lu})/u;
const slashCode =
  /^\p{Lu}[\p{L}-]{1,24}(?:\s?\/\s?\p{Ll}{1,4}){1,3}$|^[\p{Lo}\p{M}]{2,20}(?:\s?\/\s?[\p{Lo}\p{M}]{1,8}){1,3}$/u;
const bracket = /^[([（【［〔<〈].{1,88}[)\]）】］〕>〉]\.?$/u;

/** A short line without a stop, one in brackets, or a name behind a dash. */
export const isTailLine = (line: string): boolean =>
  line.length <= longest &&
  wordsOf(line) <= mostWords &&
  (bracket.test(line) || isFragment(line.replace(dashed, '')) || isLabelOfPage(line));

/** "(rdh/dws)", "[Gambas:Video CNN]": a whole line in brackets and no sentence in it. Sums and scores are of the story. */
export const isBracketed = (line: string): boolean =>
  bracket.test(line) &&
  !(line.startsWith('[') ? /[!?"“”„«»]/u : /[\p{Nd}!?"“”„«»]/u).test(line) &&
  !isStopped(line.replace(/\.$/u, '').slice(0, -1)) &&
  wordsOf(line) <= mostBracketWords;

/** "Tags", "Mehr zum Thema", "Rückfragen an:": words over what pages and press offices set below their stories. */
export const isLabelOfPage = (line: string): boolean => {
  if (line.length > longestLabel || wordsOf(line) > mostLabelWords) return false;
  if (/[:：]$/u.test(line) && contactLabels.exec(line)?.index === 0) return true;
  const found = mayLackStops(line) || isFragment(line.replace(/[:：]$/u, '')) ? pageWords.exec(line) : null;
  return found !== null && found.index <= 2;
};

/** "Küstendienst/jr", "এমআই/এএইচ": a name and the initials of those who worked on a story. */
export const isSlashCode = (line: string): boolean => slashCode.test(line);

/**
 * A name of few words, as of a house, a desk or an office: every longer word has a capital. "Salt to taste" has not, and
 * numbers, hours and addresses are what a story may give its readers. Scripts without capitals tell nothing.
 */
export const isNameOfHouse = (line: string): boolean => {
  const words = wordsOf(line);
  return (
    words >= 2 &&
    words <= mostPlainWords &&
    /^\p{Lu}/u.test(line) &&
    !/[\p{Nd}:：?"“”„«»]/u.test(line) &&
    !/(?<![\p{L}\p{M}'’-])\p{Ll}[\p{L}\p{M}]{3}/u.test(line) &&
    /\p{Ll}/u.test(line) &&
    isFragment(line)
  );
};
