import { shinglesOf, wordsOf } from './shingles.ts';

/** Shorter texts resemble each other by their form and not by what they say. */
export const fewestWords = 30;

/**
 * Fingerprints at most this far from one another are of texts that have much in common, so that the texts need not be
 * read. Unrelated texts give 17 and more.
 */
export const relatedDistance = 14;

/** Share of the shorter text that two texts on one subject have in common, and two on different ones do not. */
const fewestShared = { runs: 0.02, words: 0.1 } as const;

/** Words that carry the subject of a text; shorter ones are mostly those that every text has. */
const longWord = 5;

interface Text {
  headline: string;
  text: string;
}

/**
 * Whether two stories have nothing in common: hardly a run of three words, hardly a long word, and nothing of either
 * headline is in the other story. The texts are measured by the shorter one, so that a story that has grown from a flash
 * is not unrelated to it. False for short texts.
 */
export function areUnrelated(a: Text, b: Text): boolean {
  const [first, second] = [wordsOf(a.text), wordsOf(b.text)];
  if (Math.min(first.length, second.length) < fewestWords) return false;
  return (
    shared(shinglesOf(a.text), shinglesOf(b.text)) < fewestShared.runs &&
    shared(longOf(first), longOf(second)) < fewestShared.words &&
    !isAbout(a.headline, b) &&
    !isAbout(b.headline, a)
  );
}

/** Whether a story holds a long word, or a run of three, of a headline. */
function isAbout(headline: string, { headline: own, text }: Text): boolean {
  const all = `${own}\n${text}`;
  return (
    shared(longOf(wordsOf(headline)), longOf(wordsOf(all))) > 0 ||
    shared(shinglesOf(headline), shinglesOf(all)) > 0
  );
}

const longOf = (words: readonly string[]): Set<string> =>
  new Set(words.filter((word) => [...word].length >= longWord));

/** Share of the smaller set that is in both; 0 where one is empty, as where words are not spaced. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let common = 0;
  for (const one of small) if (large.has(one)) common += 1;
  return common / small.size;
}
