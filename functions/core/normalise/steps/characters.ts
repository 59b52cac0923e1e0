import { type ChildNode, type Element, isElement, isText, setChildren, textsIn } from '../body/dom.ts';
import { tidy } from '../body/white-space.ts';
import { cleanCharacters, mostRounds, type Repairs, withoutTags } from '../recognise/characters.ts';
import type { Step } from '../working.ts';

/** Repairs characters and white space of the body, and removes empty blocks. */
export const cleanBodyText: Step = (working) => {
  const repairs: Repairs = new Map();
  const blocks: Element[] = [];
  for (const block of working.blocks) {
    const preformatted = block.name === 'pre';
    for (const text of textsIn(block)) {
      if (preformatted)
        text.data = text.data
          .split('\t')
          .map((part) => cleanCharacters(part, repairs))
          .join('\t');
      else text.data = withoutDebris(text.data, repairs);
    }
    cleanAlternatives(block, repairs);
    mergeTexts(block);
    if (tidy(block)) blocks.push(block);
    else if (working.draft.body.kind === 'html')
      repairs.set('empty paragraph removed', (repairs.get('empty paragraph removed') ?? 0) + 1);
  }
  working.blocks = blocks;
  for (const [reason, times] of repairs) working.changes.count('characters', reason, times);
};

/** What stood inside a text begins it once the words in front are lifted, and a tag at the beginning is markup. */
export const cutTagsInFront: Step = (working) => {
  const repairs: Repairs = new Map();
  for (const block of working.blocks) {
    const [first] = textsIn(block);
    if (!first?.data.startsWith('<')) continue;
    first.data = withoutTags(first.data, repairs);
    tidy(block);
  }
  for (const [reason, times] of repairs) working.changes.count('characters', reason, times);
};

/** "[1]" directly after a word or sentence end. "array[1]" is rarer in news than notes pasted from a word processor. */
const noteMark = /(?<=[\p{L}\p{N}.,;:!?"”’')»])\[\d{1,3}\](?=[\s.,;:!?\u200e\u200f\u061c]|$)/gu;

/** Repeats, because what one rule removes can complete what another looks for. */
const withoutDebris = (given: string, repairs: Repairs): string => {
  let text = given;
  for (let before: string | undefined, round = 0; before !== text && round < mostRounds; round += 1) {
    before = text;
    text = withoutTags(cleanCharacters(text, repairs), repairs);
    if (text.includes('[')) text = text.replace(noteMark, '');
    if (text.length < before.length && before.includes('[') && !text.includes('['))
      repairs.set('footnote mark removed', (repairs.get('footnote mark removed') ?? 0) + 1);
  }
  return text;
};

const cleanAlternatives = (block: Element, repairs: Repairs): void => {
  if (block.name !== 'figure') return;
  for (const child of block.children)
    if (isElement(child) && child.attribs.alt)
      child.attribs.alt = cleanCharacters(child.attribs.alt, repairs).replace(/\s+/g, ' ').trim();
};

const mergeTexts = (parent: Element): void => {
  if (parent.children.some((child, at) => isText(child) && isTextAt(parent.children, at + 1)))
    setChildren(parent, parent.children);
  for (const child of parent.children) if (isElement(child)) mergeTexts(child);
};
const isTextAt = (nodes: readonly ChildNode[], at: number): boolean => {
  const node = nodes[at];
  return node !== undefined && isText(node);
};
