import { type ChildNode, type Element, isTag } from 'domhandler';
import { textContent } from 'domutils';

/** Items of a list in order; a nested list is an array after its item. */
export type ListItems = (string | ListItems)[];

const line = (node: ChildNode): string => textContent(node).replace(/\s+/g, ' ').trim();
const elements = (nodes: readonly ChildNode[]): Element[] => nodes.filter(isTag);

export const paragraphsOf = (blocks: readonly ChildNode[]): string[] =>
  elements(blocks)
    .filter(({ name }) => name === 'p')
    .map(line);

export const subheadingsOf = (blocks: readonly ChildNode[]): string[] =>
  elements(blocks)
    .filter(({ name }) => /^h[1-6]$/.test(name))
    .map(line);

const isList = (node: ChildNode): node is Element =>
  isTag(node) && (node.name === 'ul' || node.name === 'ol');

const itemsOf = (list: Element): ListItems =>
  elements(list.children).flatMap((item): ListItems => {
    const own = item.children
      .filter((child) => !isList(child))
      .map(textContent)
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    return [own, ...item.children.filter(isList).map(itemsOf)];
  });

export const listsOf = (blocks: readonly ChildNode[]): { ordered: boolean; items: ListItems }[] =>
  blocks.filter(isList).map((list) => ({ ordered: list.name === 'ol', items: itemsOf(list) }));

const descendants = (node: Element, name: string): Element[] =>
  elements(node.children).flatMap((child) => (child.name === name ? [child] : descendants(child, name)));

export const tablesOf = (blocks: readonly ChildNode[]): string[][][] =>
  elements(blocks)
    .filter(({ name }) => name === 'table')
    .map((table) => descendants(table, 'tr').map((row) => elements(row.children).map(line)));

export const linksOf = (blocks: readonly ChildNode[]): string[] =>
  elements(blocks)
    .filter(({ name }) => name !== 'figure')
    .flatMap((block) => descendants(block, 'a'))
    .map((link) => link.attribs.href ?? '');
