import { cells, headings, lists, names, tableSections } from '../../../markup/html-names.ts';
import { cellsOf, childElements, elementsBelow, isNamed, rowsOf } from '../../../markup/html-tree.ts';
import { type Element, element, hasText, textOf } from '../dom.ts';
import { flatContent } from './flat-content.ts';
import type { Reading } from './reading.ts';

/** A table of rows and cells. A table that only lays out text, as in mail, is read as ordinary blocks. */
export const cleanTable = (node: Element, reading: Reading): Element[] => {
  // Decided before anything is read: reading both ways would double the work at every level of nested tables.
  if (isLayout(node)) {
    const inner = cellsBelow(node).filter((cell) => !isMenu(cell, reading));
    return reading.readBlocks(inner.flatMap(({ children }) => children));
  }
  const parts = childElements(node).flatMap((part) => {
    if (part.name === 'tr') return cleanRow(part, reading);
    if (!tableSections.has(part.name)) return [];
    const rows = rowsOf(part).flatMap((row) => cleanRow(row, reading));
    return rows.length > 0 ? [element(part.name, rows)] : [];
  });
  if (parts.length === 0) return [];
  return [element('table', [...cleanCaption(node, reading), ...parts])];
};

/** The caption of a table. In broken markup it is inside one of the sections. */
const cleanCaption = (table: Element, reading: Reading): Element[] => {
  const found = [table, ...childElements(table, tableSections)].flatMap((part) =>
    childElements(part, caption),
  );
  const content = found.map(({ children }) => flatContent(reading.readBlocks(children)));
  const inline = (content.at(-1) ?? []).filter((child) => !isNamed(child, lists));
  return inline.some(hasText) ? [element('caption', inline)] : [];
};
const caption = names('caption');

const cleanRow = (row: Element, reading: Reading): Element[] => {
  const inner = cellsOf(row).map((cell) => cleanCell(cell, reading));
  return inner.length > 0 ? [element('tr', inner)] : [];
};

const cleanCell = (cell: Element, reading: Reading): Element =>
  element(cell.name, flatContent(reading.readBlocks(cell.children)), {
    ...spanOf(cell, 'colspan'),
    ...spanOf(cell, 'rowspan'),
  });

const spanOf = ({ attribs }: Element, name: string): Record<string, string> => {
  const span = Number.parseInt(attribs[name] ?? '', 10);
  return span > 1 && span <= 1000 ? { [name]: String(span) } : {};
};

/** A table of data has two columns or a header cell, and no heading or other table inside its cells. */
const isLayout = (table: Element): boolean => {
  if (table.attribs.role === 'presentation') return true;
  const rows = rowsOf(table).map(cellsOf);
  if (rows.some((row) => row.some(({ name }) => name === 'th'))) return false;
  // One row with a story in it is a page of old, set in columns.
  if (rows.length <= 2 && rows.flat().some((cell) => textOf(cell).length > longestCell)) return true;
  const width = Math.max(0, ...rows.slice(0, 1000).map(({ length }) => length));
  return width <= 1 || rows.flat().some((cell) => childElements(cell, notInData).length > 0);
};
/** A cell of a page in columns that holds nothing but two or more short links leads elsewhere. */
const isMenu = (cell: Element, { changes }: Reading): boolean => {
  const links = elementsBelow(cell).filter(({ name }) => name === 'a');
  if (links.length < 2 || links.some((link) => textOf(link).length > longestLabel)) return false;
  const bare = (text: string): string => text.replace(/[\s|·•/-]+/g, '');
  if (bare(textOf(cell)) !== bare(links.map(textOf).join(''))) return false;
  changes.add('markup', 'page furniture removed', textOf(cell).trim());
  return true;
};
const longestLabel = 25;
const longestCell = 400;
const notInData = names(headings, 'table');

/** All cells that are not inside another cell, whatever is between them and the table. */
const cellsBelow = (node: Element): Element[] =>
  childElements(node).flatMap((child) => (cells.has(child.name) ? [child] : cellsBelow(child)));
