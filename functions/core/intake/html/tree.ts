import { type Document, DomHandler, type Element } from 'domhandler';
import { Parser } from 'htmlparser2';

/** Browsers flatten what is nested deeper. */
export const mostDepth = 512;
const mostElements = 200_000;
const chunk = 64 * 1024;

/** A tree whose nodes know where they stand in the source, or the place where it grew out of bounds. */
export type HtmlTree = { document: Document } | { at: number; detail: string };

/**
 * Parses HTML within bounds of depth and number of elements, so that walking or printing the tree cannot exhaust
 * the stack. Linear time: parsing ends where a bound is passed. Never throws.
 */
export function parseHtml(text: string): HtmlTree {
  const handler = new BoundedHandler();
  const parser = new Parser(handler);
  for (let at = 0; at < text.length; at += chunk) {
    parser.write(text.slice(at, at + chunk));
    if (handler.excess !== undefined) return handler.excess;
  }
  parser.end();
  return { document: handler.root };
}

class BoundedHandler extends DomHandler {
  excess: { at: number; detail: string } | undefined;
  private elements = 0;
  private position: { startIndex: number | null } = { startIndex: 0 };

  constructor() {
    super(undefined, { withStartIndices: true, withEndIndices: true });
  }

  override onparserinit(parser: Parameters<DomHandler['onparserinit']>[0]): void {
    super.onparserinit(parser);
    this.position = parser;
  }

  override onopentag(name: string, attributes: Element['attribs']): void {
    // What is left of the chunk is still reported, and not kept.
    if (this.excess !== undefined) return;
    super.onopentag(name, attributes);
    this.elements++;
    // The document itself is the first entry.
    const deep = this.tagStack.length > mostDepth + 1;
    if (!deep && this.elements <= mostElements) return;
    const detail = deep
      ? `the HTML is nested more than ${mostDepth} elements deep`
      : `the HTML holds more than ${mostElements} elements`;
    this.excess = { at: this.position.startIndex ?? 0, detail };
  }

  override onclosetag(): void {
    if (this.excess === undefined) super.onclosetag();
  }
}
