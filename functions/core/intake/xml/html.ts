import { wordSet } from '../draft/words.ts';
import { fold, isElement, rawText, type XmlElement, type XmlNode } from './element.ts';
import { decodeReferences } from './entities.ts';

/** What becomes of an element in the body's HTML. */
export type Mapped =
  | { tag: string; attributes?: Readonly<Record<string, string>> }
  | { html: string }
  /** Its content stays. */
  | 'unwrap'
  /** It goes with its content. */
  | 'drop';
export type ElementMap = (element: XmlElement) => Mapped;

const VOID = wordSet('area br col embed hr img input link meta source track wbr');
const RAW = /[&<>]/;

export const escapeText = (text: string): string =>
  RAW.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
export const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

/** Mixed XML content as HTML for the draft's body; cleaning it is the normaliser's work. */
export function toHtml(nodes: readonly XmlNode[], map: ElementMap): string {
  let html = '';
  for (const node of nodes) {
    if (!isElement(node)) {
      html += escapeText(node);
      continue;
    }
    const mapped = map(node);
    if (mapped === 'drop') continue;
    if (mapped === 'unwrap') html += toHtml(node.children, map);
    else if ('html' in mapped) html += mapped.html;
    else html += element(mapped.tag, mapped.attributes ?? {}, node.children, map);
  }
  return html;
}

function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly XmlNode[],
  map: ElementMap,
): string {
  let start = `<${tag}`;
  for (const name in attributes) start += ` ${name}="${escapeAttribute(attributes[name] ?? '')}"`;
  return VOID.has(tag) ? `${start}>` : `${start}>${toHtml(children, map)}</${tag}>`;
}

/** Content of an XHTML element: everything stays but the frame of the page and what a page only runs. */
export const xhtmlElement: ElementMap = (node) => {
  const tag = node.name.toLowerCase();
  if (tag === 'head' || tag === 'script' || tag === 'style') return 'drop';
  if (tag === 'html' || tag === 'body') return 'unwrap';
  const attributes: Record<string, string> = {};
  for (const name in node.attributes) {
    if (!name.includes(':') && name !== 'xmlns') attributes[name] = node.attributes[name] ?? '';
  }
  return { tag, attributes };
};

export const xhtml = (nodes: readonly XmlNode[]): string => toHtml(nodes, xhtmlElement).trim();

/** Does the text hold markup, i.e. is it HTML that was escaped or put into CDATA? */
export const looksLikeHtml = (text: string): boolean =>
  /<\/?[a-zA-Z][^<>]{0,2000}>|&(?:[a-zA-Z]{2,8}|#\d{1,7});/.test(text);

/** An element that holds HTML as text, or XHTML as elements, or both. */
export function htmlContent(node: XmlElement): string {
  return node.children.some(isElement) ? xhtml(node.children) : rawText(node).trim();
}

/** Text without blank lines in front and white space behind; the first line keeps its indent. */
export function withoutMargins(text: string): string {
  const end = text.trimEnd();
  const first = end.search(/\S/);
  return first < 0 ? '' : end.slice(end.lastIndexOf('\n', first) + 1);
}

/** HTML of a short field as one line of plain text. */
export function plain(html: string): string {
  const bare = html.includes('<') ? html.replace(/<\/?[a-zA-Z!][^<>]{0,2000}>/g, ' ') : html;
  return fold(decodeReferences(bare)).replace(/ ([,.;:!?])/g, '$1');
}
