import { noText } from '../../../markup/html-names.ts';
import type { ChangeLog } from '../../changes.ts';
import { type ChildNode, isElement, isText, Text } from '../dom.ts';

/** Deeper than any article. Everything below is kept as text. */
const deepest = 120;

/** Turns everything below the deepest level into text, without recursion. */
export const capDepth = (roots: readonly ChildNode[], changes: ChangeLog): void => {
  const stack: [ChildNode, number][] = roots.map((node) => [node, 1]);
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, depth] = top;
    if (!isElement(node)) continue;
    if (depth >= deepest) {
      node.children = [new Text(flatText(node.children))];
      changes.count('markup', `markup nested deeper than ${deepest} levels flattened`);
    } else for (const child of node.children) stack.push([child, depth + 1]);
  }
};

const flatText = (nodes: readonly ChildNode[]): string => {
  const texts: string[] = [];
  const waiting = [...nodes].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (isText(next)) texts.push(next.data);
    else if (isElement(next) && !noText.has(next.name)) waiting.push(...[...next.children].reverse());
  }
  return texts.join(' ');
};
