/** Words of a search at most; more make it no narrower. */
const mostWords = 10;

/** A text as a search compares it: without case, accents and width. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();

/** Finds texts that hold every word of a search, as a part of a word too. Linear in the text. */
export function textMatcher(search: string): (text: string) => boolean {
  const words = folded(search).split(/\s+/).filter(Boolean).slice(0, mostWords);
  return (text) => {
    const target = folded(text);
    return words.every((word) => target.includes(word));
  };
}
