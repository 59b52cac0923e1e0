import type { AnyNode, Element } from 'domhandler';
import { getElementsByTagName, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { fold } from './fold.ts';

/** What the body of a story holds, by kind, folded. */
export interface BodyBlocks {
  paragraphs: string[];
  headings: string[];
  lists: string[][];
  tables: string[][][];
}

const isElement = (node: AnyNode): node is Element => node.type === 'tag';
const inside = (node: Element, names: string[]): boolean => {
  for (let up = node.parent; up; up = up.parent)
    if (isElement(up as AnyNode) && names.includes((up as Element).name)) return true;
  return false;
};
const text = (node: AnyNode): string => {
  for (const line of getElementsByTagName('br', [node])) line.children = [];
  return fold(textContent(node));
};

/** Reads the clean HTML of a story, in which elements are properly nested. */
export function blocksOf(body: string): BodyBlocks {
  const document = parseDocument(body.replace(/<br\s*\/?>/g, '\n'));
  const outside = (name: string) =>
    getElementsByTagName(name, document).filter((node) => !inside(node, ['ul', 'ol', 'table', 'figure']));
  const textsOf = (names: string[]) => {
    const wanted = new Set(names.flatMap(outside));
    return getElementsByTagName((name) => names.includes(name), document)
      .filter((node) => wanted.has(node))
      .map(text);
  };
  return {
    paragraphs: textsOf(['p', 'pre']),
    headings: textsOf(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']),
    lists: getElementsByTagName((name) => name === 'ul' || name === 'ol', document)
      .filter((node) => !inside(node, ['ul', 'ol']))
      .map((list) => getElementsByTagName('li', list).map(text)),
    tables: getElementsByTagName('table', document).map((table) =>
      getElementsByTagName('tr', table).map((row) =>
        getElementsByTagName((name) => name === 'td' || name === 'th', row).map(text),
      ),
    ),
  };
}
