import { isTag } from 'domhandler';
import { images } from '../../../markup/html-names.ts';
import { elementsBelow, type HtmlNode, parentOf } from '../../../markup/html-tree.ts';
import { type Block, nameOf, sumUp } from './blocks.ts';
import { wordsOf } from './clutter.ts';

/** A box around a picture with more text than this is part of the text and no caption. */
const captionChars = 250;
const maxSteps = 3;

/** Boxes of a text with pictures amid their words. */
const partOfText = /^(p|li|td|tr|tbody|table|blockquote)$/;

const creditLine =
  /^\W{0,2}(photos?|images?|pictures?|pics?|foto|fotos|bild|imagen|photo credit|image credit|credit)( by| courtesy|:| via)/iu;
const creditTail = /\((image|photo|picture|pic|foto|bild|imagen|credit)s?( credit)?\s*:[^)]{1,80}\)$/iu;

/**
 * Which blocks are captions and picture credits: those in a small box around a picture, and lines that
 * credit a picture in so many words.
 */
export function captionTest(blocks: readonly Block[], roots: readonly HtmlNode[]): (block: Block) => boolean {
  const chars = sumUp(blocks, (block) => block.chars);
  const pictured = new Set<HtmlNode>();
  for (const root of roots) {
    for (const element of elementsBelow(root)) {
      if (!images.has(element.name) && element.name !== 'picture') continue;
      let node: HtmlNode | undefined = parentOf(element);
      for (let steps = 0; node && node !== root && steps <= maxSteps; steps++) {
        pictured.add(node);
        node = parentOf(node);
      }
    }
  }
  const isStep = stepTest();
  return (block) => {
    // A formula is a picture amid the words.
    if (isStep(block) || (nameOf(block) === 'dd' && pictured.has(block.element))) return false;
    if (block.chars < 200 && creditTail.test(block.text)) return true;
    if (block.chars < 250 && /^©\s?\p{L}/u.test(block.text)) return true;
    if (block.chars < 80 && creditLine.test(block.text)) return true;
    if (block.chars > captionChars) return false;
    const own = /^(p|li|td|h[1-6]|blockquote)$/.test(nameOf(block));
    let node: HtmlNode | undefined = own ? parentOf(block.element) : block.element;
    for (let steps = 0; node && steps < maxSteps; steps++) {
      if (roots.includes(node) || (chars.get(node) ?? 0) > captionChars) return false;
      if (pictured.has(node) && !(isTag(node) && partOfText.test(node.name))) return true;
      node = parentOf(node);
    }
    return false;
  };
}

const stepWords = /^(steps?|instructions?|howto|directions|method)$/;
const captionWords = /^(figcaption|captions?|wpcaption|credits?)$/;

/** Whether a block is what a numbered step says; its picture illustrates it, and it is no caption of that. */
function stepTest(): (block: Block) => boolean {
  const known = new Map<HtmlNode, boolean>();
  const within = (node: HtmlNode | undefined): boolean => {
    if (node === undefined || !isTag(node)) return false;
    const before = known.get(node);
    if (before !== undefined) return before;
    const words = wordsOf(`${node.attribs.class ?? ''} ${node.attribs.itemprop ?? ''}`);
    const caption = node.name === 'figcaption' || words.some((word) => captionWords.test(word));
    const result = !caption && (words.some((word) => stepWords.test(word)) || within(parentOf(node)));
    known.set(node, result);
    return result;
  };
  return ({ element }) => within(element);
}
