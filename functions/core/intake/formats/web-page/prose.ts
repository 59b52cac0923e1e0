import { type Document, type Element, isTag } from 'domhandler';
import type { Block } from './blocks.ts';

export type PageNode = Element | Document;

/** The element or document around a node. */
export const parentOf = (node: PageNode): PageNode | undefined =>
  (node.parent ?? undefined) as PageNode | undefined;

/** How much running text a block holds, see `Block.prose`. */
export const proseOf = (block: Block): number => block.prose;

/** Sums of a measure of blocks for every element above them. */
export function sumUp(blocks: readonly Block[], measure: (block: Block) => number): Map<PageNode, number> {
  const sums = new Map<PageNode, number>();
  for (const block of blocks) {
    const amount = measure(block);
    if (amount === 0) continue;
    for (let node: PageNode | undefined = block.element; node; node = parentOf(node)) {
      sums.set(node, (sums.get(node) ?? 0) + amount);
    }
  }
  return sums;
}

/** Whether a node is another or stands below it. */
export function isWithin(node: PageNode, ancestor: PageNode): boolean {
  for (let at: PageNode | undefined = node; at; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

/** Direct child elements. */
export const childElements = (node: PageNode): Element[] => node.children.filter(isTag);
