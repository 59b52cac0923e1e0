import { parseDocument } from 'htmlparser2';
import { embedIn, linkedEmbed } from '../../markup/embeds.ts';
import type { Embed } from '../../story/schema.ts';
import type { ChangeLog } from '../changes.ts';
import { capDepth } from './depth.ts';
import { type ChildNode, type Element, element, isElement, isText, Text, textOf } from './dom.ts';
import { blockElements, directionOf, dropped, embedElements } from './elements.ts';
import { embedBlock } from './embeds.ts';
import { blockImage, cleanImage } from './images.ts';
import { cleanInline } from './inline.ts';
import { isButtonRow, noteLinks } from './link-boxes.ts';
import { cleanList, cleanTable } from './lists.ts';
import { dropReason } from './prune.ts';

/** What reading a body needs and what it finds beside the blocks. */
export interface Reading {
  baseUrl: string | undefined;
  changes: ChangeLog;
  embeds: Embed[];
  /** Looks at the nodes first, and may take some away. */
  take?: (html: string, nodes: ChildNode[]) => void;
}

/** HTML of any kind to a flat list of blocks with nothing in them that is not allowed. Iterative where depth is the sender's. */
export const blocksFromHtml = (html: string, reading: Reading): Element[] => {
  let document = parseDocument(html);
  if (
    !document.children.some(isElement) &&
    /&lt;(?:p|div|br|h[1-6]|ul|ol|table|blockquote|article|section|figure)\b/i.test(html)
  ) {
    reading.changes.add('markup', 'markup that was encoded as text decoded');
    document = parseDocument(document.children.map(textOf).join(''));
  }
  capDepth(document.children, reading.changes);
  reading.take?.(html, document.children);
  return readBlocks(document.children, reading);
};

/** Runs of inline content become paragraphs; blocks are cleaned each in its own way. */
export const readBlocks = (nodes: readonly ChildNode[], reading: Reading): Element[] => {
  const blocks: Element[] = [];
  let run: ChildNode[] = [];
  const flush = () => {
    if (!run.every(isBlank)) blocks.push(...paragraphsOf(run, 'p', {}, reading));
    run = [];
  };
  for (const node of nodes.flatMap(parted)) {
    if (isText(node)) {
      run.push(node);
      continue;
    }
    if (!isElement(node)) continue;
    if (dropElement(node, reading)) continue;
    const lone = node.name === 'img' || node.name === 'amp-img';
    if (!lone && !blockElements.has(node.name)) {
      run.push(node);
      continue;
    }
    flush();
    blocks.push(...readBlock(node, reading));
  }
  flush();
  return blocks;
};

const isBlank = (node: ChildNode): boolean => isText(node) && /^\s*$/.test(node.data);

const dropElement = (node: Element, reading: Reading): boolean => {
  if (dropped.has(node.name)) {
    if (node.name === 'script' || node.name === 'style')
      reading.changes.count('markup', `${node.name} removed`);
    else if (node.name === 'nav' || node.name === 'button')
      reading.changes.count('markup', `${node.name} removed`, 1, textOf(node));
    return true;
  }
  const buttons = mayBeButtons.test(node.name) && isButtonRow(node);
  const reason = buttons ? 'buttons to share the story removed' : dropReason(node);
  if (!reason) return false;
  reading.changes.add('markup', reason, textOf(node).trim() || node.attribs.src || node.name);
  return true;
};

const mayBeButtons = /^(?:p|h[1-6]|ul|ol)$/;

/** An inline element that wraps blocks (a forgotten end tag, a link around a card) is parted at them. */
const parted = (node: ChildNode): ChildNode[] => {
  if (
    !isElement(node) ||
    blockElements.has(node.name) ||
    dropped.has(node.name) ||
    dropReason(node) ||
    !holdsBlock(node)
  )
    return [node];
  const out: ChildNode[] = [];
  let run: ChildNode[] = [];
  const flush = () => {
    if (run.length > 0) out.push(element(node.name, run, { ...node.attribs }));
    run = [];
  };
  for (const child of node.children.flatMap(parted)) {
    if (isElement(child) && (blockElements.has(child.name) || child.name === 'img')) {
      flush();
      out.push(child);
    } else run.push(child);
  }
  flush();
  return out;
};

/** Inline elements such as span, a or font that wrap whole blocks. */
const holdsBlock = (node: Element): boolean =>
  node.children.some(
    (child) =>
      isElement(child) && (blockElements.has(child.name) || child.name === 'img' || holdsBlock(child)),
  );

const readBlock = (node: Element, reading: Reading): Element[] => {
  const { name, children } = node;
  const embed = embedElements.has(name) || name === 'blockquote' ? embedIn(node) : undefined;
  if (embed) {
    reading.changes.add('embeds', `${embed.type} embed became a link`, undefined, embed.url);
    addEmbed(embed, reading);
    return [embedBlock(embed, name === 'blockquote' ? readBlocks(children, reading) : [])];
  }
  if (embedElements.has(name)) {
    reading.changes.add('markup', `${name} removed`, node.attribs.src ?? node.attribs.data);
    return name === 'video' || name === 'audio' || name === 'object'
      ? readBlocks(
          children.filter((child) => isElement(child) && child.name === 'img'),
          reading,
        )
      : [];
  }
  if (name === 'img' || name === 'amp-img') {
    const image = cleanImage(node, reading);
    return image ? [element('figure', [image])] : [];
  }
  if (name === 'ul' || name === 'ol') return noteLinks(node, cleanList(node, reading));
  if (name === 'table') return cleanTable(node, reading);
  if (name === 'figure') {
    const linked = linkedEmbed(node);
    if (!linked) return blockImage(node, reading);
    addEmbed(linked.embed, reading);
    return [embedBlock(linked.embed, readBlocks(linked.quoted, reading))];
  }
  if (name === 'pre') return [element('pre', [new Text(textOf(node).replace(/\r\n?/g, '\n'))])];
  if (name === 'blockquote') {
    const quoted = readBlocks(children, reading);
    for (const block of quoted) if (block.name === 'h1') block.name = 'h2';
    return quoted.length > 0 ? [element('blockquote', quoted, directionOf(node))] : [];
  }
  if (name === 'p' || /^h[1-6]$/.test(name)) {
    if (holdsBlock(node)) return readBlocks(children, reading);
    return noteLinks(node, paragraphsOf(children, name, directionOf(node), reading));
  }
  return readBlocks(children, reading);
};

const addEmbed = (embed: Embed, { embeds }: Reading): void => {
  if (!embeds.some(({ url }) => url === embed.url)) embeds.push(embed);
};

/** Cleans a run of inline nodes; two line breaks in a row part paragraphs. */
const paragraphsOf = (
  nodes: readonly ChildNode[],
  name: string,
  attributes: Record<string, string>,
  reading: Reading,
): Element[] => {
  const clean = cleanInline(nodes, reading);
  const blocks: Element[] = [];
  let run: ChildNode[] = [];
  let breaks: ChildNode[] = [];
  const flush = () => {
    if (run.length > 0) blocks.push(element(name, run, attributes));
    run = [];
    breaks = [];
  };
  for (const node of clean) {
    if (isElement(node) && node.name === 'br') {
      breaks.push(node);
      continue;
    }
    if (breaks.length > 0 && isText(node) && /^\s*$/.test(node.data)) continue;
    if (breaks.length >= 2) flush();
    else if (run.length > 0) run.push(...breaks);
    breaks = [];
    run.push(node);
  }
  flush();
  return blocks;
};
