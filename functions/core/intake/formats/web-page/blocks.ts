import { type Element, isTag, isText, type Text } from 'domhandler';
import { headings, ownLine } from '../../../markup/html-names.ts';
import { type HtmlNode, parentOf } from '../../../markup/html-tree.ts';
import { oneLine } from '../../../markup/white-space.ts';

/** A run of inline content: what a reader sees as one paragraph, heading, list item or cell. */
export interface Block {
  /** The nearest block-level element around the run. */
  element: HtmlNode;
  /** Its texts and line breaks in order. */
  leaves: (Text | Element)[];
  /** White space collapsed, trimmed. */
  text: string;
  /** Length of `text`. */
  chars: number;
  /** How many of its characters are in links. */
  linkChars: number;
  /**
   * How much running text it is, in characters: its length without links if it reads like sentences, else 0.
   * One long block counts 1000 at most, so that a dump of data does not outweigh a story.
   */
  prose: number;
}

const hiding =
  /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d])|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}|(?:height|width)\s*:\s*[01]px\s*;.{0,60}overflow\s*:\s*hidden|overflow\s*:\s*hidden\s*;.{0,60}(?:height|width)\s*:\s*[01]px/i;

/** Whether style or attributes keep an element from being seen. */
function isHidden(element: Element): boolean {
  const { style, hidden } = element.attribs;
  if (hidden !== undefined && hidden !== 'until-found') return true;
  if (element.attribs['aria-hidden'] === 'true') return true;
  return style !== undefined && hiding.test(style);
}

/** Chinese, Japanese and Korean say in one character what takes others three. */
const dense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const sentenceEnd = /[.!?…。！？।؟:"”»’')\]]$/;

function measureProse(text: string, linkChars: number): number {
  const plain = text.length - linkChars;
  if (plain < linkChars) return 0;
  const length = plain + 2 * (text.match(dense)?.length ?? 0);
  if (length < 40 || (length < 80 && !sentenceEnd.test(text))) return 0;
  return Math.min(length, 1000);
}

/**
 * All visible blocks below a node in document order. Two `<br>` in a row separate blocks, as readers see
 * them. Subtrees for which `skip` is true are left out.
 */
export function linearise(root: HtmlNode, skip?: (element: Element) => boolean): Block[] {
  const blocks: Block[] = [];
  let leaves: (Text | Element)[] = [];
  let parts: string[] = [];
  let linkChars = 0;
  let breaks = 0;

  const flush = (element: HtmlNode): void => {
    breaks = 0;
    while (leaves.length > 0 && !isText(leaves.at(-1) ?? root)) leaves.pop();
    if (leaves.length === 0) return;
    const text = oneLine(parts.join(''));
    const chars = text.length;
    if (chars > 0) {
      const linked = Math.min(linkChars, chars);
      blocks.push({ element, leaves, text, chars, linkChars: linked, prose: measureProse(text, linked) });
    }
    leaves = [];
    parts = [];
    linkChars = 0;
  };

  const walk = (node: HtmlNode, container: HtmlNode, inLink: boolean): void => {
    for (const child of node.children) {
      if (isText(child)) {
        const length = child.data.trim().length;
        if (length > 0) breaks = 0;
        else if (leaves.length === 0) continue;
        leaves.push(child);
        parts.push(child.data);
        if (inLink) linkChars += length;
      } else if (isTag(child)) {
        if (child.name === 'br') {
          if (++breaks === 2) flush(container);
          else if (leaves.length > 0) {
            leaves.push(child);
            parts.push(' ');
          }
          continue;
        }
        if (child.name === 'head' || isHidden(child) || skip?.(child)) continue;
        if (ownLine.has(child.name)) {
          flush(container);
          walk(child, child, inLink);
          flush(child);
        } else walk(child, container, inLink || (child.name === 'a' && child.attribs.href !== undefined));
      }
    }
  };
  walk(root, root, false);
  flush(root);
  return blocks;
}

export const nameOf = ({ element }: Block): string => (isTag(element) ? element.name : '');
export const isHeading = (block: Block): boolean => headings.has(nameOf(block));

/** Sums of a measure of blocks for every element around them. */
export function sumUp(blocks: readonly Block[], measure: (block: Block) => number): Map<HtmlNode, number> {
  const sums = new Map<HtmlNode, number>();
  for (const block of blocks) {
    const amount = measure(block);
    if (amount === 0) continue;
    for (let node: HtmlNode | undefined = block.element; node; node = parentOf(node))
      sums.set(node, (sums.get(node) ?? 0) + amount);
  }
  return sums;
}
