import { embedIn, showsMore } from '../../../markup/embeds.ts';
import { names, noText } from '../../../markup/html-names.ts';
import {
  type ChildNode,
  type Element,
  element,
  hasText,
  isElement,
  isText,
  mergeTexts,
  Text,
  textOf,
} from '../dom.ts';
import { dropElement } from './drop.ts';
import { cleanLink } from './links.ts';
import type { Reading } from './reading.ts';

const kept = names('em strong b i u s sub sup q cite code bdi');
const renamed: Readonly<Record<string, string>> = {
  // Feed validators warn about `bdo`, and `bdi` with a direction shows the same words.
  bdo: 'bdi',
  strike: 's',
  del: 's',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
  var: 'i',
  dfn: 'i',
};
/** Unwrapped without a note. */
const transparent = names('span small big time abbr mark ins ruby rb data label nobr acronym');
/** Dropped inside a line, without a note. */
const silent = names(noText, 'rp rt');

/** Inline content with only allowed elements. Others are unwrapped, so that no word is lost. */
export const cleanInline = (nodes: readonly ChildNode[], reading: Reading): ChildNode[] =>
  mergeTexts(nodes.flatMap((node) => cleanNode(node, reading)));

const cleanNode = (node: ChildNode, reading: Reading): ChildNode[] => {
  if (isText(node)) return [new Text(node.data)];
  if (!isElement(node) || node.name === 'wbr') return [];
  if (node.name === 'br') return [element('br')];
  if (showsMore(node)) return embedInLine(node, reading);
  if (silent.has(node.name)) {
    if (node.name === 'script' || node.name === 'style')
      reading.changes.count('markup', `${node.name} removed`);
    return [];
  }
  if (dropElement(node, reading)) return [];
  if (isFootnoteMark(node)) {
    reading.changes.count('markup', 'footnote mark removed', 1, textOf(node));
    return [];
  }
  return cleanElement(node, reading);
};

/** A player in a list item or a cell becomes a link there. */
const embedInLine = (node: Element, reading: Reading): ChildNode[] => {
  const embed = embedIn(node);
  if (!embed) {
    reading.changes.add('markup', `${node.name} removed`, node.attribs.src ?? node.attribs.data);
    return [];
  }
  reading.changes.add('embeds', `${embed.type} embed became a link`, undefined, embed.url);
  if (!reading.embeds.some(({ url }) => url === embed.url)) reading.embeds.push(embed);
  return [element('a', [new Text(embed.url)], { href: embed.url })];
};

const cleanElement = (node: Element, reading: Reading): ChildNode[] => {
  const children = cleanInline(node.children, reading);
  if (node.name === 'a') return cleanLink(node.attribs.href, children, reading);
  const name = renamed[node.name] ?? node.name;
  if (!kept.has(name)) {
    if (!transparent.has(name)) reading.changes.count('markup', `${name} unwrapped`);
    return children;
  }
  if (!children.some(hasText)) return children;
  const dir = node.attribs.dir?.toLowerCase() ?? '';
  return [element(name, children, name === 'bdi' && /^(?:rtl|ltr|auto)$/.test(dir) ? { dir } : {})];
};

const isFootnoteMark = (node: Element): boolean => {
  if (node.name !== 'sup' && node.name !== 'a') return false;
  const mark = textOf(node).trim();
  if (node.name === 'sup') return /^\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\]$/i.test(mark);
  const target = node.attribs.href?.replace(/^[^#]*#/, '#') ?? '';
  return /^\[?\d{1,3}\]?$/.test(mark) && /^#?_?(?:ftn|fn|edn|cite|note|footnote)/i.test(target);
};
