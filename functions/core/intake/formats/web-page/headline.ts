import { type Block, isHeading, nameOf } from './blocks.ts';

/** A text without case, spaces and punctuation, to compare headlines with. */
export const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The block that shows the story's headline: a heading that says what the metadata say, else the first
 * `h1` with more than one word, else any block that says it.
 */
export function findHeadline(blocks: readonly Block[], headlines: readonly string[]): Block | undefined {
  const wanted = new Set(headlines.map(folded).filter((text) => text !== ''));
  const level = (block: Block): number => (isHeading(block) ? Number(nameOf(block).slice(1)) : 9);
  const lengths = [...wanted].map((text) => text.length);
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths);
  let best: Block | undefined;
  let bestRank = 100;
  for (const block of blocks) {
    if (block.chars > 400) continue;
    const mayBe = block.chars >= shortest && block.chars <= longest * 2;
    const says = mayBe && wanted.has(folded(block.text));
    const rank = says ? level(block) : level(block) === 1 && /\s/.test(block.text) ? 10 : 100;
    if (rank < bestRank) {
      best = block;
      bestRank = rank;
    }
  }
  return best;
}
