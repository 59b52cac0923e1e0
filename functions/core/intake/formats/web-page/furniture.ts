import { isTag } from 'domhandler';
import { isQuotedPost } from '../../../markup/embeds.ts';
import { type HtmlNode, parentOf } from '../../../markup/html-tree.ts';
import { type Block, isHeading, sumUp } from './blocks.ts';
import { clutterMark, isGallery, isReaderBox } from './clutter.ts';

/** A teaser is a box with a linked heading and no more text than this. */
const teaserChars = 600;

/** A box with this share of all prose is no furniture, even if its name says so. */
const mainShare = 0.4;

/** Boxes of readers' words and of pictures may well hold more than the story; a story that is one has nothing else. */
const restShare = 0.97;
/** Prose outside of a gallery that is a story by itself, characters. */
const storyChars = 1500;

/** A box with this share is the page itself, however short it is, and no teaser. */
const mostOfPage = 0.6;

/**
 * Which elements are page furniture or inside it: boxes with such names (see `clutterMark`) and teasers of other
 * stories. Prose is the sum of prose below each element, over the whole page.
 */
export function furniture(
  blocks: readonly Block[],
  prose: ReadonlyMap<HtmlNode, number>,
  headline?: Block,
): (node: HtmlNode) => boolean {
  const around = new Set<HtmlNode>();
  for (let node = headline && parentOf(headline.element); node; node = parentOf(node)) around.add(node);
  let whole = 0;
  for (const sum of prose.values()) whole = Math.max(whole, sum);
  const chars = sumUp(blocks, (block) => block.chars);
  const known = new Map<HtmlNode, boolean>();

  for (const block of blocks) {
    const top = teaserBox(block, chars, (node) => (prose.get(node) ?? 0) > whole * mostOfPage);
    if (top) known.set(top, true);
  }

  const within = (node: HtmlNode): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const parent = parentOf(node);
    let result = parent !== undefined && within(parent);
    if (isTag(node)) {
      const mark = result || node.name === 'body' || node.name === 'html' ? undefined : clutterMark(node);
      if (mark !== undefined) {
        const inside = prose.get(node) ?? 0;
        const isBeside =
          !around.has(node) && (isReaderBox(mark) || (isGallery(mark) && whole - inside >= storyChars));
        result = inside <= whole * (isBeside ? restShare : mainShare);
      } else if (result && isQuotedPost(node)) result = false;
    }
    known.set(node, result);
    return result;
  };
  return within;
}

/** The box around a wholly linked heading, if that is all there is to it besides a few words. */
function teaserBox(
  block: Block,
  chars: ReadonlyMap<HtmlNode, number>,
  isMain: (node: HtmlNode) => boolean,
): HtmlNode | undefined {
  if (!isHeading(block) || block.linkChars < block.chars * 0.9) return undefined;
  let top: HtmlNode | undefined;
  for (let node = parentOf(block.element); node; node = parentOf(node)) {
    if ((chars.get(node) ?? 0) > teaserChars || (isTag(node) && node.name === 'body') || isMain(node)) break;
    top = node;
  }
  return top;
}
