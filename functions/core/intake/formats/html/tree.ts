import type { Document } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { type HtmlFault, htmlFault } from './bounds.ts';

/** A tree, or the place in the text where it grew out of bounds. */
export type HtmlTree = { document: Document } | HtmlFault;

/** Parses HTML unless it is nested too deeply or too large. Linear time. Never throws. */
export function parseHtml(text: string): HtmlTree {
  return htmlFault(text) ?? { document: parseDocument(text) };
}
