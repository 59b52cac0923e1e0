import {
  connectives,
  fillers,
  nounSigns,
  nounWords,
  prohibitions,
  strongWords,
  untilSigns,
  untilWords,
  weakOpenings,
  weakWords,
} from '../../words/embargo-words.ts';
import { maskTimes } from './mask-times.ts';

/** An alternative of words, as whole words. */
export const whole = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${words})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
const anywhere = (signs: string): RegExp => new RegExp(`(?:${signs})`, 'gu');

/** What replaces each character of a word in a masked line, by the kind of word. */
export const mask = {
  strong: '\uE001',
  ban: '\uE002',
  noun: '\uE003',
  weak: '\uE004',
  until: '\uE005',
  filler: '\uE006',
};
const maskers: readonly (readonly [RegExp, string])[] = [
  [whole(strongWords), mask.strong],
  [whole(prohibitions), mask.ban],
  [whole(`${weakWords}|${weakOpenings}(?=\\s*[:\\uE000]|\\s+(?:at|on|after|from)\\s)`), mask.weak],
  [whole(nounWords), mask.noun],
  [anywhere(nounSigns), mask.noun],
  [whole(untilWords), mask.until],
  [anywhere(untilSigns), mask.until],
  [whole(fillers), mask.filler],
];
const before = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:${connectives})(?=['’\\s]{1,3}[\\uE000-\\uE006])`,
  'giu',
);
const behind = new RegExp(
  `(?<=[\\uE000-\\uE006]['’\\s]{1,3})(?:${connectives})(?![\\p{L}\\p{M}\\p{N}])`,
  'giu',
);

/** A line of the same length in which the words of notices, times and what goes with them are masked. */
export const maskLine = (line: string): string => {
  let masked = maskTimes(line.replace(/[\uE000-\uE006]/gu, ' '));
  for (const [pattern, sign] of maskers)
    masked = masked.replace(pattern, (found) => sign.repeat(found.length));
  const hidden = (found: string): string => mask.filler.repeat(found.length);
  for (let round = 0; round < 3; round += 1) masked = masked.replace(before, hidden).replace(behind, hidden);
  return masked;
};

/** Words that no mask hides. Two ideographs count as one. */
export const unmaskedWords = (masked: string): number => {
  let count = 0;
  for (const [word] of masked.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    count += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
      ? Math.ceil(word.length / 2)
      : 1;
  return count;
};

export interface Span {
  from: number;
  to: number;
}

/** What separates a notice from the text next to it. Colons and full stops of times are masked. */
const separators = /(?<=\s)[–—―|•-]+(?=\s)|--+|[–—―|•()[\]{}（）【】<>«»*\n:：;；。！？]|[.!?](?=\s|$)/gu;

/** Stretches between separators that hold nothing but masked words, and at least one of them. */
export const maskedSpans = (masked: string): Span[] => {
  const spans: Span[] = [];
  let open: Span | undefined;
  let from = 0;
  for (const end of [...[...masked.matchAll(separators)].map(({ index }) => index), masked.length]) {
    if (unmaskedWords(masked.slice(from, end)) > 0) open = undefined;
    else if (open !== undefined) open.to = end;
    else {
      open = { from, to: end };
      spans.push(open);
    }
    from = end;
  }
  return spans.filter(({ from, to }) => /[\uE000-\uE006]/u.test(masked.slice(from, to)));
};
