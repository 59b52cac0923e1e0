import { type ChildNode, Element, isTag, isText, type ParentNode, Text } from 'domhandler';
import { singleSpaced } from '../../markup/white-space.ts';

/** The parts of the DOM that steps share. Only `children` and `parent` are kept up, not `prev` and `next`. */

export const isElement = isTag;
export type { ChildNode };
export { Element, isText, Text };

/** Puts children into a parent; neighbouring texts become one, so that text patterns see them whole. */
export const setChildren = (parent: ParentNode, nodes: readonly ChildNode[]): void => {
  const merged: ChildNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (isText(node) && last && isText(last)) {
      last.data += node.data;
      continue;
    }
    if (isText(node) && node.data === '') continue;
    node.parent = parent;
    merged.push(node);
  }
  parent.children = merged;
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

/** Text content as a reader sees it: a `br` is a line end, cells and items are parted. Not trimmed. */
export const textOf = (node: ChildNode): string => {
  if (isText(node)) return node.data;
  if (!('children' in node)) return '';
  if (isElement(node)) {
    if (node.name === 'br') return '\n';
    const inner = childrenText(node);
    if (lineElements.has(node.name)) return `${inner}\n`;
    if (cellElements.has(node.name)) return `${inner}\t`;
    return inner;
  }
  return childrenText(node);
};

const lineElements = new Set(['li', 'tr', 'p', 'caption', 'figcaption', 'blockquote', 'ul', 'ol', 'table']);
const cellElements = new Set(['td', 'th']);

const childrenText = (node: ParentNode): string => {
  const only = node.children.length === 1 ? node.children[0] : undefined;
  if (only !== undefined && isText(only)) return only.data;
  let out = '';
  for (const child of node.children) out += textOf(child);
  return out;
};

/** Text of a block on one line. */
export const lineText = (node: ChildNode): string => {
  const only = isElement(node) && node.children.length === 1 ? node.children[0] : undefined;
  return only !== undefined && isText(only) ? lineOf(only) : onOneLine(textOf(node));
};

const onOneLine = (text: string): string => singleSpaced(text.trim());

/** Lines of texts, with what they were made of: most steps ask for the same ones again. */
const lines = new WeakMap<Text, { data: string; line: string }>();

const lineOf = (text: Text): string => {
  const known = lines.get(text);
  if (known?.data === text.data) return known.line;
  const line = onOneLine(text.data);
  lines.set(text, { data: text.data, line });
  return line;
};

/** Notes that a text is one line as it stands, so that nobody has to look again. */
export const noteLine = (text: Text): void => {
  lines.set(text, { data: text.data, line: text.data });
};

export const isHeading = (node: Element): boolean => /^h[1-6]$/.test(node.name);
