import { attribute, child, isElement, rawText, type XmlElement } from '../../xml/element.ts';
import { looksLikeHtml, xhtml } from '../../xml/html.ts';

const kindOf = (element: XmlElement): string => (attribute(element, 'type') ?? 'text').toLowerCase();

/** Is a text construct marked up (RFC 4287 §3.1.1, §4.1.3.1)? Plain text that plainly is HTML counts too. */
export function isMarkup(element: XmlElement): boolean {
  const kind = kindOf(element);
  if (/html/.test(kind) || element.children.some(isElement)) return true;
  return kind !== 'text/plain' && looksLikeHtml(rawText(element)) && /<\/?[a-z]/i.test(rawText(element));
}

/** A text construct as HTML or plain text; of XHTML the content of its `div`. */
export function readText(element: XmlElement): string {
  if (!element.children.some(isElement)) return rawText(element).trim();
  const div = kindOf(element).includes('xhtml') ? child(element, 'div') : undefined;
  return xhtml((div ?? element).children);
}
