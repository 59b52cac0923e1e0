import type { Document, Element, ParentNode } from 'domhandler';
import { removeElement } from 'domutils';
import { headings, names, noText, without } from '../../../markup/html-names.ts';
import { childElements, isNamed, textBelow } from '../../../markup/html-tree.ts';
import { oneLine } from '../../../markup/white-space.ts';
import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { readInstant } from '../../../time/instant.ts';
import { withoutAddresses } from '../json/people.ts';
import { endsSentence, isByline, readsLikeHeadline } from '../text/headline.ts';

const holders = names(headings, 'p div address li td blockquote pre figcaption time span');
const inside = without(holders, 'span', 'time');
const skipped = names(noText, 'figure iframe aside');
const titleClass = /(?:^|[\s_-])(?:mso)?(?:title|headline|hed)(?:$|[\s_-])/i;
const bylineClass = /(?:^|[\s_-])(?:byline|author|reporter)s?(?:$|[\s_-])/i;
const mostBlocks = 40;

/** One block of text near the top, without blocks of its own. */
interface Block {
  element: Element;
  text: string;
}

/**
 * Takes headline, subheadline, byline and date off the top of a document and out of its tree. The headline is the
 * first `<h1>`, an element whose class says so, or a first block that reads like one.
 */
export function takeTop(document: Document, title: string | undefined, changes: Change[]): Partial<Draft> {
  const blocks = topBlocks(document);
  const fields: Partial<Draft> = {};
  let at = headlineIndex(blocks);
  const found = blocks[at];
  if (found !== undefined) {
    fields.headline = found.text;
    removeElement(found.element);
    // Only lines below the headline can be distinguished from running text.
    at++;
  } else {
    at = 0;
    if (title !== undefined) fields.headline = title;
    if (title !== undefined && blocks[0]?.text === title) at = take(blocks[0], 1);
  }
  for (let taken = 0; taken < 3; taken++) {
    const block = blocks[at];
    if (block === undefined) break;
    if (fields.byline === undefined && readByline(block, fields, changes)) at = take(block, at + 1);
    else if (fields.firstCreated === undefined && readDate(block, fields)) at = take(block, at + 1);
    else if (
      fields.headline !== undefined &&
      fields.subheadline === undefined &&
      isSubheadline(block, at, blocks)
    ) {
      fields.subheadline = block.text;
      at = take(block, at + 1);
    } else break;
  }
  return fields;
}

function take(block: Block, next: number): number {
  removeElement(block.element);
  return next;
}

function headlineIndex(blocks: readonly Block[]): number {
  const h1 = blocks.findIndex(({ element }) => element.name === 'h1');
  if (h1 !== -1) return h1;
  const named = blocks
    .slice(0, 10)
    .findIndex(({ element, text }) => titleClass.test(element.attribs.class ?? '') && text.length <= 300);
  if (named !== -1) return named;
  const [first, second] = blocks;
  if (first === undefined || second === undefined || !readsLikeHeadline(first.text)) return -1;
  if (/^h[2-6]$/.test(first.element.name) || isBold(first.element)) return 0;
  const next = blocks.slice(1, 4).find(({ text }) => !isByline(text));
  const short = next !== undefined && (endsSentence(next.text) || next.text.length > first.text.length * 1.5);
  return short && first.element.name !== 'li' && first.element.name !== 'td' ? 0 : -1;
}

function readByline({ element, text }: Block, fields: Partial<Draft>, changes: Change[]): boolean {
  const marked = bylineClass.test(element.attribs.class ?? '') || element.attribs.rel === 'author';
  if (text.length > 150 || !(isByline(text) || (marked && !endsSentence(text)))) return false;
  const line = withoutAddresses(text, changes);
  if (line !== '') fields.byline = line;
  return true;
}

function readDate({ element, text }: Block, fields: Partial<Draft>): boolean {
  if (text.length > 80) return false;
  const time = element.name === 'time' ? element : childElements(element, names('time'))[0];
  // A dateline paragraph also holds a date; this block must hold nothing else.
  const whole = time !== undefined && textBelow(time, '').trim() === text;
  const reading =
    (whole ? readInstant(time?.attribs.datetime ?? '') : undefined) ??
    readInstant(text.replace(/^(?:published|updated|posted)(?: on)?:?\s*/i, ''));
  if (reading === undefined) return false;
  fields.firstCreated = reading.instant;
  return true;
}

/** A heading of the second rank directly under the headline, before any running text, with text right after it. */
function isSubheadline({ element, text }: Block, at: number, blocks: readonly Block[]): boolean {
  const marked = /(?:^|[\s_-])(?:sub-?title|sub-?headline|sub-?head|deck|dek|standfirst)(?:$|[\s_-])/i.test(
    element.attribs.class ?? '',
  );
  const next = blocks[at + 1];
  const heading =
    /^h[2-3]$/.test(element.name) &&
    at <= 2 &&
    next !== undefined &&
    /^h[2-6]$/.test(next.element.name) === false;
  // With more headings of its rank below it divides the text and does not introduce it.
  const alone = blocks.filter((block) => block.element.name === element.name).length === 1;
  return text.length <= 300 && (marked || (heading && alone));
}

/** The first blocks in document order that hold text themselves. */
function topBlocks(document: Document): Block[] {
  const blocks: Block[] = [];
  const visit = (node: ParentNode): void => {
    for (const element of childElements(node)) {
      if (blocks.length >= mostBlocks) return;
      if (skipped.has(element.name) || isHidden(element)) continue;
      if (holders.has(element.name) && childElements(element, inside).length === 0) {
        const text = oneLine(textBelow(element, ''));
        if (text !== '') blocks.push({ element, text });
      } else visit(element);
    }
  };
  visit(document);
  return blocks;
}

function isHidden(element: Element): boolean {
  return element.attribs.hidden !== undefined || /display\s*:\s*none/i.test(element.attribs.style ?? '');
}

/** Is all text of the element in one bold child? */
function isBold({ children }: Element): boolean {
  const [only, ...more] = children.filter((node) => !('data' in node) || node.data.trim() !== '');
  return only !== undefined && more.length === 0 && isNamed(only, names('b strong'));
}
