import { singleSpaced } from '../../markup/white-space.ts';
/** One element of a read document. Text nodes are plain strings, so that mixed content keeps its order. */
export interface XmlElement {
  /** Local name, without prefix. */
  name: string;
  prefix: string;
  /** Namespace URI; empty when the prefix is not bound. */
  namespace: string;
  /** By name as written, prefix included. */
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
}
export type XmlNode = XmlElement | string;

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** Elements with more children than this get an index of them; for fewer, looking is faster. */
const fewChildren = 64;
const indexes = new WeakMap<XmlNode[], { length: number; byName: Map<string, XmlElement[]> }>();

/** Child elements with a local name, in order. A feed asks its channel for each of its items, so this is quick. */
export function named(parent: XmlElement, name: string): readonly XmlElement[] {
  const { children } = parent;
  if (children.length <= fewChildren)
    return children.filter((node): node is XmlElement => isElement(node) && node.name === name);
  let index = indexes.get(children);
  if (index?.length !== children.length) {
    const all = children.filter(isElement);
    index = { length: children.length, byName: Map.groupBy(all, (node) => node.name) };
    indexes.set(children, index);
  }
  return index.byName.get(name) ?? [];
}

/** Child elements, all of them or those with one of the local names. */
export function elements(parent: XmlElement | undefined, ...names: string[]): XmlElement[] {
  if (parent === undefined) return [];
  const [name, ...others] = names;
  if (name !== undefined && others.length === 0) return [...named(parent, name)];
  const found: XmlElement[] = [];
  for (const node of parent.children) {
    if (isElement(node) && (names.length === 0 || names.includes(node.name))) found.push(node);
  }
  return found;
}

/** The first child element with this local name. */
export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  if (parent === undefined) return undefined;
  if (parent.children.length > fewChildren) return named(parent, name)[0];
  for (const node of parent.children) if (isElement(node) && node.name === name) return node;
  return undefined;
}

/** The first element down a path of local names. */
export function at(parent: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let here = parent;
  for (const name of path) here = child(here, name);
  return here;
}

/** All elements below `parent` with one of the local names, in document order; does not look inside a find. */
export function descendants(parent: XmlElement | undefined, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    for (const node of element.children) {
      if (!isElement(node)) continue;
      if (names.includes(node.name)) found.push(node);
      else visit(node);
    }
  };
  if (parent !== undefined) visit(parent);
  return found;
}

/** An attribute without surrounding white space; undefined when absent or empty. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const value = element?.attributes[name]?.trim();
  return value === '' ? undefined : value;
}

/** All text below a node as written. */
export function rawText(node: XmlNode): string {
  if (!isElement(node)) return node;
  if (node.children.length === 1) return rawText(node.children[0] ?? '');
  let text = '';
  for (const inner of node.children) text += rawText(inner);
  return text;
}

export const fold = (text: string): string => singleSpaced(text).trim();

/** All text below an element with white space folded; undefined when there is none. */
export function text(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const value = fold(rawText(element));
  return value === '' ? undefined : value;
}

/** The text of a child element. */
export const childText = (parent: XmlElement | undefined, name: string): string | undefined =>
  text(child(parent, name));

/** XPath of the n-th (from 0) child of this name below a path. */
export const itemPath = (parent: string, name: string, index: number): string =>
  `${parent}/${name}[${index + 1}]`;
