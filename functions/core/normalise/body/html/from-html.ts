import { parseDocument } from 'htmlparser2';
import { embedIn, linkedEmbed, showsMore } from '../../../markup/embeds.ts';
import { blocks, embeds, headings, images, lists, names, noText } from '../../../markup/html-names.ts';
import { childElements, holds, isBlank } from '../../../markup/html-tree.ts';
import type { Embed } from '../../../story/schema.ts';
import { type ChildNode, type Element, element, isElement, isText, Text, textOf } from '../dom.ts';
import { capDepth } from './depth.ts';
import { directionOf } from './direction.ts';
import { dropElement, dropReason } from './drop.ts';
import { embedBlock } from './embeds.ts';
import { cleanFigure } from './figures.ts';
import { cleanImage } from './images.ts';
import { cleanInline } from './inline.ts';
import { noteLinks } from './link-boxes.ts';
import { cleanList } from './lists.ts';
import type { BodySource, Reading } from './reading.ts';
import { cleanTable } from './tables.ts';

/**
 * HTML of any kind to a flat list of blocks that hold nothing forbidden. What depends on the depth of the sender's
 * markup works without recursion.
 */
export const blocksFromHtml = (html: string, source: BodySource): Element[] => {
  const reading: Reading = { ...source, readBlocks: (nodes) => readBlocks(nodes, reading) };
  let document = parseDocument(html);
  if (!document.children.some(isElement) && encodedMarkup.test(html)) {
    reading.changes.add('markup', 'markup that was encoded as text decoded');
    document = parseDocument(document.children.map(textOf).join(''));
  }
  capDepth(document.children, reading.changes);
  reading.take?.(html, document.children);
  return readBlocks(document.children, reading);
};
const encodedMarkup = /&lt;(?:p|div|br|h[1-6]|ul|ol|table|blockquote|article|section|figure)\b/i;

/** Runs of inline content become paragraphs. Blocks are cleaned each in its own way. */
const readBlocks = (nodes: readonly ChildNode[], reading: Reading): Element[] => {
  const out: Element[] = [];
  let run: ChildNode[] = [];
  const flush = () => {
    if (!run.every(isBlank)) out.push(...paragraphsOf(run, 'p', {}, reading));
    run = [];
  };
  for (const node of nodes.flatMap(parted)) {
    if (isText(node)) run.push(node);
    if (!isElement(node) || dropElement(node, reading)) continue;
    if (!interrupts.has(node.name) && !showsMore(node)) {
      run.push(node);
      continue;
    }
    flush();
    out.push(...readBlock(node, reading));
  }
  flush();
  return out;
};
const interrupts = names(blocks, images);

/** An inline element that wraps blocks (a forgotten end tag, a link around a card) is split at them. */
const parted = (node: ChildNode): ChildNode[] => {
  if (!isElement(node) || whole.has(node.name) || showsMore(node) || dropReason(node) || !holdsBlock(node))
    return [node];
  const out: ChildNode[] = [];
  let run: ChildNode[] = [];
  const flush = () => {
    if (run.length > 0) out.push(element(node.name, run, { ...node.attribs }));
    run = [];
  };
  for (const child of node.children.flatMap(parted)) {
    if (isElement(child) && (splits.has(child.name) || showsMore(child))) {
      flush();
      out.push(child);
    } else run.push(child);
  }
  flush();
  return out;
};
const whole = names(blocks, noText);
const splits = names(blocks, 'img');

const holdsBlock = (node: Element): boolean =>
  holds(node, (inner) => splits.has(inner.name) || showsMore(inner));

const readBlock = (node: Element, reading: Reading): Element[] => {
  const { name, children } = node;
  if (name === 'blockquote' || showsMore(node)) {
    const embed = embedIn(node);
    if (embed) return readEmbed(node, embed, reading);
    if (embeds.has(name)) return withoutEmbed(node, reading);
  }
  if (images.has(name)) {
    const image = cleanImage(node, reading);
    return image ? [element('figure', [image])] : [];
  }
  if (lists.has(name)) return noteLinks(node, cleanList(node, reading));
  if (name === 'table') return cleanTable(node, reading);
  if (name === 'figure') return readFigure(node, reading);
  if (name === 'pre') return [preformatted(node)];
  if (name === 'blockquote') return readQuotation(node, reading);
  if ((name !== 'p' && !headings.has(name)) || holdsBlock(node)) return readBlocks(children, reading);
  return noteLinks(node, paragraphsOf(children, name, directionOf(node), reading));
};

const readEmbed = (node: Element, embed: Embed, reading: Reading): Element[] => {
  reading.changes.add('embeds', `${embed.type} embed became a link`, undefined, embed.url);
  addEmbed(embed, reading);
  return [embedBlock(embed, embeds.has(node.name) ? [] : readBlocks(node.children, reading))];
};

const addEmbed = (embed: Embed, reading: Reading): void => {
  if (!reading.embeds.some(({ url }) => url === embed.url)) reading.embeds.push(embed);
};

/** A player without a usable address is replaced by the picture inside it. */
const withoutEmbed = (node: Element, reading: Reading): Element[] => {
  reading.changes.add('markup', `${node.name} removed`, node.attribs.src ?? node.attribs.data);
  return withPicture.has(node.name) ? readBlocks(childElements(node, names('img')), reading) : [];
};
const withPicture = names('video audio object');

const readFigure = (node: Element, reading: Reading): Element[] => {
  const linked = linkedEmbed(node);
  if (!linked) return cleanFigure(node, reading);
  addEmbed(linked.embed, reading);
  return [embedBlock(linked.embed, readBlocks(linked.quoted, reading))];
};

const readQuotation = (node: Element, reading: Reading): Element[] => {
  const quoted = readBlocks(node.children, reading);
  for (const block of quoted) if (block.name === 'h1') block.name = 'h2';
  return quoted.length > 0 ? [element('blockquote', quoted, directionOf(node))] : [];
};

/** Cleans a run of inline nodes. Two line breaks in a row separate paragraphs. */
const paragraphsOf = (
  nodes: readonly ChildNode[],
  name: string,
  attributes: Record<string, string>,
  reading: Reading,
): Element[] => {
  const out: Element[] = [];
  let run: ChildNode[] = [];
  let breaks: ChildNode[] = [];
  const flush = () => {
    if (run.length > 0) out.push(element(name, run, attributes));
    run = [];
    breaks = [];
  };
  for (const node of cleanInline(nodes, reading)) {
    if (isElement(node) && node.name === 'br') {
      breaks.push(node);
      continue;
    }
    if (breaks.length > 0 && isBlank(node)) continue;
    if (breaks.length >= 2) flush();
    else if (run.length > 0) run.push(...breaks);
    breaks = [];
    run.push(node);
  }
  flush();
  return out;
};

/** Lines as they are; those of a program stay marked as code. */
function preformatted(node: Element): Element {
  const lines = new Text(textOf(node).replace(/\r\n?/g, '\n'));
  const [only, ...others] = node.children.filter((child) => isElement(child) || textOf(child).trim() !== '');
  const isCode = only !== undefined && isElement(only) && only.name === 'code' && others.length === 0;
  return element('pre', isCode ? [element('code', [lines])] : [lines]);
}
