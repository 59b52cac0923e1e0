import { type Element, isHeading, lineText } from '../../body/dom.ts';
import { cutLine, cutRange, isOnward, isRunning, linesOf, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import { readCreditLine } from '../../recognise/credits/credit-line.ts';
import { allKnown } from '../../recognise/names/names.ts';
import { isContact } from '../../recognise/tail/contact.ts';
import { readDeskMark } from '../../recognise/tail/desk-mark.ts';
import { isDeskHeading, isDeskNote, isNoteHeading, isPrivate } from '../../recognise/tail/desk-note.ts';
import { endMarkBehind, isEndLine } from '../../recognise/tail/end-mark.ts';
import { isForReaders } from '../../recognise/tail/for-readers.ts';
import { type OwnNames, ownNames } from '../../recognise/tail/own-names.ts';
import { endsSentence, isProse } from '../../recognise/tail/prose.ts';
import { type Evidence, readTailLine, type TailReading } from '../../recognise/tail/read-line.ts';
import { isLabelOfPage } from '../../recognise/zone/edge.ts';
import type { Step, Working } from '../../working.ts';
import { cutBoilerplate, isRelease } from './release.ts';
import { namesOfSource } from './source-names.ts';
import { takeOut } from './tail-facts.ts';

/**
 * The end of a story as a whole. From the last line upwards each gets a reading; a line that nobody knows stays and
 * does not hide what stands above it. The reading ends with the second sentence.
 */

const reach = 24;
const mostSentences = 2;
const fewestLeft = 1;

export const readTail: Step = (working) => {
  // A form and a list have no end that a story could have.
  if (!working.blocks.some((block) => isProse(lineText(block)))) return;
  const own = ownNames(namesOfSource(working), working.aliases, working.context.agencyName);
  closeAtHeading(working);
  if (isRelease(working)) cutBoilerplate(working);
  for (let again = true; again; ) again = cutEnd(working) || cutMark(working, own) || readUp(working, own);
};

/** "# dpa-Notizblock": below it desks talk to desks. What they say of the copy is the note to editors. */
const closeAtHeading = (working: Working): void => {
  const { blocks, changes, fields } = working;
  const at = blocks.findIndex((block) => isRunning(block) && isDeskHeading(lineText(block)));
  if (at < 1 || blocks.length - at > reach) return;
  let notes = false;
  for (const block of blocks.splice(at)) {
    const text = lineText(block);
    if (/^#/.test(text)) notes = isNoteHeading(text);
    else if (isPrivate(text)) notes = false;
    const isNote = notes && !/^#/.test(text) && /\p{L}/u.test(text) && !isDeskNote(text);
    changes.add(isNote ? 'edNote' : 'furniture', 'notes between desks removed', text);
    if (isNote) fields.edNote = [fields.edNote, text.replace(/^[-–•*]\s+/, '')].filter(Boolean).join(' ');
  }
};

/** An end mark behind the last sentence of the last paragraph. */
const cutEnd = ({ blocks, changes }: Working): boolean => {
  const last = blocks.at(-1);
  if (last?.name !== 'p') return false;
  const found = endMarkBehind(runningText(last));
  if (!found) return false;
  cutRange(last, found.from, runningText(last).length);
  tidy(last);
  changes.add('furniture', 'end mark removed', found.text);
  return true;
};

const behindSentence =
  /(?<=[.!?…।։።፧။។៕།؟。][”"’'»]{0,2})\s{0,2}((?:[([（【/]|[–—-]{1,2} ?(?=\p{L})).{1,80})$/u;
const markReach = 130;

/** The mark of the house behind the last sentence: "… he said. (NAN)(www.nan.example)". */
const cutMark = (working: Working, own: OwnNames): boolean => {
  const last = working.blocks.at(-1);
  if (last?.name !== 'p') return false;
  const text = runningText(last);
  const from = Math.max(0, text.length - markReach);
  const found = behindSentence.exec(text.slice(from));
  if (!found?.[1] || from + found.index === 0) return false;
  const read = readCreditLine(found[1], working.aliases);
  const mark = read ? undefined : readDeskMark(found[1], own);
  if (!read?.sure && !mark) return false;
  cutRange(last, from + found.index, text.length);
  tidy(last);
  if (read) takeOut(working, found[1], { kind: 'credit', read });
  else if (mark) takeOut(working, found[1], { kind: 'mark', ...mark });
  return true;
};

/** Reads one line after the other from the end; true when one was taken out. */
const readUp = (working: Working, own: OwnNames): boolean => {
  const { blocks, aliases } = working;
  const release = isRelease(working);
  const ended = endAt(blocks);
  let sentences = 0;
  for (let at = blocks.length - 1; at >= Math.max(fewestLeft, blocks.length - reach); at -= 1) {
    const block = blocks[at];
    if (!block || sentences >= mostSentences) return false;
    if (block.name === 'figure') continue;
    if (!isRunning(block)) {
      sentences += 1;
      continue;
    }
    const text = runningText(block);
    const lines = linesOf(text);
    if (lines.length > 1 && isContact(lineText(block), release)) {
      for (const one of blocks.splice(at, 1))
        working.changes.add('furniture', 'contact removed', lineText(one));
      working.endsAt = blocks[at - 1];
      return true;
    }
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      const line = lines[index];
      if (!line || line.text === '') continue;
      const evidence: Evidence = {
        creditStated: working.draft.creditLine !== undefined,
        own,
        aliases,
        last: sentences === 0,
        behindEnd: release || at > ended,
      };
      const reading = readTailLine(line.text, evidence);
      if (reading.kind === 'text') sentences += 1;
      if (reading.kind === 'text' || reading.kind === 'stays') continue;
      if (!mayCut(working, at, index, reading)) continue;
      if (signs.has(reading.kind) && isOfPicture(blocks, at)) continue;
      cutLine(block, line, text.length);
      const left = tidy(block);
      if (!left) blocks.splice(at, 1);
      working.endsAt = blocks[left ? at : at - 1];
      if (!left && isLabelOfPage(line.text)) working.linksFrom = blocks[at - 1];
      takeOut(working, line.text, reading);
      if (closesStory(reading, aliases)) dropRest(working, left ? at + 1 : at);
      return true;
    }
  }
  return false;
};

/** Readings of a line that names who wrote the story. */
const signs: ReadonlySet<TailReading['kind']> = new Set(['mark', 'initials', 'writer']);

/** A name behind a picture, or behind the caption of one, is the credit of the picture. */
const isOfPicture = (blocks: readonly Element[], at: number): boolean => {
  const before = blocks.slice(0, at).findLast((block) => block.name === 'figure' || isProse(lineText(block)));
  return before?.name === 'figure';
};

/** Where the last end mark stands; behind everything where there is none. */
const endAt = (blocks: readonly Element[]): number => {
  const at = blocks.findLastIndex((block) => isRunning(block) && isEndLine(lineText(block)));
  return at < 1 ? Number.POSITIVE_INFINITY : at;
};

const closes: ReadonlySet<TailReading['kind']> = new Set(['end', 'mark', 'sign-off', 'rights']);

/** Below such a line no story goes on. A bare name of an agency is one, "With inputs from …" is not. */
const closesStory = (reading: TailReading, aliases: Working['aliases']): boolean =>
  closes.has(reading.kind) || (reading.kind === 'credit' && allKnown(reading.read.text, aliases));

const mostBehind = 2;
const longestBehind = 60;

/** A short line or two that nobody knows below the mark of the house, "Roe" below "PTI Jane": they belong to it. */
const dropRest = ({ blocks, changes }: Working, from: number): void => {
  const rest = blocks.slice(from);
  const isShort = (block: Element): boolean => {
    const text = lineText(block);
    return (
      block.name === 'p' &&
      text.length <= longestBehind &&
      !isProse(text) &&
      !/[.!?:：]$/u.test(text) &&
      !isForReaders(text)
    );
  };
  if (rest.length === 0 || rest.length > mostBehind || !rest.every(isShort)) return;
  for (const block of blocks.splice(from))
    changes.add('furniture', 'line behind the end of the story removed', lineText(block));
};

/** Is the line one by itself, and has the story ended above it? */
const mayCut = (working: Working, at: number, index: number, reading: TailReading): boolean => {
  const { blocks } = working;
  const block = blocks[at];
  if (!block) return false;
  const lines = linesOf(runningText(block));
  if (reading.kind === 'end' && hasProseBelow(blocks, at)) return false;
  if (reading.kind === 'writer' && isInBox(blocks, at)) return false;
  if (index > 0) return !isOnward(lines, index);
  const above = blocks.slice(0, at).findLast(({ name }) => name !== 'figure');
  // A mark of the house is one wherever it stands; other lines need an end above them.
  if (above?.name !== 'p' || isHeading(block) || reading.kind !== 'writer') return above !== undefined;
  return endsSentence(lineText(above)) || !isProse(lineText(above));
};

/** Is the line next to other "Name: value" lines, as in a box about a book? */
const isInBox = (blocks: readonly Element[], at: number): boolean =>
  [blocks[at - 1], blocks[at + 1]].some(
    (block) =>
      block?.name === 'p' && /^\p{L}[^:]{1,30}: \S/u.test(lineText(block)) && !isProse(lineText(block)),
  );

const hasProseBelow = (blocks: readonly Element[], at: number): boolean =>
  blocks.slice(at + 1).some((block) => isProse(lineText(block)) && !isForReaders(lineText(block)));
