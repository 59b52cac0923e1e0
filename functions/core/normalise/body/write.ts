import { type ChildNode, type Element, isElement, isText } from './dom.ts';

/**
 * Writes a body whose every element, attribute and nesting is on the list below, which holds less than the
 * sanitizer's own (`allowed.ts`): for such a body the sanitizer would give these very bytes. Undefined as soon as
 * anything else is met; the caller then has the sanitizer decide.
 */
export const writeBlocks = (blocks: readonly Element[]): string | undefined => {
  let out = '';
  for (const block of blocks) {
    if (!topLevel.has(block.name)) return undefined;
    const written = writeElement(block, 1);
    if (written === undefined) return undefined;
    out += out === '' ? written : `\n${written}`;
  }
  return out;
};

const deepest = 200;
const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const inlineNames = 'a em strong b i u s sub sup q cite code bdi bdo br img';
const inline = names(inlineNames);
const withLists = names(`${inlineNames} ul ol`);
const blockNames = 'h2 h3 h4 h5 h6 p ul ol table blockquote pre figure';
const topLevel = names(blockNames);
const rows = names('tr');

/** What each element may hold beside text. Nothing here makes an HTML parser close another element early. */
const holds: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...'h2 h3 h4 h5 h6 p pre caption figcaption'.split(' ').map((name) => [name, inline] as const),
  ...'a em strong b i u s sub sup q cite code bdi bdo'.split(' ').map((name) => [name, inline] as const),
  ['ul', names('li')],
  ['ol', names('li')],
  ['li', withLists],
  ['td', withLists],
  ['th', withLists],
  ['table', names('caption thead tbody tfoot tr')],
  ['thead', rows],
  ['tbody', rows],
  ['tfoot', rows],
  ['tr', names('td th')],
  ['blockquote', names(`${blockNames} ${inlineNames}`)],
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

const number = /^\d{1,6}$/;
const direction = /^(?:rtl|ltr|auto)$/;
const language = /^[A-Za-z\d-]{2,40}$/;
/** Visible ASCII that neither ends an attribute nor begins a tag, a comment or a reference. */
const webAddress = /^https?:\/\/[\w\-.~:/?#[\]@!$'()*+,;=%{}|^`]+$/;
const mailAddress = /^mailto:[\w\-.~@!$'*+/=?%{}|^`]+$/;

const writeAttributes = ({ name, attribs }: Element): string | undefined => {
  let out = '';
  for (const key in attribs) {
    const value = attribs[key] ?? '';
    if (!isSound(name, key, value)) return undefined;
    out += ` ${key}="${key === 'alt' || key === 'href' || key === 'src' ? escapeAttribute(value) : value}"`;
  }
  return out;
};

const isSound = (name: string, key: string, value: string): boolean => {
  switch (key) {
    case 'href':
      return name === 'a' && (isWebAddress(value) || mailAddress.test(value));
    case 'src':
      return name === 'img' && isWebAddress(value);
    case 'alt':
      return name === 'img';
    case 'width':
    case 'height':
      return name === 'img' && number.test(value);
    case 'colspan':
    case 'rowspan':
      return (name === 'td' || name === 'th') && number.test(value);
    case 'start':
      return name === 'ol' && number.test(value);
    case 'dir':
      return direction.test(value);
    case 'lang':
      return language.test(value);
    default:
      return false;
  }
};

const isWebAddress = (value: string): boolean =>
  webAddress.test(value.includes('&') ? value.replaceAll('&', '') : value);

const escapeText = (text: string): string =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;

const escapeAttribute = (text: string): string =>
  /[&<>"]/.test(text) ? escapeText(text).replaceAll('"', '&quot;') : text;
