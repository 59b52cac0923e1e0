import { cleanAddress } from '../../markup/address.ts';
import { type ChildNode, element, isElement, textOf } from './dom.ts';
import type { Reading } from './from-html.ts';

/** A link with a clean address, or only its text when the address is not to be had. */
export const cleanLink = (
  attribs: Record<string, string>,
  children: ChildNode[],
  reading: Reading,
): ChildNode[] => {
  const href = attribs.href;
  if (href === undefined) return children;
  if (!children.some((child) => textOf(child).trim() !== '')) return children;
  // Links do not nest; the inner one is what a reader would have hit.
  if (children.some(holdsLink)) return children;
  const address = cleanAddress(href, reading.baseUrl);
  if (!address) {
    if (!href.trim().startsWith('#'))
      reading.changes.count('links', 'link without a usable address removed, text kept', 1, href);
    return children;
  }
  if (address.tracked)
    reading.changes.count('links', 'tracking parameters removed from links', 1, href, address.url);
  else if (!URL.canParse(href.trim()))
    reading.changes.count('links', 'relative links resolved', 1, href, address.url);
  return [element('a', children, { href: address.url })];
};

const holdsLink = (node: ChildNode): boolean =>
  isElement(node) && (node.name === 'a' || node.children.some(holdsLink));
