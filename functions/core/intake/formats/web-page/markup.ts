import { type Element, isTag, isText } from 'domhandler';
import { linkedEmbed } from '../../../markup/embeds.ts';
import { escapeAttribute, escapeText } from '../../../markup/escape.ts';
import { cells, lists, names, tableSections } from '../../../markup/html-names.ts';
import { type HtmlNode, parentOf } from '../../../markup/html-tree.ts';
import { singleSpaced } from '../../../markup/white-space.ts';
import { type Block, isHeading, nameOf } from './blocks.ts';

/** Elements around blocks that carry meaning. */
const structure = names(lists, tableSections, cells, 'li dl dt dd table caption tr blockquote pre');
/** Those that may hold text without a paragraph around it. */
const textHolders = names(cells, 'li dt dd caption pre figure');
/** Inline elements that carry meaning. */
const inline = names('a b strong i em sub sup code q cite s del ins mark abbr u');
const renamed: Readonly<Record<string, string>> = { b: 'strong', i: 'em' };

/** A video in the text, before the block whose index is `before`. */
export interface Frame {
  before: number;
  src: string;
}

/** Writes blocks as plain HTML: paragraphs, headings, lists, tables, quotes and links, without any styling. */
export function writeBlocks(
  blocks: readonly Block[],
  roots: readonly HtmlNode[],
  frames: readonly Frame[] = [],
): string {
  const limits = new Set(roots);
  const holders = countHolders(blocks, limits);
  const out: string[] = [];
  let open: Element[] = [];
  let waiting: readonly Frame[] = frames;
  for (const [index, block] of blocks.entries()) {
    const chain = structureAround(block, limits);
    let same = 0;
    while (same < open.length && open[same] === chain[same]) same++;
    while (open.length > same) out.push(`</${open.pop()?.name}>`);
    if (same === 0) {
      out.push(...waiting.filter(({ before }) => before <= index).map(writeFrame));
      waiting = waiting.filter(({ before }) => before > index);
    }
    for (const element of chain.slice(same)) out.push(openTag(element));
    open = chain;
    out.push(writeBlock(block, chain.at(-1), holders));
  }
  while (open.length > 0) out.push(`</${open.pop()?.name}>`);
  out.push(...waiting.map(writeFrame));
  return out.join('\n');
}

const writeFrame = ({ src }: Frame): string => `<iframe src="${escapeAttribute(src)}"></iframe>`;

const openTag = (element: Element): string =>
  `<${element.name}${cells.has(element.name) ? spans(element) : ''}>`;

const spans = ({ attribs }: Element): string =>
  ['colspan', 'rowspan']
    .filter((name) => /^[1-9]\d{0,2}$/.test(attribs[name] ?? ''))
    .map((name) => ` ${name}="${attribs[name]}"`)
    .join('');

/** A figure that shows a post of another site. */
const isLinkedPost = (node: Element): boolean => node.name === 'figure' && linkedEmbed(node) !== undefined;

function structureAround(block: Block, limits: ReadonlySet<HtmlNode>): Element[] {
  const chain: Element[] = [];
  for (let node: HtmlNode | undefined = block.element; node && !limits.has(node); node = parentOf(node)) {
    if (isTag(node) && (structure.has(node.name) || isLinkedPost(node))) chain.push(node);
  }
  return chain.reverse();
}

/** How many blocks each list item, cell and the like holds. One alone needs no paragraph. */
function countHolders(blocks: readonly Block[], limits: ReadonlySet<HtmlNode>): Map<Element, number> {
  const counts = new Map<Element, number>();
  for (const block of blocks) {
    const holder = structureAround(block, limits).at(-1);
    if (holder) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  }
  return counts;
}

function writeBlock(block: Block, holder: Element | undefined, counts: ReadonlyMap<Element, number>): string {
  const text = writeInline(block, holder?.name === 'pre');
  if (isHeading(block)) {
    const level = nameOf(block) === 'h1' ? 'h2' : nameOf(block);
    return `<${level}>${text}</${level}>`;
  }
  const bare = holder !== undefined && textHolders.has(holder.name) && counts.get(holder) === 1;
  return bare || holder?.name === 'pre' ? text : `<p>${text}</p>`;
}

function writeInline(block: Block, verbatim: boolean): string {
  let out = '';
  let open: Element[] = [];
  let space = true;
  for (const leaf of block.leaves) {
    const chain: Element[] = [];
    for (let node = leaf.parent; node && node !== block.element; node = node.parent) {
      if (isTag(node) && inline.has(node.name) && (node.name !== 'a' || node.attribs.href)) chain.push(node);
    }
    chain.reverse();
    const data = isText(leaf) ? (verbatim ? leaf.data : singleSpaced(leaf.data)) : '';
    if (isText(leaf) && data.trim() === '') {
      if (!space) out += ' ';
      space = true;
      continue;
    }
    let same = 0;
    while (same < open.length && open[same] === chain[same]) same++;
    out += closing(open.slice(same));
    out += chain.slice(same).map(opening).join('');
    open = chain;
    if (isText(leaf)) {
      out += escapeText(space && !verbatim ? data.trimStart() : data);
      space = /\s$/.test(data);
    } else {
      out += '<br>';
      space = true;
    }
  }
  return (out.trimEnd() + closing(open)).trim();
}

const closing = (elements: readonly Element[]): string =>
  [...elements]
    .reverse()
    .map(({ name }) => `</${renamed[name] ?? name}>`)
    .join('');

const opening = ({ name, attribs }: Element): string =>
  name === 'a' ? `<a href="${escapeAttribute(attribs.href ?? '')}">` : `<${renamed[name] ?? name}>`;
