import { type Element, isTag, isText } from 'domhandler';
import { linkedEmbed } from '../../../markup/embeds.ts';
import type { Block } from './blocks.ts';
import { type PageNode, parentOf } from './prose.ts';

/** Elements around blocks that carry meaning. */
const structure = new Set(
  'ul ol li dl dt dd table caption thead tbody tfoot tr td th blockquote pre'.split(' '),
);
/** Those that may hold text without a paragraph around it. */
const textHolders = new Set('li dt dd caption td th pre figure'.split(' '));
/** Inline elements that carry meaning, and what they become. */
const inline = new Map(
  Object.entries({
    a: 'a',
    b: 'strong',
    strong: 'strong',
    i: 'em',
    em: 'em',
    sub: 'sub',
    sup: 'sup',
    code: 'code',
    q: 'q',
    cite: 'cite',
    s: 's',
    del: 'del',
    ins: 'ins',
    mark: 'mark',
    abbr: 'abbr',
    u: 'u',
  }),
);

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const escapeAttribute = (value: string): string => escapeText(value).replace(/"/g, '&quot;');

/** A video that stands in the text, in front of the block whose index is `before`. */
export interface Frame {
  before: number;
  src: string;
}

/** Writes blocks as plain HTML: paragraphs, headings, lists, tables, quotes and links, without any styling. */
export function writeBlocks(
  blocks: readonly Block[],
  roots: readonly PageNode[],
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

function openTag(element: Element): string {
  const span = /^(td|th)$/.test(element.name) ? spans(element) : '';
  return `<${element.name}${span}>`;
}

const spans = ({ attribs }: Element): string =>
  ['colspan', 'rowspan']
    .filter((name) => /^[1-9]\d{0,2}$/.test(attribs[name] ?? ''))
    .map((name) => ` ${name}="${attribs[name]}"`)
    .join('');

/** A figure that stands for a post of another site. */
const isLinkedPost = (node: Element): boolean => node.name === 'figure' && linkedEmbed(node) !== undefined;

function structureAround(block: Block, limits: ReadonlySet<PageNode>): Element[] {
  const chain: Element[] = [];
  for (let node: PageNode | undefined = block.element; node && !limits.has(node); node = parentOf(node)) {
    if (isTag(node) && (structure.has(node.name) || isLinkedPost(node))) chain.push(node);
  }
  return chain.reverse();
}

/** How many blocks stand in each list item, cell and the like; one alone needs no paragraph. */
function countHolders(blocks: readonly Block[], limits: ReadonlySet<PageNode>): Map<Element, number> {
  const counts = new Map<Element, number>();
  for (const block of blocks) {
    const holder = structureAround(block, limits).at(-1);
    if (holder) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  }
  return counts;
}

function writeBlock(block: Block, holder: Element | undefined, counts: ReadonlyMap<Element, number>): string {
  const text = writeInline(block, holder?.name === 'pre');
  const name = isTag(block.element) ? block.element.name : '';
  if (/^h[1-6]$/.test(name)) {
    const level = name === 'h1' ? 'h2' : name;
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
    const data = isText(leaf) ? (verbatim ? leaf.data : leaf.data.replace(/\s+/g, ' ')) : '';
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
  elements
    .map((element) => `</${inline.get(element.name)}>`)
    .reverse()
    .join('');

function opening(element: Element): string {
  const href = element.name === 'a' ? ` href="${escapeAttribute(element.attribs.href ?? '')}"` : '';
  return `<${inline.get(element.name)}${href}>`;
}
