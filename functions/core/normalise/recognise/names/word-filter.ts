/** One UTF-16 unit more to the hash of a word; hashes begin at 0. */
export const hashed = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

/**
 * A set of words that is asked with a hash of their UTF-16 units, which costs next to nothing while a text is
 * walked unit by unit.
 */
export type WordFilter = Uint8Array;

/** `size` is a power of two, some ten times the number of words or more. */
export const filterOf = (words: Iterable<string>, size = 1 << 14): WordFilter => {
  const filter = new Uint8Array(size);
  for (const word of words) {
    let hash = 0;
    for (let at = 0; at < word.length; at += 1) hash = hashed(hash, word.charCodeAt(at));
    filter[(hash ^ (hash >>> 14)) & (size - 1)] = 1;
  }
  return filter;
};

/** No is certain; yes means that the word itself is worth cutting out and looking up. */
export const mayHold = (filter: WordFilter, hash: number): boolean =>
  filter[(hash ^ (hash >>> 14)) & (filter.length - 1)] === 1;
