import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { absoluteUri } from '../../render/uri.ts';
import { bodyNodes, textOf } from '../../render/xhtml.ts';
import { attr, text } from '../../render/xml.ts';

/** HTML's block elements; every other element is inline. */
const containers = new Set(
  'div section article aside header footer main body nav address details summary center'.split(' '),
);
const blocks = new Set([
  ...containers,
  ...'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr table figure figcaption img video audio'.split(
    ' ',
  ),
]);
/** Emphasis of any kind is NITF's `em`, with the name of the HTML element as its class. */
const emphasis = new Set(
  'em i b strong u s mark cite small code kbd samp var dfn ins del sub sup'.split(' '),
);

const maxDepth = 60;

const isBlock = (node: ChildNode): node is Element => isTag(node) && blocks.has(node.name);

const inlineElement = (node: Element, depth: number): string => {
  if (node.name === 'br') return '<br/>';
  const inner = inline(node.children, depth + 1);
  if (inner.trim() === '') return inner;
  if (node.name === 'a') {
    const href = absoluteUri(node.attribs.href);
    return href === undefined ? inner : `<a${attr('href', href)}>${inner}</a>`;
  }
  if (node.name === 'q') return `<q>${inner}</q>`;
  return emphasis.has(node.name) ? `<em class="${node.name}">${inner}</em>` : inner;
};

/** Nodes as enriched text; block elements among them give their text. */
const inline = (nodes: readonly ChildNode[], depth: number): string =>
  nodes
    .map((node) => {
      if (isText(node)) return text(node.data);
      if (!isTag(node)) return '';
      return depth > maxDepth ? text(textOf(node)) : inlineElement(node, depth);
    })
    .join('');

const mediaTypes: Record<string, string> = { img: 'image', video: 'video', audio: 'audio' };

/** NITF's `media` for a file in the text; the file is what `src` says. */
const media = (node: Element, caption: string): string => {
  const source = absoluteUri(node.attribs.src);
  if (source === undefined) return caption === '' ? '' : `<p>${caption}</p>`;
  const { width = '', height = '', alt } = node.attribs;
  const size = /^\d+$/.test(width) && /^\d+$/.test(height) ? ` width="${width}" height="${height}"` : '';
  return (
    `<media media-type="${mediaTypes[node.name] ?? 'other'}"><media-reference${attr('source', source)}${attr('alternate-text', alt)}${size}/>` +
    `${caption === '' ? '' : `<media-caption>${caption}</media-caption>`}</media>`
  );
};

const find = (node: Element, names: readonly string[]): Element | undefined => {
  const open: ChildNode[] = [...node.children].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isTag(next)) continue;
    if (names.includes(next.name)) return next;
    open.push(...[...next.children].reverse());
  }
  return undefined;
};

const figure = (node: Element, depth: number): string => {
  const file = find(node, Object.keys(mediaTypes));
  if (file === undefined) return blockContent(node.children, depth + 1);
  const caption = find(node, ['figcaption']);
  return media(file, caption === undefined ? '' : inline(caption.children, depth + 1));
};

/** The rows of a table and their cells, in whichever part of the table they are. */
const table = (node: Element, depth: number): string => {
  const rows: string[] = [];
  const read = (children: readonly ChildNode[]): void => {
    for (const child of children) {
      if (!isTag(child)) continue;
      if (['thead', 'tbody', 'tfoot'].includes(child.name)) read(child.children);
      if (child.name !== 'tr') continue;
      const cells = child.children.filter(
        (cell) => isTag(cell) && (cell.name === 'td' || cell.name === 'th'),
      );
      if (cells.length > 0)
        rows.push(`<tr>${cells.map((cell) => (isTag(cell) ? tableCell(cell, depth) : '')).join('')}</tr>`);
    }
  };
  read(node.children);
  return rows.length === 0 ? '' : `<table>${rows.join('')}</table>`;
};

const tableCell = (cell: Element, depth: number): string => {
  const span = (name: 'colspan' | 'rowspan') =>
    attr(name, /^\d{1,3}$/.test(cell.attribs[name] ?? '') ? cell.attribs[name] : undefined);
  return `<${cell.name}${span('rowspan')}${span('colspan')}>${mixed(cell.children, depth + 1)}</${cell.name}>`;
};

/** Content of a list item or a cell, which may mix text and blocks. */
const mixed = (nodes: readonly ChildNode[], depth: number): string =>
  nodes.map((node) => (isBlock(node) ? block(node, depth) : inline([node], depth))).join('');

const list = (node: Element, depth: number): string => {
  const items = node.children.filter((child) => isTag(child) && child.name === 'li');
  const inner = items
    .map((item) => `<li>${isTag(item) ? mixed(item.children, depth + 1) : ''}</li>`)
    .join('');
  return inner === '' ? '' : `<${node.name}>${inner}</${node.name}>`;
};

const block = (node: Element, depth: number): string => {
  if (depth > maxDepth) return `<p>${text(textOf(node))}</p>`;
  const { name, children } = node;
  if (containers.has(name)) return blockContent(children, depth + 1);
  if (/^h[1-6]$/.test(name)) return `<hl2>${inline(children, depth + 1)}</hl2>`;
  if (name === 'ul' || name === 'ol') return list(node, depth);
  if (name === 'blockquote') return `<bq><block>${blockContent(children, depth + 1)}</block></bq>`;
  if (name === 'pre') return `<pre>${text(textOf(node))}</pre>`;
  if (name === 'hr') return '<hr/>';
  if (name === 'table') return table(node, depth);
  if (name === 'figure') return figure(node, depth);
  if (Object.hasOwn(mediaTypes, name)) return media(node, '');
  if (name === 'p' && children.some(isBlock)) return blockContent(children, depth + 1);
  return paragraph(inline(children, depth + 1));
};

const paragraph = (inner: string): string => (inner.trim() === '' ? '' : `<p>${inner.trim()}</p>`);

/** Nodes as NITF block content: runs of text between blocks become paragraphs. */
const blockContent = (nodes: readonly ChildNode[], depth: number): string => {
  let out = '';
  let run: ChildNode[] = [];
  const flush = () => {
    out += paragraph(inline(run, depth));
    run = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      flush();
      out += `${block(node, depth)}`;
    } else run.push(node);
  }
  flush();
  return out;
};

/** A body of HTML as NITF 3.6 block content. */
export const nitfBlocks = (body: string): string => blockContent(bodyNodes(body), 0);
