import { isTag } from 'domhandler';
import type { HtmlNode } from '../../../markup/html-tree.ts';
import type { Block } from './blocks.ts';
import { captionTest } from './captions.ts';
import { type Trimmed, trimHead, trimTail } from './edges.ts';
import type { PageMetadata } from './metadata.ts';
import { isBareLink, isLabelledLink, linkListItems } from './other-stories.ts';
import { isLeadOn, isRequest } from './phrases.ts';

/** The blocks of an article's text among all blocks of its roots that are no furniture. */
export function selectText(
  blocks: readonly Block[],
  roots: readonly HtmlNode[],
  metadata: PageMetadata,
): Trimmed {
  const isCaption = captionTest(blocks, roots);
  const listed = linkListItems(blocks);
  const lone = loneBlocks(blocks);
  const kept = blocks.filter(
    (block) =>
      !listed.has(block) &&
      !isBareLink(block) &&
      !isLabelledLink(block) &&
      !isCaption(block) &&
      !(lone(block) && isLabel(block)) &&
      !(isLeadOn(block.text) && (block.linkChars > 0 || block.chars < 40)) &&
      !(isRequest(block.text) && block.linkChars > 0),
  );
  const { text, standfirst } = trimHead(kept, metadata);
  return { text: trimTail(text, metadata), ...(standfirst && { standfirst }) };
}

/** A word or two in a box of their own are a button or a label: "Video", "Close", "Image 1 of 5". */
const isLabel = (block: Block): boolean =>
  block.chars < 25 && !/[.!?:…"”)\]]$/.test(block.text) && !isStepNumber.test(block.text);

/** Heads what is to be done in it. */
const isStepNumber = /^(?:step|schritt|étape|etape|paso|passo|stap|steg|trinn|krok|шаг) \d{1,3}$/iu;

/** Blocks that are all there is in a plain box. */
function loneBlocks(blocks: readonly Block[]): (block: Block) => boolean {
  const counts = new Map<HtmlNode, number>();
  for (const block of blocks) counts.set(block.element, (counts.get(block.element) ?? 0) + 1);
  return ({ element }) =>
    isTag(element) && /^(div|span|section|center|header)$/.test(element.name) && counts.get(element) === 1;
}
