import { lists } from '../../../markup/html-names.ts';
import { childElements, isBlank, isNamed } from '../../../markup/html-tree.ts';
import { type ChildNode, type Element, element, hasText, isElement, isText } from '../dom.ts';
import { flatContent } from './flat-content.ts';
import type { Reading } from './reading.ts';

/** A list with its nested lists. Items hold inline content and lists. The only paragraph of an item is unwrapped. */
export const cleanList = (node: Element, reading: Reading): Element[] => {
  const items: Element[] = [];
  const loose: ChildNode[] = [];
  for (const child of node.children) {
    if (isElement(child) && child.name === 'li') items.push(...cleanItem(child, reading));
    else if (isNamed(child, lists)) {
      const nested = cleanList(child, reading).filter((block) => block.name === child.name);
      const last = items.at(-1);
      if (last) last.children.push(...nested);
      else items.push(...nested.flatMap((list) => childElements(list)));
    } else if (isElement(child) || (isText(child) && !isBlank(child))) loose.push(child);
  }
  const start = Number.parseInt(node.attribs.start ?? '', 10);
  const starts = node.name === 'ol' && start > 1 && start < 100_000;
  const list = items.length > 0 ? [element(node.name, items, starts ? { start: String(start) } : {})] : [];
  return [...list, ...reading.readBlocks(loose)];
};

const cleanItem = (node: Element, reading: Reading): Element[] => {
  const content = flatContent(reading.readBlocks(node.children));
  const isEmpty = !content.some((child) => hasText(child) || (isElement(child) && child.name === 'img'));
  return isEmpty ? [] : [element('li', content)];
};
