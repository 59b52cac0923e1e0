import { type ChildNode, isTag, isText, type NodeWithChildren } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { attr, html } from './xml.ts';

/** Elements nested deeper than this give only their text; the body has been through the normaliser, which is stricter. */
const maxDepth = 100;
const xmlName = /^[a-z][a-z0-9-]*$/;

/** The nodes of a body, for renderers that turn it into other markup. */
export const bodyNodes = (body: string): ChildNode[] => parseDocument(body).children;

/** All text below a node. */
export const textOf = (node: ChildNode | NodeWithChildren): string => {
  let text = '';
  const open: ChildNode[] = 'children' in node ? [...node.children].reverse() : [node as ChildNode];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isText(next)) text += next.data;
    else if (isTag(next)) open.push(...[...next.children].reverse());
  }
  return text;
};

const serialise = (node: ChildNode, depth: number): string => {
  if (isText(node)) return html(node.data);
  if (!isTag(node)) return '';
  if (depth > maxDepth) return html(textOf(node));
  const inner = node.children.map((child) => serialise(child, depth + 1)).join('');
  if (!xmlName.test(node.name)) return inner;
  const attributes = Object.entries(node.attribs)
    .filter(([name]) => xmlName.test(name))
    .map(([name, value]) => (value === '' ? ` ${name}=""` : attr(name, value)))
    .join('');
  return inner === '' ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${inner}</${node.name}>`;
};

/** HTML as XHTML (WHATWG HTML §14): every element is closed, every attribute has its quotation marks. */
export const xhtml = (body: string): string =>
  bodyNodes(body)
    .map((node) => serialise(node, 0))
    .join('');
