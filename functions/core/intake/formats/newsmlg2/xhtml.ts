import type { Draft } from '../../../story/draft.ts';
import { note, putHtml } from '../../draft/fill.ts';
import { fold, isElement, rawText, type XmlElement } from '../../xml/element.ts';
import { type ElementMap, toHtml, withoutMargins, xhtmlElement } from '../../xml/html.ts';

/**
 * Are line ends and indents the text's own? In pretty-printed XML every line is indented; on a wire running lines
 * start at the margin, and paragraphs are indented or have blank lines between them.
 */
function isWireSet(block: string): boolean {
  const lines = block.split('\n').slice(1);
  const margin = lines.some((line) => /^\S/.test(line));
  return margin && lines.some((line) => /^(?:[ \t]{2,}\S|[ \t\r]*$)/.test(line));
}

/**
 * An XHTML body. A page header that repeats headline and keywords goes. Where all text is in paragraphs that
 * hold nothing but wire lines, line ends and indents carry the structure, so the body is plain text.
 */
export function putXhtmlBody(draft: Draft, body: XmlElement): void {
  const wire = wireText(body);
  if (wire !== undefined) {
    note(draft, 'the paragraphs of a fixed-width text were taken from its lines');
    draft.body = { kind: 'text', value: wire };
    return;
  }
  const map: ElementMap = (element) => {
    const name = element.name.toLowerCase();
    if (name === 'header' && headsPage(element)) {
      note(draft, 'a header that repeats the metadata was left out', fold(rawText(element)));
      return 'drop';
    }
    if (name === 'h1' && fold(rawText(element)) === draft.headline) return 'drop';
    return xhtmlElement(element);
  };
  putHtml(draft, toHtml(body.children, map).trim());
}

const headsPage = (header: XmlElement): boolean =>
  header.children.some((node) => isElement(node) && /^(?:h1|ul|time)$/i.test(node.name));

function wireText(body: XmlElement): string | undefined {
  const blocks: string[] = [];
  for (const node of body.children) {
    if (!isElement(node)) {
      if (node.trim() !== '') return undefined;
      continue;
    }
    if (!/^(?:p|pre)$/i.test(node.name) || node.children.some(isElement)) return undefined;
    const block = withoutMargins(rawText(node));
    if (block !== '') blocks.push(block);
  }
  const all = blocks.join('\n\n');
  return blocks.some(isWireSet) ? all : undefined;
}
