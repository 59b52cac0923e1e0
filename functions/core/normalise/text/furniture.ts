import { calls } from '../data/furniture-calls.ts';
import { labels } from '../data/furniture-labels.ts';
import { isPointer } from '../data/furniture-pointers.ts';

/** Longer lines are sentences. */
const longestLine = 260;
const mostWords = 30;
const outerMarks = /^[\s"“”'‘’»«›‹>→▶►•·*|[(]+|[\s:：|｜.…»«›‹>→▶►•·*|\])]+$/gu;

/** Marks at the end of a wire text; only at the end of a story. */
export const endMarks =
  /^(?:[-–— ]*30[-–— ]*|#{1,5}|(?:[-–—(] ?)?(?:ends|end|fin|ende|more|mf)(?: ?[-–—)])?|\(ends\)|\/\/\/+|x{3,}|(?!(?:dpa|afp|apa|sda|tt|ntb|stt|ani|pti|uni)\b)[a-z]{2,4}(?:\/[a-z]{2,4}){1,4}|\*{3,})$/i;

/**
 * Is this whole line furniture: a page text that came along when a story was copied from a site? With
 * `atSentenceEnd` the line is the tail of a paragraph, where a single word is not enough.
 */
export const isFurniture = (line: string, atSentenceEnd = false): boolean => {
  if (line.length > longestLine || line.length < 2) return false;
  if (line.length > 120 && line.split(' ', mostWords + 1).length > mostWords) return false;
  const bare = line.replace(outerMarks, '').toLowerCase();
  if (labels.has(bare)) return !atSentenceEnd || bare.includes(' ') || bare === 'advertisement';
  return isPointer(line) || calls.some((call) => call.test(line));
};
