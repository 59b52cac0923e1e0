import { cells, headings, lists, names, tableSections } from '../../markup/html-names.ts';
import { onlyText } from '../../markup/html-tree.ts';
import { hasOddSpace, singleSpaced } from '../../markup/white-space.ts';
import { trimMarks } from '../recognise/characters.ts';
import { type ChildNode, type Element, isElement, isText, setChildren } from './dom.ts';

const structural = names(lists, tableSections, 'table tr figure blockquote');
const nested = names(structural, headings, cells, 'p li caption figcaption');
const mayBeEmpty = names(cells, 'img br');
const listsAndTables = names(lists, 'table');
/** White space in front of these is not the end of a line. */
const solid = names(structural, 'img');

/** White space and direction marks. True of nothing as well. */
const edge = /^(?:[\s\u200e\u200f\u061c]|$)/;

/**
 * White space as HTML shows it: runs become one space, and there is none at the ends of a block or next to a line
 * break. Empty elements are removed. Returns false when the block itself is empty.
 */
export const tidy = (block: Element): boolean => {
  if (block.name === 'pre') return tidyPreformatted(block);
  if (!structural.has(block.name)) return tidyRun(block);
  setChildren(
    block,
    block.children.filter((child) => isElement(child) && staysInside(child)),
  );
  return block.children.length > 0;
};

const staysInside = (child: Element): boolean =>
  nested.has(child.name) ? tidy(child) || mayBeEmpty.has(child.name) : child.name === 'img' || tidyRun(child);

/** The lines may stand in a `code` of their own. */
const tidyPreformatted = (block: Element): boolean => {
  const [only] = block.children;
  if (block.children.length === 1 && only !== undefined && isElement(only) && only.name === 'code')
    return tidyPreformatted(only);
  const text = block.children.map((child) => (isText(child) ? child.data : '')).join('');
  const bare = text.replace(/^\s*\n/, '').replace(/(?<!\s)\s+$/, '');
  block.children = block.children.slice(0, 1);
  const [first] = block.children;
  if (first && isText(first)) first.data = bare;
  return bare !== '';
};

/** Tidies a run of inline content, stopping at lists inside it. */
const tidyRun = (block: Element): boolean => {
  const only = onlyText(block);
  if (only !== undefined && isTidy(only.data)) return true;
  collapse(block, { space: true });
  trimEnd(block.children);
  return holdsSomething(block);
};

/** A line with something in it, single spaces and clean ends. */
const isTidy = (text: string): boolean => text !== '' && !hasOddSpace(text) && trimMarks(text) === text;

const collapse = (parent: Element, state: { space: boolean }): void => {
  const kept: ChildNode[] = [];
  for (const node of parent.children) {
    if (isText(node)) {
      let data = singleSpaced(node.data);
      if (state.space && edge.test(data.slice(0, 1))) data = data.replace(/^[ \u200e\u200f\u061c]+/, '');
      if (data === '') continue;
      node.data = data;
      state.space = data.endsWith(' ');
      kept.push(node);
    } else if (isElement(node)) collapseElement(node, kept, state);
  }
  setChildren(parent, kept);
};

const collapseElement = (node: Element, kept: ChildNode[], state: { space: boolean }): void => {
  if (node.name === 'br') {
    trimEnd(kept);
    if (kept.length > 0) kept.push(node);
    state.space = true;
  } else if (listsAndTables.has(node.name)) {
    trimEnd(kept);
    if (tidy(node)) kept.push(node);
    state.space = true;
  } else if (node.name === 'img') {
    kept.push(node);
    state.space = false;
  } else {
    collapse(node, state);
    // Emphasis or a link around nothing but white space is dropped, the white space stays.
    kept.push(...(holdsSomething(node) ? [node] : node.children));
  }
};

/** Cuts white space, direction marks and line breaks off the end, however deep they are. */
const trimEnd = (nodes: ChildNode[]): void => {
  for (let last = nodes.at(-1); last; last = nodes.at(-1)) {
    if (isText(last)) {
      if (!edge.test(last.data.slice(-1))) return;
      last.data = last.data.replace(/(?<![\s\u200e\u200f\u061c])[\s\u200e\u200f\u061c]+$/, '');
      if (last.data !== '') return;
    } else if (isElement(last)) {
      if (solid.has(last.name)) return;
      if (last.name !== 'br') {
        trimEnd(last.children);
        if (last.children.length > 0) return;
      }
    }
    nodes.pop();
  }
};

const holdsSomething = (node: Element): boolean =>
  node.children.some((child) =>
    isText(child)
      ? trimMarks(child.data) !== ''
      : isElement(child) && (child.name === 'img' || holdsSomething(child)),
  );
