import { isFurniture } from '../../recognise/furniture/furniture.ts';
import { type ChildNode, type Element, isElement, isText, textOf } from '../dom.ts';

/**
 * Blocks that were nothing but links when they were sent. A link without a usable address becomes plain text, and a
 * line that led to another story would then read like a part of this one.
 */
const linkOnly = new WeakSet<Element>();

/** Was every word of this block in a link when it was sent? */
export const wasLinks = (block: Element): boolean => linkOnly.has(block);

/** Remembers of the block made from a node that it was nothing but links. */
export const noteLinks = (node: Element, blocks: readonly Element[]): Element[] => {
  const [block] = blocks;
  if (block && blocks.length === 1 && linksIn(node) !== undefined) linkOnly.add(block);
  return [...blocks];
};

/** The links of a node that hold all of its words. Undefined when there are other words, or no link. */
const linksIn = (node: Element): Element[] | undefined => {
  const links: Element[] = [];
  const visit = (children: readonly ChildNode[]): boolean =>
    children.every((child) => {
      if (isText(child)) return !/[\p{L}\p{N}]/u.test(child.data);
      if (!isElement(child)) return true;
      if (child.name !== 'a' || child.attribs.href === undefined) return visit(child.children);
      links.push(child);
      return true;
    });
  return visit(node.children) && links.length > 0 ? links : undefined;
};

const sharing =
  /^(?:https?:)?\/\/(?:[\w-]+\.)?(?:facebook\.com\/(?:sharer|share|dialog)|(?:twitter|x)\.com\/(?:intent|share)|wa\.me\/|api\.whatsapp\.com|t\.me\/share|telegram\.me\/share|linkedin\.com\/(?:share|cws)|pinterest\.[a-z]+\/pin|reddit\.com\/submit|social-plugins\.line\.me|b\.hatena\.ne\.jp)/i;
const nowhere = /^(?:#|javascript:.{0,100})?$/i;
const longestButton = 30;

/** Buttons to share a story: links to networks and scripts, and nothing else. */
export const isButtonRow = (node: Element): boolean => {
  const links = linksIn(node);
  if (links === undefined) return false;
  const hrefs = links.map(({ attribs }) => attribs.href ?? '');
  const texts = links.map((link) => textOf(link).trim());
  return (
    hrefs.every((href) => sharing.test(href) || nowhere.test(href.trim())) &&
    texts.every(({ length }) => length <= longestButton) &&
    (links.length > 1 || hrefs.some((href) => sharing.test(href)) || texts.every((text) => isFurniture(text)))
  );
};
