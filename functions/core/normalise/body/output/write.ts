import { escapeAttribute, escapeText } from '../../../markup/escape.ts';
import {
  bodyBlocks,
  cells,
  headings,
  lists,
  names,
  tableSections,
  without,
} from '../../../markup/html-names.ts';
import { type ChildNode, type Element, isElement, isText } from '../dom.ts';

/**
 * Writes a body whose every element, attribute and nesting is on the lists below. They hold less than those of the
 * sanitizer (`allowed.ts`), which would write the same bytes for such a body. Undefined as soon as anything else
 * occurs; the caller then lets the sanitizer decide.
 */
export const writeBlocks = (blocks: readonly Element[]): string | undefined => {
  const written: string[] = [];
  for (const block of blocks) {
    const html = topLevel.has(block.name) ? writeElement(block, 1) : undefined;
    if (html === undefined) return undefined;
    written.push(html);
  }
  return written.join('\n');
};

const deepest = 200;

const marks = names('a em strong b i u s sub sup q cite code bdi bdo');
const inline = names(marks, 'br img');
const withLists = names(inline, lists);
const topLevel = without(bodyBlocks, 'h1');
const rows = names('tr');

const all = (parents: ReadonlySet<string>, children: ReadonlySet<string>) =>
  [...parents].map((parent) => [parent, children] as const);

/** What each element may hold in addition to text. Nothing here makes an HTML parser close another element early. */
const holds: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...all(names(headings, marks, 'p pre caption figcaption'), inline),
  ...all(lists, names('li')),
  ...all(names(cells, 'li'), withLists),
  ...all(tableSections, rows),
  ['table', names(tableSections, 'caption tr')],
  ['tr', cells],
  ['blockquote', names(topLevel, inline)],
  ['figure', names('img a figcaption blockquote br')],
]);

const writeElement = (element: Element, depth: number): string | undefined => {
  const { name, children } = element;
  const attributes = writeAttributes(element);
  if (attributes === undefined || depth > deepest) return undefined;
  if (name === 'br' || name === 'img') return children.length === 0 ? `<${name}${attributes} />` : undefined;
  const may = holds.get(name);
  if (may === undefined) return undefined;
  let inner = '';
  for (const child of children) {
    const written = writeChild(child, may, depth);
    if (written === undefined) return undefined;
    inner += written;
  }
  return `<${name}${attributes}>${inner}</${name}>`;
};

const writeChild = (child: ChildNode, may: ReadonlySet<string>, depth: number): string | undefined => {
  if (isText(child)) return escapeText(child.data);
  return isElement(child) && may.has(child.name) ? writeElement(child, depth + 1) : undefined;
};

const writeAttributes = ({ name, attribs }: Element): string | undefined => {
  let out = '';
  for (const key in attribs) {
    const value = attribs[key] ?? '';
    const rule = attributes.get(key);
    if (!rule || !(rule.of?.has(name) ?? true) || !rule.isValid(value)) return undefined;
    out += ` ${key}="${escapeAttribute(value)}"`;
  }
  return out;
};

const isNumber = (value: string): boolean => /^\d{1,6}$/.test(value);
/** Visible ASCII that neither ends an attribute nor begins a tag, a comment or a reference. */
const isWebAddress = (value: string): boolean =>
  /^https?:\/\/[\w\-.~:/?#[\]@!$'()*+,;=%{}|^`]+$/.test(value.replaceAll('&', ''));
const isMailAddress = (value: string): boolean => /^mailto:[\w\-.~@!$'*+/=?%{}|^`]+$/.test(value);

interface AttributeRule {
  /** Elements that may have it. Without these, all. */
  of?: ReadonlySet<string>;
  isValid: (value: string) => boolean;
}

const attributes: ReadonlyMap<string, AttributeRule> = new Map<string, AttributeRule>([
  ['href', { of: names('a'), isValid: (value) => isWebAddress(value) || isMailAddress(value) }],
  ['src', { of: names('img'), isValid: isWebAddress }],
  ['alt', { of: names('img'), isValid: () => true }],
  ['width', { of: names('img'), isValid: isNumber }],
  ['height', { of: names('img'), isValid: isNumber }],
  ['colspan', { of: cells, isValid: isNumber }],
  ['rowspan', { of: cells, isValid: isNumber }],
  ['start', { of: names('ol'), isValid: isNumber }],
  ['dir', { isValid: (value) => /^(?:rtl|ltr|auto)$/.test(value) }],
  ['lang', { isValid: (value) => /^[A-Za-z\d-]{2,40}$/.test(value) }],
]);
