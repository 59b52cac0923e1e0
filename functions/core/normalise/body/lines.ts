import { textBelow } from '../../markup/html-tree.ts';
import { continues } from '../recognise/continuation.ts';
import { type ChildNode, type Element, isElement, isHeading, isText, setChildren } from './dom.ts';

/** Blocks of running text are read and cut by line: a `br` separates lines, and offsets count it as one character. */

/** Text of a paragraph or heading with a line end for each `br`. Its offsets are those of `cutRange`. */
export const runningText = (block: Element): string => textBelow(block, '\n');

/** Removes the characters from `from` up to `to` from a block, and the elements that become empty. */
export const cutRange = (block: Element, from: number, to: number): void => {
  let at = 0;
  const visit = (parent: Element): void => {
    const kept: ChildNode[] = [];
    for (const node of parent.children) {
      if (isText(node)) {
        const start = at;
        at += node.data.length;
        if (start < to && at > from)
          node.data =
            node.data.slice(0, Math.max(0, from - start)) +
            node.data.slice(Math.min(node.data.length, Math.max(0, to - start)));
        if (node.data !== '') kept.push(node);
      } else if (isElement(node) && node.name === 'br') {
        if (at < from || at >= to) kept.push(node);
        at += 1;
      } else if (isElement(node)) {
        const had = node.children.length;
        visit(node);
        if (node.children.length > 0 || had === 0) kept.push(node);
      }
    }
    setChildren(parent, kept);
  };
  visit(block);
};

export interface LineOfBlock {
  text: string;
  from: number;
  /** Behind the line, its line end not included. */
  to: number;
}

export const linesOf = (text: string): LineOfBlock[] => {
  if (!text.includes('\n')) return [{ text: text.trim(), from: 0, to: text.length }];
  const lines: LineOfBlock[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line.trim(), from, to: from + line.length });
    from += line.length + 1;
  }
  return lines;
};

/** Does the line at `at` continue the one above it, so that it must not be read by itself? */
export const isOnward = (lines: readonly LineOfBlock[], at: number): boolean =>
  at > 0 && continues(lines[at - 1]?.text ?? '', lines[at]?.text ?? '', lines[at + 1]?.text);

/** Removes a whole line with one of the line ends next to it. */
export const cutLine = (block: Element, line: LineOfBlock, length: number): void => {
  if (line.to < length) cutRange(block, line.from, line.to + 1);
  else cutRange(block, Math.max(0, line.from - 1), line.to);
};

export const isRunning = (block: Element): boolean => block.name === 'p' || isHeading(block);
