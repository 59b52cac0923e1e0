import { lists, names } from '../../../markup/html-names.ts';
import { isNamed } from '../../../markup/html-tree.ts';
import { type ChildNode, type Element, element, isElement, lineText, Text } from '../dom.ts';

/** Blocks inside an item or a cell as one run of inline content with a break between lines. Lists stay lists. */
export const flatContent = (blocks: readonly Element[]): ChildNode[] => {
  const out: ChildNode[] = [];
  for (const block of blocks) {
    const inline = contentOf(block);
    const last = out.at(-1);
    if (inline.length > 0 && last && !isNamed(last, lists) && !lists.has(block.name)) out.push(element('br'));
    out.push(...inline);
  }
  return out;
};

const contentOf = (block: Element): ChildNode[] => {
  if (lists.has(block.name)) return [block];
  if (block.name === 'figure')
    return block.children.flatMap((child, at) => [...(at > 0 ? [element('br')] : []), ...partOf(child)]);
  if (block.name === 'blockquote') return flatContent(block.children.filter(isElement));
  if (block.name === 'table' || block.name === 'pre') return [new Text(lineText(block))];
  return block.children;
};

const inline = names('img a');
const partOf = (child: ChildNode): ChildNode[] =>
  isElement(child) && !inline.has(child.name) ? contentOf(child) : [child];
