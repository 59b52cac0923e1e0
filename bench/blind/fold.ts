/** Text with typographic differences folded: direction marks, quotation marks, dashes, white space. */
export const fold = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/g, '')
    .replace(/[“”„‟«»〝〞＂]/g, '"')
    .replace(/[‘’‚‛‹›`´]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

export const lower = (text: string | null | undefined): string => fold(text).toLowerCase();

/** Letters, figures and marks alone, by words. */
export const bare = (text: string | null | undefined): string =>
  lower(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();

/** Equal, or one within the other as whole words. */
export function near(one: string | null | undefined, other: string | null | undefined): boolean {
  const [a, b] = [bare(one), bare(other)];
  if (a === '' || b === '') return false;
  const holds = (outer: string, inner: string) => inner.length > 1 && ` ${outer} `.includes(` ${inner} `);
  return a === b || holds(a, b) || holds(b, a);
}
