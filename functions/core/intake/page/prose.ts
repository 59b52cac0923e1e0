import { type Document, type Element, isTag } from 'domhandler';
import type { Block } from './blocks.ts';

export type PageNode = Element | Document;

/** The element or document around a node. */
export const parentOf = (node: PageNode): PageNode | undefined =>
  (node.parent ?? undefined) as PageNode | undefined;

/** Chinese, Japanese and Korean say in one character what takes others three. */
const dense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const sentenceEnd = /[.!?…。！？।؟:"”»’')\]]\s*$/;

/**
 * How much running text a block holds, in characters: its length without links if it reads like
 * sentences, else 0. One long block counts 1000 at most, so that a dump of data does not outweigh prose.
 */
export function proseOf(block: Block): number {
  const plain = block.chars - block.linkChars;
  if (plain < block.linkChars) return 0;
  const length = plain + 2 * (block.text.match(dense)?.length ?? 0);
  if (length < 40 || (length < 80 && !sentenceEnd.test(block.text))) return 0;
  return Math.min(length, 1000);
}

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
