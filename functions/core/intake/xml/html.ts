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

/** Elements that titles hold as markup, closed or without an end. */
const closed = wordSet('a abbr b cite code del em font i ins mark q s small span strong sub sup u');
const alone = wordSet('br hr img wbr p div');

/**
 * A title that may hold HTML (RSS 2.0 does not say): tags of HTML go where they have attributes, stand alone by
 * nature, or are closed. Others are words of the title: "How to use <b>", "List<String> explained".
 */
export function plainTitle(written: string): string {
  if (!written.includes('<')) return plain(written);
  const ends = new Set(
    Array.from(written.matchAll(/<\/([a-z]\w{0,20})>/gi), ([, name]) => name?.toLowerCase()),
  );
  const kept = written.replace(
    /<(\/?)([a-zA-Z]\w{0,20})((?:\s[^<>]{0,2000})?)\/?>/g,
    (tag, _slash, name: string, attributes: string) => {
      const lower = name.toLowerCase();
      const markup = alone.has(lower) || attributes.includes('=') || (closed.has(lower) && ends.has(lower));
      return markup ? tag : tag.replace('<', '&lt;');
    },
  );
  return plain(kept);
}
