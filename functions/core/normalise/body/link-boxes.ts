import { isFurniture } from '../recognise/furniture.ts';
import { type ChildNode, type Element, isElement, isText, textOf } from './dom.ts';

/**
 * Blocks that are nothing but links, as they were sent: links whose address cannot be had are mere text afterwards,
 * and what points away from the story would read like a part of it.
 */

/** Blocks that were links only, by what they became. */
const linkOnly = new WeakSet<Element>();

/** Was every word of this block in a link when it was sent? */
export const wasLinks = (block: Element): boolean => linkOnly.has(block);

/** Notes of what became of a node that it was links only. */
export const noteLinks = (node: Element, blocks: readonly Element[]): Element[] => {
  if (blocks.length === 1 && linksIn(node) !== undefined) for (const block of blocks) linkOnly.add(block);
  return [...blocks];
};

/** The links of a node in which all its words are; undefined when there are other words or no link. */
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
  const texts = links.map((link) => textOf(link).trim());
  const idle = (href: string): boolean => nowhere.test(href.trim());
  return (
    links.every(({ attribs: { href = '' } }) => sharing.test(href) || idle(href)) &&
    texts.every(({ length }) => length <= longestButton) &&
    (links.length > 1 ||
      links.some(({ attribs: { href = '' } }) => sharing.test(href)) ||
      texts.every((text) => isFurniture(text)))
  );
};
