import type { Document } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { nestingFault, tooDeep } from './nesting.ts';

/** A tree, or the place in the text where it is nested too deeply to be walked. */
export type HtmlTree = { document: Document } | { at: number; detail: string };

/** Parses HTML unless it is nested out of bounds. Linear time. Never throws. */
export function parseHtml(text: string): HtmlTree {
  const at = nestingFault(text);
  return at === undefined ? { document: parseDocument(text) } : { at, detail: tooDeep };
}
