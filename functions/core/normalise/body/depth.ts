import type { ChangeLog } from '../changes.ts';
import { type ChildNode, isElement, isText, Text } from './dom.ts';
import { dropped } from './elements.ts';

/** Deeper than any article; what lies below is kept as text. */
const deepest = 120;

/** Makes everything below the deepest level text, without recursion. */
export const capDepth = (roots: readonly ChildNode[], changes: ChangeLog): void => {
  const stack: [ChildNode, number][] = roots.map((node) => [node, 1]);
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, depth] = top;
    if (!isElement(node)) continue;
    if (depth >= deepest) {
      const texts: string[] = [];
      const below: ChildNode[] = [...node.children].reverse();
      for (let next = below.pop(); next; next = below.pop()) {
        if (isText(next)) texts.push(next.data);
        else if (isElement(next) && !dropped.has(next.name)) below.push(...[...next.children].reverse());
      }
      node.children = [new Text(texts.join(' '))];
      changes.count('markup', `markup nested deeper than ${deepest} levels flattened`);
      continue;
    }
    for (const child of node.children) stack.push([child, depth + 1]);
  }
};
