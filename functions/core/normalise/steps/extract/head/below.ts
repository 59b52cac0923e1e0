import { lineText } from '../../../body/dom.ts';
import { isNameAlone, readBylineLine } from '../../../recognise/head/byline-line.ts';
import { isDeck, isStory, isTitle } from '../../../recognise/head/forms.ts';
import { and, readNames } from '../../../recognise/head/name-line.ts';
import type { Working } from '../../../working.ts';
import { datelineAt } from '../dateline.ts';

/** What stands below a line tells what the line is. */

/** Is the block the beginning of the story: a paragraph, or one with a dateline? */
export const startsStory = (working: Working, at: number): boolean => {
  const block = working.blocks.slice(at).find(({ name }) => name !== 'figure');
  if (block?.name !== 'p') return false;
  return isStory(lineText(block)) || datelineAt(working, block) !== undefined;
};

/** Does something stand below the first block that no part of a story has a heading over: a byline, a deck, a dateline? */
export const isOverHead = (working: Working): boolean => {
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
export const isTitleOver = (working: Working, at: number): boolean => {
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
export const withoutInputs = (line: string): string =>
  line.replace(/\s(?:avec|con|com|mit|with)\s.{2,40}$/u, '');

/** Within two blocks, a line that says by a word who wrote the story. */
export const hasBylineBelow = (working: Working, at: number): boolean => {
  const below = working.blocks
    .slice(at + 1, at + 3)
    .filter(({ name }) => name === 'p')
    .map(lineText);
  const index = below.findIndex(
    (text) => readBylineLine(withoutInputs(text), working.aliases)?.authors.length,
  );
  const byline = below[index] ?? '';
  if (at === 0 && index < 0 && working.fields.byline === undefined) return hasNamesBelow(working);
  return (
    at <= 1 &&
    index >= 0 &&
    working.fields.byline === undefined &&
    byline.length <= 80 &&
    working.blocks.length > at + index + 2
  );
};

/** "Jane Roe and John Doe" below a standfirst and right over the story: two writers of whom the story does not speak. */
const hasNamesBelow = (working: Working): boolean => {
  const [, line, ...story] = working.blocks;
  if (line?.name !== 'p' || !startsStory(working, 2)) return false;
  const text = lineText(line);
  const names = /\p{Lu}/u.test(text) && and.test(text) ? readNames(text, working.aliases) : undefined;
  if (names === undefined || names.authors.length < 2 || names.unknown.length > 0) return false;
  const told = story.map(lineText).join('\n');
  return names.authors.every(({ name }) => isNameAlone(name, told));
};

/** Short lines without a full stop further down make this one a heading or a verse. */
export const isOneOfMany = ({ blocks }: Working, at: number): boolean =>
  blocks.some(
    (block, index) =>
      index > at &&
      index < blocks.length - 3 &&
      block.name === 'p' &&
      isDeck(lineText(block)) &&
      lineText(block).length < 60,
  );
