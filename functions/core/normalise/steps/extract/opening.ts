import { type Element, isHeading, lineText } from '../../body/dom.ts';
import { linesOf, runningText } from '../../body/lines.ts';
import { readByline, readBylineUnderHeadline } from '../../recognise/byline.ts';
import type { Step, Working } from '../../working.ts';

/** The blocks that may hold a byline. */
const openingBlocks = 3;

/** A headline and a byline in the body become fields when there are none, and are removed when they repeat them. */
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
    !/[.!…:;,।։።፧။។៕།۔。]["”’»]?$/.test(text) &&
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

/** Equal to a reader: the same letters and digits, whatever the case and the marks. */
const sameText = (a: string, b: string): boolean => {
  const ofA = letters(a);
  return ofA !== '' && ofA === letters(b);
};
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
