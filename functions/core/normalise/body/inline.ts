import { type ChildNode, element, isElement, isText, Text, textOf } from './dom.ts';
import type { Reading } from './from-html.ts';
import { cleanLink } from './links.ts';
import { dropReason } from './prune.ts';

const kept = new Set(['em', 'strong', 'b', 'i', 'u', 's', 'sub', 'sup', 'q', 'cite', 'code', 'bdi']);
const renamed: Record<string, string> = {
  // Validators of feeds warn of the one, and with a direction the other shows the same words.
  bdo: 'bdi',
  strike: 's',
  del: 's',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
  var: 'i',
  dfn: 'i',
};
const silent = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'button',
  'input',
  'select',
  'textarea',
  'svg',
  'math',
  'canvas',
  'object',
  'embed',
  'iframe',
  'title',
  'meta',
  'link',
  'rp',
  'rt',
  'xml',
  'ins.adsbygoogle',
]);

/** Inline content with only allowed elements; others are unwrapped, so that no word is lost. */
export const cleanInline = (nodes: readonly ChildNode[], reading: Reading): ChildNode[] => {
  const out: ChildNode[] = [];
  for (const node of nodes) {
    if (isText(node)) {
      out.push(new Text(node.data));
      continue;
    }
    if (!isElement(node)) continue;
    if (node.name === 'br' || node.name === 'wbr') {
      if (node.name === 'br') out.push(element('br'));
      continue;
    }
    if (silent.has(node.name)) {
      if (node.name === 'script' || node.name === 'style')
        reading.changes.count('markup', `${node.name} removed`);
      continue;
    }
    const reason = dropReason(node);
    if (reason) {
      reading.changes.add('markup', reason, textOf(node).trim() || node.attribs.src || node.name);
      continue;
    }
    if (isFootnoteMark(node.name, textOf(node), node.attribs.href)) {
      reading.changes.count('markup', 'footnote mark removed', 1, textOf(node));
      continue;
    }
    out.push(...cleanElement(node, reading));
  }
  return merged(out);
};

const cleanElement = (
  node: ChildNode & { name: string; attribs: Record<string, string>; children: ChildNode[] },
  reading: Reading,
): ChildNode[] => {
  const children = cleanInline(node.children, reading);
  if (node.name === 'a') return cleanLink(node.attribs, children, reading);
  const name = renamed[node.name] ?? node.name;
  if (!kept.has(name)) {
    if (!transparent.has(name)) reading.changes.count('markup', `${name} unwrapped`);
    return children;
  }
  if (!children.some((child) => textOf(child).trim() !== '')) return children;
  const dir = node.attribs.dir?.toLowerCase();
  return [element(name, children, dir && /^(?:rtl|ltr|auto)$/.test(dir) && name === 'bdi' ? { dir } : {})];
};
const transparent = new Set([
  'span',
  'small',
  'big',
  'time',
  'abbr',
  'mark',
  'ins',
  'ruby',
  'rb',
  'data',
  'label',
  'nobr',
  'acronym',
]);

/** "[1]" in a superscript or a link to a note. */
const isFootnoteMark = (name: string, text: string, href?: string): boolean => {
  const mark = text.trim();
  if (name === 'sup') return /^\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\]$/i.test(mark);
  return (
    name === 'a' &&
    /^\[?\d{1,3}\]?$/.test(mark) &&
    /^#?_?(?:ftn|fn|edn|cite|note|footnote)/i.test(href?.replace(/^[^#]*#/, '#') ?? '')
  );
};

/** Neighbouring texts become one. */
const merged = (nodes: readonly ChildNode[]): ChildNode[] => {
  const out: ChildNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (isText(node) && last && isText(last)) last.data += node.data;
    else out.push(node);
  }
  return out;
};
