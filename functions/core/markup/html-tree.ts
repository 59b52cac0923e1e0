import {
  type ChildNode,
  type Document,
  type Element,
  isTag,
  isText,
  type ParentNode,
  type Text,
} from 'domhandler';
import { cells, tableSections } from './html-names.ts';

/**
 * Questions and walks that all readers of HTML share. They recurse: every parser of this folder's users bounds the
 * depth of its tree.
 */
export type HtmlNode = Document | Element;

/** Is this an element, of one of these names? */
export const isNamed = (node: ChildNode, names: ReadonlySet<string>): node is Element =>
  isTag(node) && names.has(node.name);

/** Direct children that are elements, of these names where there are any. */
export const childElements = (node: ParentNode, names?: ReadonlySet<string>): Element[] =>
  node.children.filter((child): child is Element => isTag(child) && (names?.has(child.name) ?? true));

/** The element or document around a node. */
export const parentOf = (node: HtmlNode): HtmlNode | undefined =>
  (node.parent ?? undefined) as HtmlNode | undefined;

/** Is a node another one, or inside it? */
export const isWithin = (node: HtmlNode, ancestor: HtmlNode): boolean => {
  for (let at: HtmlNode | undefined = node; at; at = parentOf(at)) if (at === ancestor) return true;
  return false;
};

/** All elements below a node in document order. */
export const elementsBelow = (node: ParentNode, found: Element[] = []): Element[] => {
  for (const child of node.children) {
    if (!isTag(child)) continue;
    found.push(child);
    elementsBelow(child, found);
  }
  return found;
};

/** Does any element below a node hold for this? */
export const holds = (node: ParentNode, test: (element: Element) => boolean): boolean =>
  node.children.some((child) => isTag(child) && (test(child) || holds(child, test)));

/** The text of a node that has no other child. */
export const onlyText = (node: ParentNode): Text | undefined => {
  const only = node.children.length === 1 ? node.children[0] : undefined;
  return only !== undefined && isText(only) ? only : undefined;
};

export const isBlank = (node: ChildNode): boolean => isText(node) && node.data.trim() === '';

/** All text below a node as it is written, with this for each `br`. */
export const textBelow = (node: ParentNode, lineBreak: string): string => {
  const only = onlyText(node);
  if (only !== undefined) return only.data;
  let text = '';
  for (const child of node.children) {
    if (isText(child)) text += child.data;
    else if (isTag(child)) text += child.name === 'br' ? lineBreak : textBelow(child, lineBreak);
  }
  return text;
};

/** Rows of a table, those of its sections among them. */
export const rowsOf = (table: ParentNode): Element[] =>
  childElements(table).flatMap((part) => {
    if (part.name === 'tr') return [part];
    return tableSections.has(part.name) ? rowsOf(part) : [];
  });

export const cellsOf = (row: ParentNode): Element[] => childElements(row, cells);
