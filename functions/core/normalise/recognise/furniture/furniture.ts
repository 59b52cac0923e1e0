import { isCall } from '../../words/furniture-calls.ts';
import { labels, weakLabels } from '../../words/furniture-labels.ts';
import { isMailLine } from '../../words/furniture-mail.ts';
import { isPageNote } from '../../words/furniture-notes.ts';
import { isPointer } from '../../words/furniture-pointers.ts';
import { hasMoreWords } from '../language/word-count.ts';
import { lately } from '../lately.ts';
import { isPageLine } from '../tail/call.ts';

/** Longer lines are sentences. */
export const longestFurniture = 260;
const mostWords = 30;
const openingMarks = /^[\s"“”'‘’»«›‹>→▶►•·*|[(]+/u;
const closingMark = /[\s:：|｜.…»«›‹>→▶►•·*|\])]/u;
const longestLabel = Math.max(...[...labels].map(({ length }) => length));

const wireMarks =
  /^(?:[-–—]{1,3} ?30(?: ?[-–—]{1,3})?|30 ?[-–—]{1,3}|#{1,5}|[-–— ]*[-–—(] ?(?:ends?|fin|ende|more|mf) ?[-–—)]?|[[(](?:ends?|fin|ende|more|mf)[\])]|ends?|\/\/\/+|x{3,}|\*{3,})$/i;
/** Words alone are marks only in capitals: a text may end in any word. */
const loudMarks = /^(?:FIN|ENDE|MORE)$/;
/** Who wrote and who edited: "mho/as/dpa". */
const initials = /^(?:[a-z]{2,4}(?:\/[a-z]{2,4}){1,4}|[A-Z]{2,4}(?:\/[A-Z]{2,4}){1,4})$/;
/** After the name of an agency, initials are a sign-off, which credits it. */
const agencyFirst = /^(?:dpa|afp|apa|sda|tt|ntb|stt|ani|pti|uni)\//i;
/** Pairs of short words are no initials: "he/she". */
const shortWord =
  /(?:^|\/)(?:yes|no|he|she|and|or|his|her|him|hers|us|we|me|you|them|they|on|off|in|out|up|down|win|lose|am|pm|oui|non|ja|nein|si|er|sie|il|elle|un|une|ein|eine|BBC|CNN)(?:$|\/)/i;

/** Is this a mark at the end of a wire text? Only for the last lines of a story. */
export const isEndMark = (line: string): boolean =>
  wireMarks.test(line) ||
  loudMarks.test(line) ||
  (initials.test(line) && !agencyFirst.test(line) && !shortWord.test(line));

/**
 * Is this whole line furniture: a page text that was copied from a site together with the story? With
 * `atSentenceEnd` the line is the tail of a paragraph, where a single word is not enough.
 */
export const isFurniture = (line: string, atSentenceEnd = false): boolean => {
  if (line.length > longestFurniture || line.length < 2) return false;
  return atSentenceEnd ? isTail(line) : isWhole(line);
};

const judge = (line: string, atSentenceEnd: boolean): boolean => {
  if (line.length > 120 && hasMoreWords(line, mostWords)) return false;
  const bare = withoutMarks(line);
  // Lower case may be a little longer than the capitals.
  if (bare.length <= longestLabel + 2 && labels.has(bare.toLowerCase()) && !isRestOfSentence(line))
    return !atSentenceEnd || bare.includes(' ') || bare.toLowerCase() === 'advertisement';
  if (isPointer(line) || isCall(line) || (!atSentenceEnd && isPageLine(line))) return true;
  // After a sentence such words belong to it: "All opinions are mine. #ad #water".
  return !atSentenceEnd && (isPageNote(line) || isMailLine(line));
};
const isTail = lately((line) => judge(line, true));
const isWhole = lately((line) => judge(line, false));

/**
 * Is the line a label that may also be a heading or an answer ("Menu", "Home")? It is furniture only at the edge of
 * a story and next to other furniture.
 */
export const isWeakLabel = (line: string): boolean =>
  line.length < 20 && weakLabels.has(withoutMarks(line).toLowerCase());

/** Labels begin with a capital or have no full stop: "home." is the last word of a sentence that was split. */
const isRestOfSentence = (line: string): boolean => /^\p{Ll}/u.test(line) && /[^.]\.["”’]?$/.test(line);

/** A line without the marks in front of it and behind it. */
const withoutMarks = (line: string): string => {
  const from = openingMarks.exec(line)?.[0].length ?? 0;
  let to = line.length;
  while (to > from && closingMark.test(line[to - 1] ?? '')) to -= 1;
  return line.slice(from, to);
};
