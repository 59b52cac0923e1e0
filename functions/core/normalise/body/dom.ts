import { type ChildNode, Element, isTag, isText, type ParentNode, Text } from 'domhandler';
import { cells, headings, names } from '../../markup/html-names.ts';
import { onlyText } from '../../markup/html-tree.ts';
import { oneLine } from '../../markup/white-space.ts';

/** The parts of the DOM that steps share. Only `children` and `parent` are kept up to date, not `prev` and `next`. */

export const isElement = isTag;
export type { ChildNode };
export { Element, isText, Text };

/** Neighbouring texts become one, so that text patterns match across them. */
export const mergeTexts = (nodes: readonly ChildNode[]): ChildNode[] => {
  const merged: ChildNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (isText(node) && last && isText(last)) last.data += node.data;
    else if (!isText(node) || node.data !== '') merged.push(node);
  }
  return merged;
};

export const setChildren = (parent: ParentNode, nodes: readonly ChildNode[]): void => {
  parent.children = mergeTexts(nodes);
  for (const node of parent.children) node.parent = parent;
};

export const element = (
  name: string,
  children: readonly ChildNode[] = [],
  attributes: Record<string, string> = {},
): Element => {
  const made = new Element(name, attributes, []);
  setChildren(made, children);
  return made;
};

export const paragraph = (text: string): Element => element('p', [new Text(text)]);

/** All texts below a node, in order. */
export const textsIn = (node: ChildNode, found: Text[] = []): Text[] => {
  if (isText(node)) found.push(node);
  else if ('children' in node) for (const child of node.children) textsIn(child, found);
  return found;
};

/** Text content as a reader sees it: a `br` is a line end, cells and items are apart. Not trimmed. */
export const textOf = (node: ChildNode): string => {
  if (isText(node)) return node.data;
  if (!('children' in node)) return '';
  if (!isElement(node)) return textOfAll(node);
  if (node.name === 'br') return '\n';
  if (lineElements.has(node.name)) return `${textOfAll(node)}\n`;
  return cells.has(node.name) ? `${textOfAll(node)}\t` : textOfAll(node);
};

const lineElements = names('li tr p caption figcaption blockquote ul ol table');

const textOfAll = (node: ParentNode): string => {
  const only = onlyText(node);
  if (only !== undefined) return only.data;
  let out = '';
  for (const child of node.children) out += textOf(child);
  return out;
};

/** Text of a block on one line. */
export const lineText = (node: ChildNode): string => {
  const only = isElement(node) ? onlyText(node) : undefined;
  if (only === undefined) return oneLine(textOf(node));
  const known = lines.get(only);
  if (known?.data === only.data) return known.line;
  const line = oneLine(only.data);
  lines.set(only, { data: only.data, line });
  return line;
};

/** Lines with the text from which they were made. Most steps ask for the same lines: 4 % of the normaliser's time. */
const lines = new WeakMap<Text, { data: string; line: string }>();

export const hasText = (node: ChildNode): boolean => textOf(node).trim() !== '';

export const isHeading = (node: Element): boolean => headings.has(node.name);
