import { cleanAddress } from '../../../markup/address.ts';
import { type ChildNode, element, hasText, isElement } from '../dom.ts';
import type { Reading } from './reading.ts';

/** A link with a clean address, or only its text when it has no usable address. */
export const cleanLink = (
  href: string | undefined,
  children: ChildNode[],
  { baseUrl, changes }: Reading,
): ChildNode[] => {
  // Links do not nest; the inner one is what a reader would have clicked.
  if (href === undefined || !children.some(hasText) || children.some(holdsLink)) return children;
  const address = cleanAddress(href, baseUrl);
  if (!address) {
    if (!href.trim().startsWith('#'))
      changes.count('links', 'link without a usable address removed, text kept', 1, href);
    return children;
  }
  if (address.tracked) changes.count('links', 'tracking parameters removed from links', 1, href, address.url);
  else if (!URL.canParse(href.trim()))
    changes.count('links', 'relative links resolved', 1, href, address.url);
  return [element('a', children, { href: address.url })];
};

const holdsLink = (node: ChildNode): boolean =>
  isElement(node) && (node.name === 'a' || node.children.some(holdsLink));
