import { hasOddSpace, singleSpaced } from '../../markup/white-space.ts';
import { trimMarks } from '../recognise/characters.ts';
import { type ChildNode, type Element, isElement, isText, noteLine, setChildren } from './dom.ts';

const blockNames = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
  'blockquote',
  'figure',
  'figcaption',
]);
const structural = new Set(['ul', 'ol', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'figure', 'blockquote']);
const mayBeEmpty = new Set(['td', 'th', 'img', 'br']);

/** White space and direction marks; true of nothing as well. */
const edge = /^(?:[\s\u200e\u200f\u061c]|$)/;

/**
 * White space as HTML shows it: runs become one space, none at the ends of a block or beside a line break.
 * Elements that hold nothing are taken out. Returns false when the block itself holds nothing.
 */
export const tidy = (block: Element): boolean => {
  if (block.name === 'pre') {
    const text = block.children
      .map((child) => (isText(child) ? child.data : ''))
      .join('')
      .replace(/^\s*\n/, '')
      .replace(/(?<!\s)\s+$/, '');
    for (const child of block.children.slice(0, 1)) if (isText(child)) child.data = text;
    block.children = block.children.slice(0, 1);
    return text !== '';
  }
  if (structural.has(block.name)) {
    setChildren(
      block,
      block.children.filter(
        (child) =>
          isElement(child) &&
          (blockNames.has(child.name) ? tidy(child) || mayBeEmpty.has(child.name) : tidyInline(child)),
      ),
    );
    return block.children.length > 0;
  }
  return tidyRun(block);
};
const tidyInline = (node: Element): boolean => node.name === 'img' || tidyRun(node);

/** Tidies a run of inline content, stopping at lists inside it. */
const tidyRun = (block: Element): boolean => {
  const only = block.children.length === 1 ? block.children[0] : undefined;
  if (only !== undefined && isText(only) && isTidy(only.data)) {
    noteLine(only);
    return true;
  }
  collapse(block, { space: true });
  trimEnd(block);
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
    } else if (isElement(node)) {
      if (node.name === 'br') {
        trimEndOf(kept);
        if (kept.length > 0) kept.push(node);
        state.space = true;
      } else if (node.name === 'ul' || node.name === 'ol' || node.name === 'table') {
        trimEndOf(kept);
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
    }
  }
  setChildren(parent, kept);
};

const trimEnd = (parent: Element): void => {
  trimEndOf(parent.children);
};

/** Cuts white space, direction marks and line breaks off the end, however deep they stand. */
const trimEndOf = (nodes: ChildNode[]): void => {
  for (let last = nodes.at(-1); last; last = nodes.at(-1)) {
    if (isText(last)) {
      if (!edge.test(last.data.slice(-1))) return;
      last.data = last.data.replace(/(?<![\s\u200e\u200f\u061c])[\s\u200e\u200f\u061c]+$/, '');
      if (last.data !== '') return;
    } else if (isElement(last)) {
      if (last.name === 'img' || structural.has(last.name)) return;
      if (last.name !== 'br') {
        trimEndOf(last.children);
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
