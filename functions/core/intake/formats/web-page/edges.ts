import { type Element, isTag } from 'domhandler';
import { type Block, isHeading, nameOf } from './blocks.ts';
import { wordsOf } from './clutter.ts';
import { folded } from './headline.ts';
import type { PageMetadata } from './metadata.ts';
import { isContactLine, isLeadOn, isRequest, isRightsNotice, isTimeLine } from './phrases.ts';

const standfirstWords = new Set(
  'dek deck standfirst subtitle subhead subheadline subheading strapline excerpt abstract'.split(' '),
);

/** The text between headline and tail, and the standfirst above it. */
export interface Trimmed {
  text: Block[];
  standfirst?: Block;
}

/** Drops the headline and everything above it, then everything between it and the first sentence. */
export function trimHead(blocks: readonly Block[], metadata: PageMetadata): Trimmed {
  const wanted = new Set(metadata.headlines.map(folded).filter((text) => text !== ''));
  const whole = blocks.reduce((sum, block) => sum + block.prose, 0);
  let start = 0;
  let seen = 0;
  for (const [index, block] of blocks.entries()) {
    // Some sites set all their headings as h1: below running text one heads a part of the story.
    const heads = nameOf(block) === 'h1' && (seen === 0 || start === 0);
    if (heads || (block.chars < 400 && wanted.has(folded(block.text)))) start = index + 1;
    seen += block.prose;
    if (seen > whole * 0.2) break;
  }
  const headed = start > 0;
  let standfirst: Block | undefined;
  for (; start < blocks.length; start++) {
    const block = blocks[start];
    const next = blocks[start + 1];
    if (block === undefined || next === undefined) break;
    if (isStandfirst(block, next, metadata, headed)) standfirst ??= block;
    else if (block.prose > 0 || isShortSentence(block) || !(headed || isPreamble(block))) break;
  }
  return { text: blocks.slice(start), ...(standfirst && { standfirst }) };
}

/** Times and bylines, which are above a text even when the headline is elsewhere. */
const isPreamble = (block: Block): boolean =>
  isTimeLine(block.text) || (block.chars < 60 && /^(by|von|por|par|di|door|av)\s\p{Lu}/iu.test(block.text));

/** A first paragraph may be too short to count as prose. */
const isShortSentence = (block: Block): boolean =>
  nameOf(block) === 'p' &&
  block.chars >= 25 &&
  block.linkChars < block.chars * 0.6 &&
  /[.!?…。！？]["”»’)]*$/.test(block.text) &&
  !isPreamble(block);

function isStandfirst(block: Block, next: Block, metadata: PageMetadata, headed: boolean): boolean {
  if (block.chars > 500) return false;
  if (
    isTag(block.element) &&
    wordsOf(block.element.attribs.class ?? '').some((word) => standfirstWords.has(word))
  )
    return true;
  if (headed && isHeading(block) && block.chars > 40) return true;
  const apart = nameOf(block) !== 'p' && block.element.parent !== next.element.parent;
  return (
    headed &&
    apart &&
    [metadata.description, metadata.subheadline].some((text) => text && folded(text) === folded(block.text))
  );
}

/** The standfirst when it is outside the box of the text, directly below the headline. */
export function findStandfirst(
  all: readonly Block[],
  headline: Block | undefined,
  text: readonly Block[],
  metadata: PageMetadata,
): Block | undefined {
  const from = headline ? all.indexOf(headline) + 1 : 0;
  const [first] = text;
  if (from === 0 || first === undefined) return undefined;
  for (const block of all.slice(from, from + 6)) {
    if (block === first) return undefined;
    if (
      block.chars >= 25 &&
      block.linkChars === 0 &&
      !isLeadOn(block.text) &&
      isStandfirst(block, first, metadata, true)
    )
      return block;
  }
  return undefined;
}

/** Drops what follows the last sentence and is no part of the story. */
export function trimTail(blocks: readonly Block[], metadata: PageMetadata): Block[] {
  let end = blocks.length;
  for (let steps = 0; end > 1 && steps < 25; steps++) {
    const block = blocks[end - 1];
    if (block === undefined || !isTail(block, metadata, end < blocks.length)) break;
    end--;
  }
  return blocks.slice(0, end);
}

/** As on paper, what is set small below a rule at the end is about the house and not the story. */
function isSmallPrint({ element }: Block): boolean {
  if (!isTag(element) || previousElement(element)?.name !== 'hr') return false;
  const size = /(?:^|;)\s{0,9}font-size\s{0,9}:\s{0,9}([\d.]{1,8})px/i.exec(element.attribs.style ?? '')?.[1];
  return size !== undefined && Number(size) <= mostOfSmallPrint;
}
/** Pixels; stories are set in 14 at least. */
const mostOfSmallPrint = 12;

function previousElement(element: Element): Element | undefined {
  for (let node = element.prev; node; node = node.prev) if (isTag(node)) return node;
  return undefined;
}

function isTail(block: Block, metadata: PageMetadata, below: boolean): boolean {
  const { text, chars, linkChars } = block;
  if (isHeading(block) || isLeadOn(text) || isRequest(text) || isContactLine(text) || isTimeLine(text))
    return true;
  if (linkChars > chars * 0.6 && chars < 250) return true;
  if (nameOf(block) === 'li' && below && linkChars > chars * 0.3) return true;
  if (isRightsNotice(text)) return false;
  if (isSmallPrint(block)) return true;
  const label = chars < 30 && !/[.!?…"”)\]_\d]\s*$/.test(text);
  if (label && (nameOf(block) !== 'p' || below)) return true;
  return chars < 400 && metadata.authors.some((name) => name.length > 5 && text.startsWith(name));
}
