import { isCall } from '../data/furniture-calls.ts';
import { labels } from '../data/furniture-labels.ts';
import { isPointer } from '../data/furniture-pointers.ts';
import { hasMoreWords } from './word-count.ts';

/** Longer lines are sentences. */
export const longestFurniture = 260;
const mostWords = 30;
const openingMarks = /^[\s"“”'‘’»«›‹>→▶►•·*|[(]+/u;
const closingMark = /[\s:：|｜.…»«›‹>→▶►•·*|\])]/u;
const longestLabel = Math.max(...[...labels].map(({ length }) => length));

/** Marks at the end of a wire text; only at the end of a story. */
export const endMarks =
  /^(?:[-–— ]*30[-–— ]*|#{1,5}|(?:[-–—(] ?)?(?:ends|end|fin|ende|more|mf)(?: ?[-–—)])?|\(ends\)|\/\/\/+|x{3,}|(?!(?:dpa|afp|apa|sda|tt|ntb|stt|ani|pti|uni)\b)[a-z]{2,4}(?:\/[a-z]{2,4}){1,4}|\*{3,})$/i;

/**
 * Is this whole line furniture: a page text that came along when a story was copied from a site? With
 * `atSentenceEnd` the line is the tail of a paragraph, where a single word is not enough.
 */
export const isFurniture = (line: string, atSentenceEnd = false): boolean => {
  if (line.length > longestFurniture || line.length < 2) return false;
  if (line.length > 120 && hasMoreWords(line, mostWords)) return false;
  const bare = withoutMarks(line);
  // Lower case may be a little longer than the capitals.
  if (bare.length <= longestLabel + 2 && labels.has(bare.toLowerCase()) && !isRestOfSentence(line))
    return !atSentenceEnd || bare.includes(' ') || bare.toLowerCase() === 'advertisement';
  return isPointer(line) || isCall(line);
};

/** Labels begin with a capital or do without a full stop: "home." is the last word of a sentence that was parted. */
const isRestOfSentence = (line: string): boolean => /^\p{Ll}/u.test(line) && /[^.]\.["”’]?$/.test(line);

/** A line without the marks in front of it and behind it. */
const withoutMarks = (line: string): string => {
  const from = openingMarks.exec(line)?.[0].length ?? 0;
  let to = line.length;
  while (to > from && closingMark.test(line[to - 1] ?? '')) to -= 1;
  return line.slice(from, to);
};
