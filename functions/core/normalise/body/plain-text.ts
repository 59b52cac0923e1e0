import { singleSpaced } from '../../markup/white-space.ts';
import { type ChildNode, type Element, isElement, isText, lineText, textOf } from './dom.ts';

/**
 * Blocks as plain text, a blank line between them. Items and rows are lines, cells are parted by tabs. Figures are
 * left out: captions, credits and embeds are not running text and stand in fields of their own. Marks and numbers
 * of lists are no words of the story and are left out too.
 */
export const plainText = (blocks: readonly Element[]): string => {
  const texts: string[] = [];
  for (const block of blocks) {
    if (block.name === 'figure') continue;
    const text = blockText(block);
    if (text !== '') texts.push(text);
  }
  return texts.join('\n\n');
};

const blockText = (block: Element): string => {
  if (block.name === 'pre') return textOf(block).trimEnd();
  if (block.name === 'ul' || block.name === 'ol') return listText(block).join('\n');
  if (block.name === 'table')
    return rowsOf(block)
      .map((row) => row.children.filter(isElement).map(lineText).join('\t'))
      .join('\n');
  if (block.name === 'blockquote') return plainText(block.children.filter(isElement)) || lineText(block);
  const only = block.children.length === 1 ? block.children[0] : undefined;
  if (only !== undefined && isText(only)) {
    const line = lineText(block);
    if (line === only.data) return line;
  }
  const text = textOf(block);
  if (!text.includes('\n')) return folded(text);
  return text
    .split('\n')
    .map(folded)
    .filter((line) => line !== '')
    .join('\n');
};

/** One line with single spaces and none at its ends. */
const folded = (line: string): string => singleSpaced(line).trim();

const listText = (list: Element): string[] =>
  list.children.filter(isElement).flatMap((item) => {
    const own = folded(
      item.children
        .filter((child) => !isList(child))
        .map(textOf)
        .join(''),
    );
    const nested = item.children.filter(isList).flatMap(listText);
    return own === '' ? nested : [own, ...nested];
  });

const isList = (node: ChildNode): node is Element =>
  isElement(node) && (node.name === 'ul' || node.name === 'ol');

const rowsOf = (table: Element): Element[] => {
  const parts = table.children.filter(isElement);
  return parts.flatMap((part) =>
    part.name === 'tr' || part.name === 'caption'
      ? [part.name === 'tr' ? part : captionRow(part)]
      : part.children.filter(isElement),
  );
};

/** A caption reads as a row of one cell. */
const captionRow = (caption: Element): Element => {
  const row = caption.cloneNode(false);
  row.children = [caption];
  return row;
};
