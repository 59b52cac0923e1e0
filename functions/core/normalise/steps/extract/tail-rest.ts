import { type Element, lineText } from '../../body/dom.ts';
import { linesOf, runningText } from '../../body/lines.ts';
import { readBylineLine } from '../../recognise/head/byline-line.ts';
import { speaksOfEmbargo } from '../../recognise/head/forms.ts';
import type { NameLine } from '../../recognise/head/name-line.ts';
import { isForReaders } from '../../recognise/tail/for-readers.ts';
import { isBareAddress } from '../../recognise/tail/handle.ts';
import { endsSentence } from '../../recognise/tail/prose.ts';
import {
  isBracketed,
  isLabelOfPage,
  isNameOfHouse,
  isSlashCode,
  isTailLine,
} from '../../recognise/zone/edge.ts';
import type { Step, Working } from '../../working.ts';
import { nameBelow } from './writer-below.ts';

/**
 * Lines below the last sentence that no reader of single lines knows. They are no sentences; what proves that they are
 * not of the story is their form, or something of the page, the desk or the sender among them.
 */

const most = 10;
/** Nothing but their place speaks against so few and short lines. */
const mostUnproven = 2;

export const dropTailRest: Step = (working) => {
  const { blocks } = working;
  const from = edgeOf(blocks);
  if (from === undefined) return;
  const rest = blocks.slice(from);
  const hasLike = hasOthersLike(blocks, from);
  takeWriter(working, rest, hasLike);
  const left = rest.filter((block) => working.blocks.includes(block));
  const label = left.findIndex((block) => isLabelOfPage(lineText(block)));
  const proven = working.endsAt !== undefined && blocks.indexOf(working.endsAt) >= from - 1;
  const isLinked = working.linksFrom !== undefined && blocks.indexOf(working.linksFrom) === from - 1;
  for (const [at, block] of left.entries()) {
    const line = lineText(block);
    const goes =
      (label >= 0 && at >= label) ||
      (isLinked && !hasLike) ||
      isSlashCode(line) ||
      (isBracketed(line) && !hasLike) ||
      (isBareAddress(line) && !hasLike) ||
      (!hasLike &&
        isNameOfHouse(line) &&
        !isNamedIn(blocks.slice(0, from), line) &&
        (proven || left.length <= mostUnproven));
    if (!goes || isForReaders(line) || speaksOfEmbargo(line)) continue;
    working.blocks = working.blocks.filter((one) => one !== block);
    working.changes.add('furniture', 'line below the text that is no part of it removed', line);
  }
};

/** Where the lines begin that follow the last sentence; undefined where there are none or they may be the story. */
const edgeOf = (blocks: readonly Element[]): number | undefined => {
  let from = blocks.length;
  while (from > 0 && isEdge(blocks[from - 1])) from -= 1;
  const above = blocks[from - 1];
  // A list, a picture or a heading may go on in the lines below it, and so does what a colon introduces.
  if (above?.name !== 'p' || from === blocks.length || blocks.length - from > most) return undefined;
  const isEnd =
    endsSentence(lineText(above)) ||
    /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]$/u.test(lineText(above));
  return isEnd ? from : undefined;
};

const isEdge = (block: Element | undefined): boolean =>
  block?.name === 'p' && linesOf(runningText(block)).every(({ text }) => text === '' || isTailLine(text));

/** Other short lines further up make these headings, verses, results or speakers. */
const hasOthersLike = (blocks: readonly Element[], from: number): boolean =>
  blocks
    .slice(0, from)
    .some((block) => block.name !== 'figure' && (block.name !== 'p' || isTailLine(lineText(block))));

/** Whom the story speaks of may have the last word in it. */
const isNamedIn = (story: readonly Element[], name: string): boolean =>
  story.some((block) => lineText(block).includes(name));

/** Who wrote the story, said by a word or by a name alone that the story does not speak of. */
const takeWriter = (working: Working, rest: readonly Element[], hasLike: boolean): void => {
  const { fields, changes, aliases } = working;
  const top = working.blocks.indexOf(rest[0] as Element);
  // Below something else that was taken out, a name is a contact's or another story's.
  const isBelow = working.endsAt !== undefined && working.blocks.indexOf(working.endsAt) < top;
  for (const [at, block] of rest.entries()) {
    const line = lineText(block);
    const mayBeName = at === 0 && !hasLike && !isBelow;
    const read: NameLine | undefined =
      readBylineLine(line, aliases) ?? (mayBeName ? nameBelow(working, line, rest) : undefined);
    if (read === undefined) continue;
    if (fields.byline === undefined && (fields.authors ?? []).length === 0) {
      fields.byline = read.byline;
      fields.authors = read.authors;
    } else if (!read.authors.every(({ name }) => fields.byline?.includes(name))) continue;
    working.blocks = working.blocks.filter((one) => one !== block);
    working.endsAt = working.blocks[working.blocks.length - 1];
    changes.add('opening', 'byline taken from the end of the text', line);
    return;
  }
};
