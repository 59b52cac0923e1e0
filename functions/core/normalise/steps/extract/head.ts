import type { Author } from '../../../story/schema.ts';
import { type Element, element, isElement, isHeading, lineText, Text } from '../../body/dom.ts';
import { cutLine, linesOf, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import { readCreditLine } from '../../recognise/credits/credit-line.ts';
import { creditsFrom } from '../../recognise/credits/names.ts';
import { readDateline } from '../../recognise/dateline/dateline.ts';
import { isNameAlone, readBylineLine } from '../../recognise/head/byline-line.ts';
import { readCodeLine, urgencyOf } from '../../recognise/head/codes.ts';
import { isDateLine, readPlaceAndDate } from '../../recognise/head/dates.ts';
import {
  isCoveringNote,
  isDeck,
  isGreeting,
  isKeyPoint,
  isLabelHeadline,
  isSectionLine,
  isStory,
  isTitle,
  sameText,
} from '../../recognise/head/forms.ts';
import { type NameLine, placeFromByline, readNames } from '../../recognise/head/name-line.ts';
import { agencyWord } from '../../recognise/head/name-words.ts';
import { isCorrection, readDeskNote } from '../../recognise/head/notes.ts';
import { withoutTakeMarks } from '../../recognise/head/take-marks.ts';
import { allKnown } from '../../recognise/names/names.ts';
import type { Step, Working } from '../../working.ts';
import { addCredits } from './credits.ts';
import { datelineAt } from './dateline.ts';

/**
 * What stands above a story. Each line before the first paragraph is read by its form and goes to the field it fills,
 * or away with a change; the reading ends at the first line that may be part of the story.
 */

const step = 'head';
const mostLines = 14;

export const readHead: Step = (working) => {
  cleanHeadline(working);
  let at = 0;
  let isUnderByline = false;
  for (let turn = 0; turn < mostLines && at < working.blocks.length - 1; turn += 1) {
    const block = working.blocks[at];
    if (block === undefined) return;
    // A line behind a picture without a caption may be its caption or credit.
    if (block.name === 'figure' && !hasCaption(block)) return;
    if (block.name === 'figure' || (turn > 0 && isList(block) && at < 2)) {
      at += 1;
      continue;
    }
    if (block.name !== 'p' && !isHeading(block)) return;
    const taken = takeLine(working, at, isUnderByline);
    if (taken === 'no') return;
    isUnderByline = taken === 'byline' || (isUnderByline && taken === 'other');
  }
};

const hasCaption = (figure: Element): boolean =>
  figure.children.some((child) => isElement(child) && child.name === 'figcaption');

const isList = ({ name }: Element): boolean => name === 'ul' || name === 'ol';

/** "UPDATE 2-" and "(LEAD)" leave the headline, but not one that a wire states in a field of its own. */
const cleanHeadline = ({ fields, changes, draft }: Working): void => {
  const marked =
    fields.headline === undefined || draft.headline === fields.headline
      ? undefined
      : withoutTakeMarks(fields.headline);
  if (marked === undefined) return;
  changes.add(step, 'mark of the take removed from the headline', fields.headline, marked.headline);
  fields.headline = marked.headline;
  if (marked.urgency !== undefined) fields.urgency ??= marked.urgency;
};

type Taken = 'no' | 'other' | 'byline';

/** Reads the first line of a block, and removes it when it was understood. */
const takeLine = (working: Working, at: number, isUnderByline: boolean): Taken => {
  const { blocks, fields, aliases } = working;
  const block = blocks[at];
  if (block === undefined || block.name === 'h1') return 'no';
  const [line] = linesOf(runningText(block));
  if (line === undefined) return 'no';
  const cut = (reason: string, after?: string): Taken => {
    working.changes.add(step, reason, line.text, after);
    cutLine(block, line, runningText(block).length);
    if (!tidy(block)) blocks.splice(at, 1);
    return 'other';
  };
  if (takesCode(working, line.text)) return cut('line for desks and machines removed');
  const note = readDeskNote(line.text);
  if (note !== undefined) {
    if (isCorrection(note)) fields.correctionNote ??= note;
    else if (!fields.edNote?.includes(note)) fields.edNote = [fields.edNote, note].filter(Boolean).join(' ');
    return cut('note about the copy lifted out of the text');
  }
  if (isDateLine(line.text)) return cut('line with the date of the story removed');
  const dated = readPlaceAndDate(line.text);
  if (dated !== undefined && fields.dateline === undefined && startsStory(working, at + 1)) {
    fields.dateline = { text: line.text.replace(/(?<![.:–—-])[.:–—-]+$/u, ''), ...dated };
    return cut('place and date over the text taken as the dateline');
  }
  if (at === 0 && isOfMail(working, line.text)) return cut('words of the mail over the story removed');
  if (fields.headline === undefined) return 'no';
  if (line.text !== '' && sameText(line.text, fields.headline))
    return cut('line that repeats the headline removed');
  const names = namesIn(working, at, line.text);
  if (names !== undefined && takesNames(working, names, line.text)) {
    cut('byline taken from the text', names.byline);
    return 'byline';
  }
  if (isSource(line.text, isUnderByline || at === 0, working)) {
    addCredits(working, creditsFrom(nameOfSource(line.text), 'source', line.text, aliases));
    return cut('agency over the text taken as a credit');
  }
  return takeAbove(working, at, line.text, cut);
};

/** Lines that are told by what stands below them. */
const takeAbove = (working: Working, at: number, line: string, cut: (reason: string) => Taken): Taken => {
  const { blocks, fields } = working;
  const block = blocks[at];
  const isWhole = block !== undefined && linesOf(runningText(block)).length === 1;
  if (!isWhole || block.name !== 'p') return 'no';
  if (isLabelHeadline(fields.headline ?? '') && isTitleOver(working, at)) {
    if (fields.headline !== undefined) fields.slugline ??= fields.headline;
    fields.headline = line;
    return cut('headline taken from the text, where the stated one is a label');
  }
  if (at === 0 && isSectionLine(line) && isOverHead(working)) {
    fields.section ??= line;
    return cut('line over the headline taken as the section');
  }
  if (takesKeyPoints(working, at)) return 'other';
  const isAbove = isDeck(line) && startsStory(working, at + 1) && !isOneOfMany(working, at);
  if (!isAbove && !(line.length <= 320 && hasBylineBelow(working, at))) return 'no';
  if (readDateline(line, working.aliases) !== undefined || namesSomebody(line, working)) return 'no';
  if (fields.summary === undefined) fields.summary = line;
  else if (!sameText(fields.summary, line)) {
    if (fields.subheadline !== undefined && !sameText(fields.subheadline, line)) return 'no';
    fields.subheadline ??= line;
  }
  return cut('standfirst over the text taken as the summary');
};

/** A greeting or a covering note, with a headline within two blocks below. */
const isOfMail = (working: Working, line: string): boolean => {
  const [, next] = working.blocks;
  if (!isGreeting(line) && !isCoveringNote(line)) return false;
  if ([1, 2].some((at) => isTitleOver(working, at))) return true;
  // Under a known headline only what speaks of the copy, or greets before such words.
  if (working.fields.headline === undefined || next === undefined) return false;
  if (isGreeting(line) && isCoveringNote(lineText(next))) {
    working.changes.add(step, 'words of the mail over the story removed', lineText(next));
    working.blocks.splice(1, 1);
    return true;
  }
  return isGreeting(line) && isCoveringNote(line);
};

const takesCode = ({ fields }: Working, line: string): boolean => {
  const code = readCodeLine(line);
  if (code === undefined) return false;
  if (code.kind === 'slug') fields.slugline ??= code.value;
  if (code.kind === 'flag') fields.urgency ??= urgencyOf(line) ?? 2;
  return true;
};

/** By a word that says so, or a name alone right under the headline with the story or its agency below. */
const namesIn = (working: Working, at: number, line: string): NameLine | undefined => {
  const read = readBylineLine(line, working.aliases);
  if (read !== undefined) return read;
  if (working.fields.byline !== undefined || at > 1) return undefined;
  const story = `${working.fields.headline ?? ''}\n${working.blocks
    .slice(at + 1, at + 12)
    .map(lineText)
    .join('\n')}`;
  const withSource = readNames(line, working.aliases);
  if (
    withSource &&
    withSource.sources.length > 0 &&
    withSource.unknown.length === 0 &&
    withSource.authors.every(({ name }) => isNameAlone(name, story))
  )
    return withSource;
  if (!isNameAlone(line, story)) return undefined;
  const below = lineText(working.blocks[at + 1] ?? working.blocks[at] ?? element('p', []));
  const isProven =
    isDateLine(below) ||
    allKnown(below, working.aliases) ||
    (below.length < 50 && agencyWord.test(below)) ||
    // Where names have no capitals, two words may be anything.
    (startsStory(working, at + 1) &&
      (!/\p{Lo}/u.test(line) || readDateline(below, working.aliases) !== undefined));
  return isProven
    ? { byline: line, authors: [{ name: line }], sources: [], unknown: [], isDashed: false }
    : undefined;
};

/** False when another byline is known, so that this line is something else. */
const takesNames = (working: Working, names: NameLine, line: string): boolean => {
  const { fields } = working;
  if (
    fields.byline !== undefined &&
    !sameText(fields.byline, names.byline) &&
    !sameText(fields.byline, line)
  ) {
    const known = (fields.authors ?? []).map(({ name }: Author) => name.toLowerCase());
    if (!names.authors.every(({ name }) => known.includes(name.toLowerCase())) || names.authors.length === 0)
      return false;
  }
  fields.byline ??= names.byline;
  if ((fields.authors ?? []).length === 0) fields.authors = names.authors;
  placeFromByline(fields, names);
  addCredits(
    working,
    names.sources.flatMap((name) => creditsFrom(name, 'source', line, working.aliases)),
  );
  return true;
};

/** "(Coastal Press)", "Special to the Coastal Press". */
const nameOfSource = (line: string): string =>
  line.replace(/^[([]|[)\]]$/gu, '').replace(/^special (?:to|for) (?:the )?/iu, '');

/** An agency alone on its line; one that the table does not know only under a byline. */
const isSource = (line: string, isUnderByline: boolean, { aliases }: Working): boolean => {
  const text = nameOfSource(line);
  if (text.length > 60 || /[.!?]$/.test(text)) return false;
  if (allKnown(text, aliases)) return true;
  return isUnderByline && text.split(/\s+/).length <= 5 && agencyWord.test(text) && /^\p{Lu}/u.test(text);
};

/** Is the block the beginning of the story: a paragraph, or one with a dateline? */
const startsStory = (working: Working, at: number): boolean => {
  const block = working.blocks.slice(at).find(({ name }) => name !== 'figure');
  if (block?.name !== 'p') return false;
  return isStory(lineText(block)) || datelineAt(working, block) !== undefined;
};

/** Does something stand below the first block that no part of a story has a heading over: a byline, a deck, a dateline? */
const isOverHead = (working: Working): boolean => {
  const block = working.blocks[1];
  if (block?.name !== 'p') return block?.name === 'h1';
  const text = lineText(block);
  return (
    datelineAt(working, block) !== undefined ||
    readBylineLine(text, working.aliases) !== undefined ||
    (isDeck(text) && startsStory(working, 2)) ||
    hasBylineBelow(working, 1)
  );
};

/** Does a line that reads like a headline stand here, with a byline or the story below it? */
const isTitleOver = (working: Working, at: number): boolean => {
  const block = working.blocks[at];
  if (block === undefined || block.name !== 'p') return false;
  const text = lineText(block);
  const below = working.blocks[at + 1];
  return (
    isTitle(text) &&
    below !== undefined &&
    (readBylineLine(lineText(below), working.aliases) !== undefined || startsStory(working, at + 1))
  );
};

/** "Par Jeanne Dupont avec AFP" without what the credit step takes. */
const withoutInputs = (line: string): string => line.replace(/\s(?:avec|con|com|mit|with)\s.{2,40}$/u, '');

/** A byline or a credit that another step takes. */
const namesSomebody = (line: string, { aliases }: Working): boolean =>
  readBylineLine(withoutInputs(line), aliases) !== undefined || readCreditLine(line, aliases) !== undefined;

/** Within two blocks, a line that says by a word who wrote the story. */
const hasBylineBelow = (working: Working, at: number): boolean => {
  const below = working.blocks
    .slice(at + 1, at + 3)
    .filter(({ name }) => name === 'p')
    .map(lineText);
  const index = below.findIndex(
    (text) => readBylineLine(withoutInputs(text), working.aliases)?.authors.length,
  );
  const byline = below[index] ?? '';
  return (
    at <= 1 &&
    index >= 0 &&
    working.fields.byline === undefined &&
    byline.length <= 80 &&
    working.blocks.length > at + index + 2
  );
};

/** Short lines without a full stop further down make this one a heading or a verse. */
const isOneOfMany = ({ blocks }: Working, at: number): boolean =>
  blocks.some(
    (block, index) =>
      index > at &&
      index < blocks.length - 3 &&
      block.name === 'p' &&
      isDeck(lineText(block)) &&
      lineText(block).length < 60,
  );

/** Two to six short lines between headline and text become a list of key points, which stays. */
const takesKeyPoints = (working: Working, at: number): boolean => {
  const { blocks } = working;
  let end = at;
  while (
    end < blocks.length &&
    blocks[end]?.name === 'p' &&
    isKeyPoint(lineText(blocks[end] ?? element('p', [])))
  )
    end += 1;
  if (end - at < 2 || end - at > 6) return false;
  const below = blocks.slice(end, end + 4).findIndex((_, index) => startsStory(working, end + index));
  if (
    below < 0 ||
    blocks.slice(end, end + below).some((block) => readDeskNote(lineText(block)) === undefined)
  )
    return false;
  const points = blocks.slice(at, end).map(lineText);
  if (
    points.some(
      (point) => isDateLine(point) || readBylineLine(withoutInputs(point), working.aliases) !== undefined,
    )
  )
    return false;
  blocks.splice(
    at,
    end - at,
    element(
      'ul',
      points.map((point) => element('li', [new Text(point)])),
    ),
  );
  working.changes.add(step, 'lines over the text made a list of key points', points[0]);
  return true;
};
