const size = 3;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words as a comparison sees them: letters and digits in lower case; one character a word where words are not spaced. */
export const wordsOf = (text: string): string[] => {
  const folded = text.normalize('NFKC').toLowerCase();
  const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return unspaced.test(folded) ? words.flatMap((word) => (unspaced.test(word) ? [...word] : [word])) : words;
};

/** Runs of three words, each once. A text of fewer words is one shingle. */
export const shinglesOf = (text: string): Set<string> => {
  const words = wordsOf(text);
  if (words.length === 0) return new Set();
  if (words.length <= size) return new Set([words.join(' ')]);
  const shingles = new Set<string>();
  for (let at = 0; at + size <= words.length; at += 1)
    shingles.add(`${words[at]} ${words[at + 1]} ${words[at + 2]}`);
  return shingles;
};

/** Share of the shingles that two texts have in common (Jaccard), 0 to 1. */
export const resemblance = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const shingle of small) if (large.has(shingle)) common += 1;
  return common / (a.size + b.size - common);
};
