import render from 'dom-serializer';
import sanitizeHtml from 'sanitize-html';
import { type ChildNode, type Element, isElement, lineText, textOf } from './dom.ts';

const blockAttributes = ['dir', 'lang'];
/** What a story's body may hold. The last word on safety, whatever the steps before it did. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'br',
    'ul',
    'ol',
    'li',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'blockquote',
    'pre',
    'figure',
    'figcaption',
    'img',
    'a',
    'em',
    'strong',
    'b',
    'i',
    'u',
    's',
    'sub',
    'sup',
    'q',
    'cite',
    'code',
    'bdi',
    'bdo',
  ],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    td: ['colspan', 'rowspan', ...blockAttributes],
    th: ['colspan', 'rowspan', ...blockAttributes],
    ol: ['start', ...blockAttributes],
    '*': blockAttributes,
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 300,
};

/** Blocks to safe, well-formed HTML, one block a line. */
export const serialiseBody = (blocks: readonly Element[]): string =>
  sanitizeHtml(
    blocks.map((block) => render(block, { encodeEntities: 'utf8', selfClosingTags: true })).join('\n'),
    allowed,
  );

/**
 * Blocks as plain text, a blank line between them. Items and rows are lines, cells are parted by tabs. Figures are
 * left out: captions, credits and embeds are not running text and stand in fields of their own.
 */
export const plainText = (blocks: readonly Element[]): string =>
  blocks
    .filter((block) => block.name !== 'figure')
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');

const blockText = (block: Element): string => {
  if (block.name === 'pre') return textOf(block).trimEnd();
  if (block.name === 'ul' || block.name === 'ol') return listText(block).join('\n');
  if (block.name === 'table')
    return rowsOf(block)
      .map((row) => row.children.filter(isElement).map(lineText).join('\t'))
      .join('\n');
  if (block.name === 'blockquote') return plainText(block.children.filter(isElement)) || lineText(block);
  return textOf(block)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
};

/** Numbers are part of what a numbered list says; bullets are not. */
const listText = (list: Element): string[] => {
  let number = Number(list.attribs.start ?? 1);
  return list.children.filter(isElement).flatMap((item) => {
    const own = item.children
      .filter((child) => !isList(child))
      .map(textOf)
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    const nested = item.children.filter(isList).flatMap(listText);
    const mark = list.name === 'ol' ? `${number}. ` : '';
    number += 1;
    return [...(own === '' ? [] : [`${mark}${own}`]), ...nested];
  });
};

const isList = (node: ChildNode): node is Element =>
  isElement(node) && (node.name === 'ul' || node.name === 'ol');

const rowsOf = (table: Element): Element[] => {
  const parts = table.children.filter(isElement);
  return parts.flatMap((part) =>
    part.name === 'tr' || part.name === 'caption'
      ? [part.name === 'tr' ? part : captionRow(part)]
      : part.children.filter(isElement),
  );
};
/** A caption reads as a row of one cell. */
const captionRow = (caption: Element): Element => {
  const row = caption.cloneNode(false);
  row.children = [caption];
  return row;
};
