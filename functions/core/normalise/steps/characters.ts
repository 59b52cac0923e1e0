import { type ChildNode, type Element, isElement, isText, setChildren, textsIn } from '../body/dom.ts';
import { tidy } from '../body/white-space.ts';
import { cleanCharacters, type Mended } from '../text/characters.ts';
import type { Step } from '../working.ts';

/** Characters and white space of the body; blocks that hold nothing go. */
export const cleanBodyText: Step = (working) => {
  const mended: Mended = new Map();
  const blocks: Element[] = [];
  for (const block of working.blocks) {
    const preformatted = block.name === 'pre';
    for (const text of textsIn(block)) {
      if (preformatted) text.data = text.data.split('\t').map((part) => cleanCharacters(part, mended)).join('\t');
      else {
        text.data = cleanCharacters(text.data, mended);
        if (working.draft.body.kind === 'html' && text.data.includes('<')) stripTags(text, mended);
        if (text.data.includes('[')) stripNoteMarks(text, mended);
      }
    }
    cleanAlternatives(block, mended);
    mergeTexts(block);
    if (tidy(block)) blocks.push(block);
    else if (working.draft.body.kind === 'html') mended.set('empty paragraph removed', (mended.get('empty paragraph removed') ?? 0) + 1);
  }
  working.blocks = blocks;
  for (const [reason, times] of mended) working.changes.count('characters', reason, times);
};

/** Tags that were encoded twice come out as text; they are markup, not words. */
const encodedTag = /<\/?(?:p|br|b|i|u|em|strong|span|div|font|a|h[1-6]|li|ul|ol)(?:\s[^<>]{0,500})?\s?\/?>/gi;
const stripTags = (text: { data: string }, mended: Mended): void => {
  const before = text.data;
  text.data = before.replace(encodedTag, (tag) => (/^<\/?(?:p|br|div|li)/i.test(tag) ? ' ' : ''));
  if (text.data !== before) mended.set('tag that was encoded as text removed', (mended.get('tag that was encoded as text removed') ?? 0) + 1);
};

/** "[1]" glued to a word or sentence end; "array[1]" is rarer in news than notes pasted from a word processor. */
const noteMark = /(?<=[\p{L}\p{N}.,;:!?"”’')»])\[\d{1,3}\](?=[\s.,;:!?]|$)/gu;
const stripNoteMarks = (text: { data: string }, mended: Mended): void => {
  const before = text.data;
  text.data = before.replace(noteMark, '');
  if (text.data !== before) mended.set('footnote mark removed', (mended.get('footnote mark removed') ?? 0) + 1);
};

const cleanAlternatives = (block: Element, mended: Mended): void => {
  if (block.name !== 'figure') return;
  for (const child of block.children)
    if (isElement(child) && child.attribs['alt']) child.attribs['alt'] = cleanCharacters(child.attribs['alt'], mended).replace(/\s+/g, ' ').trim();
};

const mergeTexts = (parent: Element): void => {
  if (parent.children.some((child, at) => isText(child) && isTextAt(parent.children, at + 1))) setChildren(parent, parent.children);
  for (const child of parent.children) if (isElement(child)) mergeTexts(child);
};
const isTextAt = (nodes: readonly ChildNode[], at: number): boolean => {
  const node = nodes[at];
  return node !== undefined && isText(node);
};
