import { elements, isElement, type XmlElement } from '../../xml/element.ts';

/** Lines of a wire set for paper tape are at most this long, and all but a paragraph's last are nearly full. */
const LONGEST = 80;
const SHORTEST_FULL = 40;

/**
 * A wire line is not a line break: where paragraphs hold `br` at the ends of full fixed-width lines, the breaks
 * become spaces. Works on the tree; true when something was joined.
 */
export function joinWireLines(content: XmlElement): boolean {
  let joined = false;
  for (const paragraph of elements(content, 'p')) {
    const breaks = paragraph.children.filter((node) => isElement(node) && node.name === 'br').length;
    if (breaks === 0 || !isWireSet(paragraph)) continue;
    paragraph.children = paragraph.children.map((node) => (isElement(node) ? ' ' : node));
    joined = true;
  }
  return joined;
}

function isWireSet(paragraph: XmlElement): boolean {
  const lines: string[] = [];
  for (const node of paragraph.children) {
    if (!isElement(node)) lines.push(node.trimEnd());
    else if (node.name !== 'br' || node.children.length > 0) return false;
  }
  return lines.every((line, index) => {
    // A table row has gaps; a full line of prose has none.
    const full = line.length >= SHORTEST_FULL && line.length <= LONGEST;
    return !/\S {3,}\S/.test(line) && (index === lines.length - 1 ? line.length <= LONGEST : full);
  });
}
