import { lists, names } from '../../../markup/html-names.ts';
import { childElements, isNamed, rowsOf } from '../../../markup/html-tree.ts';
import { oneLine } from '../../../markup/white-space.ts';
import { type Element, isElement, lineText, textOf } from '../dom.ts';

/**
 * Blocks as plain text, with a blank line between them. Items and rows are lines, cells are separated by tabs. Figures
 * are left out: captions, credits and embeds are not running text and have fields of their own. The marks and numbers
 * of lists are not words of the story and are left out too.
 */
export const plainText = (blocks: readonly Element[]): string =>
  blocks
    .filter(({ name }) => name !== 'figure')
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');

const blockText = (block: Element): string => {
  if (block.name === 'pre') return textOf(block).trimEnd();
  if (lists.has(block.name)) return listText(block).join('\n');
  if (block.name === 'table') return tableText(block);
  if (block.name === 'blockquote') return plainText(block.children.filter(isElement)) || lineText(block);
  const text = textOf(block);
  if (!text.includes('\n')) return oneLine(text);
  return text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');
};

const listText = (list: Element): string[] =>
  childElements(list).flatMap((item) => {
    const own = item.children.filter((child) => !isNamed(child, lists)).map(textOf);
    const line = oneLine(own.join(''));
    const nested = childElements(item, lists).flatMap(listText);
    return line === '' ? nested : [line, ...nested];
  });

/** A caption reads like a row of one cell. */
const tableText = (table: Element): string => {
  const captions = childElements(table, names('caption')).map(lineText);
  const rows = rowsOf(table).map((row) => childElements(row).map(lineText).join('\t'));
  return [...captions, ...rows].join('\n');
};
