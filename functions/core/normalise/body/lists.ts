import { type ChildNode, type Element, element, isElement, isText, lineText, Text, textOf } from './dom.ts';
import { type Reading, readBlocks } from './from-html.ts';

/** A list with its nested lists. Items hold inline content and lists; an item's only paragraph is unwrapped. */
export const cleanList = (node: Element, reading: Reading): Element[] => {
  const items: Element[] = [];
  const loose: ChildNode[] = [];
  for (const child of node.children) {
    if (!isElement(child)) {
      if (isText(child) && child.data.trim() !== '') loose.push(child);
      continue;
    }
    if (child.name === 'li') {
      const item = cleanItem(child, reading);
      if (item) items.push(item);
    } else if (child.name === 'ul' || child.name === 'ol') {
      const nested = cleanList(child, reading).filter((block) => block.name === child.name);
      const last = items.at(-1);
      if (last) last.children.push(...nested);
      else items.push(...nested.flatMap((list) => list.children).filter(isElement));
    } else loose.push(child);
  }
  const start = Number.parseInt(node.attribs.start ?? '', 10);
  const attributes: Record<string, string> =
    node.name === 'ol' && start > 1 && start < 100_000 ? { start: String(start) } : {};
  const list = items.length > 0 ? [element(node.name, items, attributes)] : [];
  return [...list, ...readBlocks(loose, reading)];
};

const cleanItem = (node: Element, reading: Reading): Element | undefined => {
  const blocks = readBlocks(node.children, reading);
  const content = inlineOf(blocks);
  return content.some((child) => textOf(child).trim() !== '' || (isElement(child) && child.name === 'img'))
    ? element('li', content)
    : undefined;
};
/** Blocks inside an item or a cell as one run of inline content, lines parted by breaks; lists stay lists. */
const inlineOf = (blocks: readonly Element[]): ChildNode[] => {
  const out: ChildNode[] = [];
  for (const block of blocks) {
    const inline = inlineOfBlock(block);
    const last = out.at(-1);
    if (inline.length > 0 && last && !isListBlock(last) && !isListBlock(block)) out.push(element('br'));
    out.push(...inline);
  }
  return out;
};

const inlineOfBlock = (block: Element): ChildNode[] => {
  if (isListBlock(block)) return [block];
  if (block.name === 'figure')
    return block.children.flatMap((child, at) => [
      ...(at > 0 ? [element('br')] : []),
      ...inlineOfChild(child),
    ]);
  if (block.name === 'blockquote') return inlineOf(block.children.filter(isElement));
  if (block.name === 'table' || block.name === 'pre') return [new Text(lineText(block))];
  return block.children;
};
const inlineOfChild = (child: ChildNode): ChildNode[] =>
  isElement(child) && child.name !== 'img' && child.name !== 'a' ? inlineOfBlock(child) : [child];
const isListBlock = (node: ChildNode): boolean =>
  isElement(node) && (node.name === 'ul' || node.name === 'ol');

const span = (value: string | undefined): number => {
  const number = Number.parseInt(value ?? '', 10);
  return number > 1 && number <= 1000 ? number : 1;
};

/** A table of rows and cells. A table that only lays out text, as mail does, is read as ordinary blocks. */
export const cleanTable = (node: Element, reading: Reading): Element[] => {
  // Told before anything is read: reading both ways would double the work at every level of nested tables.
  const widths = rowsOf(node).map((row) => row.children.filter(isCell).length);
  const width = Math.max(0, ...widths.slice(0, 1000));
  const headed = rowsOf(node).some((row) =>
    row.children.some((cell) => isElement(cell) && cell.name === 'th'),
  );
  if ((width <= 1 && !headed) || node.attribs.role === 'presentation' || (!headed && laysOut(node)))
    return readBlocks(cellContents(node), reading);
  const parts: Element[] = [];
  let loose: Element[] = [];
  let caption: Element | undefined;
  const readRow = (row: Element): Element | undefined => {
    const cells = row.children.filter(
      (child): child is Element => isElement(child) && (child.name === 'td' || child.name === 'th'),
    );
    if (cells.length === 0) return undefined;
    return element(
      'tr',
      cells.map((cell) => cleanCell(cell, reading)),
    );
  };
  const flush = () => {
    if (loose.length > 0) parts.push(...loose);
    loose = [];
  };
  const visit = (nodes: readonly ChildNode[], into: Element[]): void => {
    for (const child of nodes) {
      if (!isElement(child)) continue;
      if (child.name === 'tr') {
        const row = readRow(child);
        if (row) into.push(row);
      } else if (child.name === 'thead' || child.name === 'tbody' || child.name === 'tfoot') {
        flush();
        const section: Element[] = [];
        visit(child.children, section);
        if (section.length > 0) parts.push(element(child.name, section));
      } else if (child.name === 'caption')
        caption = element(
          'caption',
          inlineOf(readBlocks(child.children, reading)).filter((node) => !isListBlock(node)),
        );
    }
  };
  visit(node.children, loose);
  flush();
  if (parts.length === 0) return [];
  return [element('table', caption && textOf(caption).trim() !== '' ? [caption, ...parts] : parts)];
};

/** A cell of a table of figures holds no heading and no other table. */
const laysOut = (table: Element): boolean =>
  rowsOf(table).some((row) =>
    row.children.some(
      (cell) =>
        isElement(cell) &&
        cell.children.some((child) => isElement(child) && /^(?:h[1-6]|table)$/.test(child.name)),
    ),
  );

const isCell = (node: ChildNode): boolean => isElement(node) && (node.name === 'td' || node.name === 'th');
const rowsOf = (table: Element): Element[] =>
  table.children
    .filter(isElement)
    .flatMap((part) =>
      part.name === 'tr'
        ? [part]
        : /^t(?:head|body|foot)$/.test(part.name)
          ? part.children.filter(isElement).filter(({ name }) => name === 'tr')
          : [],
    );

const cellContents = (node: Element): ChildNode[] =>
  node.children.flatMap((child) =>
    isElement(child)
      ? child.name === 'td' || child.name === 'th'
        ? child.children
        : cellContents(child)
      : [],
  );

const cleanCell = (cell: Element, reading: Reading): Element => {
  const blocks = readBlocks(cell.children, reading);
  const content = inlineOf(blocks);
  const attributes: Record<string, string> = {};
  if (span(cell.attribs.colspan) > 1) attributes.colspan = String(span(cell.attribs.colspan));
  if (span(cell.attribs.rowspan) > 1) attributes.rowspan = String(span(cell.attribs.rowspan));
  return element(cell.name, content, attributes);
};
