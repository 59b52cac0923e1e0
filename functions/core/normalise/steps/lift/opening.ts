import { type Element, isHeading, lineText } from '../../body/dom.ts';
import { linesOf, runningText } from '../../body/lines.ts';
import { readByline, readBylineUnderHeadline } from '../../recognise/byline.ts';
import type { Step, Working } from '../../working.ts';

/** How far down a byline is looked for. */
const openingBlocks = 3;

/** Headline and byline that stand in the body: taken as fields when there are none, removed when they repeat them. */
export const readOpening: Step = (working) => {
  takeHeadline(working);
  takeByline(working);
};

const takeHeadline = (working: Working): void => {
  const { blocks, fields, changes } = working;
  const at = blocks.findIndex((block) => block.name === 'h1');
  const first = at >= 0 && at <= openingBlocks ? at : 0;
  const block = blocks[first];
  if (!block) return;
  const text = lineText(block);
  if (fields.headline === undefined) {
    if (
      blocks.length < 2 ||
      !(block.name === 'h1' || (isHeading(block) && first === 0) || isTitleLine(block, blocks[first + 1]))
    )
      return;
    fields.headline = text;
    blocks.splice(first, 1);
    changes.add('opening', 'headline taken from the first line of the text', undefined, text);
    return;
  }
  const repeats = sameText(text, fields.headline);
  if (repeats && blocks.length > 1 && (isHeading(block) || block.name === 'p')) {
    blocks.splice(first, 1);
    changes.add('opening', 'heading that repeats the headline removed', text);
  }
};

/** A short first line without full stop before running text. */
const isTitleLine = (block: Element, next: Element | undefined): boolean => {
  if (block.name !== 'p' || !next || next.name !== 'p') return false;
  const text = lineText(block);
  const follow = lineText(next);
  return (
    text.length >= 8 &&
    text.length <= 120 &&
    !/[.!…:;,।۔。]["”’»]?$/.test(text) &&
    (follow.length > text.length || (readByline(follow) ?? readBylineUnderHeadline(follow)) !== undefined) &&
    (readByline(text) ?? readBylineUnderHeadline(text)) === undefined
  );
};

const takeByline = (working: Working): void => {
  const { blocks, fields, changes } = working;
  for (let at = 0; at < Math.min(openingBlocks, blocks.length - 1); at += 1) {
    const block = blocks[at];
    if (!block || (block.name !== 'p' && !isHeading(block)) || block.name === 'h2') continue;
    const text = runningText(block);
    const byline =
      linesOf(text).length === 1
        ? (readByline(text) ??
          (at === 0 && fields.headline !== undefined ? readBylineUnderHeadline(text) : undefined))
        : undefined;
    if (byline === undefined) continue;
    if (fields.byline === undefined) {
      fields.byline = byline;
      changes.add('opening', 'byline taken from the text', text, byline);
    } else if (sameText(fields.byline.replace(/^by\s+/i, ''), byline))
      changes.add('opening', 'line that repeats the byline removed', text);
    else continue;
    blocks.splice(at, 1);
    return;
  }
};

/** Equal to a reader: letters and digits alike, whatever the case and the marks. */
export const sameText = (a: string, b: string): boolean => {
  if (differEarly(a, b)) return false;
  const ofA = letters(a);
  return ofA !== '' && ofA === letters(b);
};

/** Whether ASCII letters or digits part two texts before anything is met that wants a closer look. */
const differEarly = (a: string, b: string): boolean => {
  for (let inA = 0, inB = 0; ; inA += 1, inB += 1) {
    while (isMark(a.charCodeAt(inA))) inA += 1;
    while (isMark(b.charCodeAt(inB))) inB += 1;
    const ofA = a.charCodeAt(inA);
    const ofB = b.charCodeAt(inB);
    if (!(ofA < 128 && ofB < 128)) return false;
    if (lowered(ofA) !== lowered(ofB)) return true;
  }
};
const isMark = (unit: number): boolean =>
  unit < 48 || (unit > 57 && unit < 65) || (unit > 90 && unit < 97) || (unit > 122 && unit < 128);
const lowered = (unit: number): number => (unit >= 65 && unit <= 90 ? unit + 32 : unit);
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
