import { names } from '../../markup/html-names.ts';
import { childElements, isBlank } from '../../markup/html-tree.ts';
import { oneLine } from '../../markup/white-space.ts';
import type { Association } from '../../story/schema.ts';
import { type ChildNode, type Element, isElement, textOf } from './dom.ts';

/**
 * What a feed must put into the running text because its format has no field for it. The renderers of Dateline mark
 * these parts by class: the correction note, the dateline, and pictures of the story as a whole.
 */
export interface ArticleParts {
  correctionNote?: string;
  dateline?: string;
  /** What a figure says about a picture, by the address of the picture. */
  pictures: Map<string, Pick<Association, 'caption' | 'creditLine' | 'alt'>>;
}

const marks = /class="(?:correction-note|dateline|association)"/;

/**
 * Removes the marked parts from the nodes of a body. A figure is removed only when its picture is `known` as one of
 * the story. The dateline is returned and stays: it is lifted later, together with its separator.
 */
export function takeArticleParts(html: string, nodes: ChildNode[], known: ReadonlySet<string>): ArticleParts {
  const parts: ArticleParts = { pictures: new Map() };
  if (marks.test(html)) takeFrom(nodes, parts, known);
  return parts;
}

const takeFrom = (nodes: ChildNode[], parts: ArticleParts, known: ReadonlySet<string>): void => {
  const elements = nodes.filter(isElement);
  const [only] = elements;
  // Text from right to left is inside an element that says so.
  if (only && elements.length === 1 && wrapping.has(only.name)) {
    takeFrom(only.children, parts, known);
    return;
  }
  for (const node of elements) {
    if (isTaken(node, parts, known)) nodes.splice(nodes.indexOf(node), 1);
  }
};

const wrapping = names('div article section body html');

const isTaken = (node: Element, parts: ArticleParts, known: ReadonlySet<string>): boolean => {
  const { name, attribs, children } = node;
  if (name === 'p' && attribs.class === 'correction-note') {
    parts.correctionNote ??= oneLine(textOf(node));
    return true;
  }
  if (name === 'p' && parts.dateline === undefined) {
    const [first, ...rest] = children;
    if (first && isElement(first) && first.attribs.class === 'dateline') {
      parts.dateline = oneLine(textOf(first));
      return rest.every(isBlank);
    }
  }
  return name === 'figure' && attribs.class === 'association' && isKnownPicture(node, parts, known);
};

const isKnownPicture = (figure: Element, parts: ArticleParts, known: ReadonlySet<string>): boolean => {
  const [image] = childElements(figure, names('img'));
  const href = image?.attribs.src;
  if (href === undefined || !known.has(href)) return false;
  const [caption] = childElements(figure, names('figcaption'));
  const credit = caption && childElements(caption, names('small'))[0];
  const words = caption?.children.filter((one) => one !== credit).map(textOf) ?? [];
  const said = {
    caption: oneLine(words.join('')),
    creditLine: credit ? oneLine(textOf(credit)) : '',
    alt: oneLine(image?.attribs.alt ?? ''),
  };
  parts.pictures.set(href, {
    ...(said.caption !== '' && { caption: said.caption }),
    ...(said.creditLine !== '' && { creditLine: said.creditLine }),
    // Without a text of its own an image has that of its caption.
    ...(said.alt !== '' && said.alt !== said.caption && { alt: said.alt }),
  });
  return true;
};

/** The stated pictures, completed with what only the figures say about them. */
export const described = (associations: readonly Association[], { pictures }: ArticleParts): Association[] =>
  associations.map((association) => {
    const said = association.renditions.flatMap(({ href }) => pictures.get(href) ?? [])[0];
    if (said === undefined) return association;
    const { caption, ...rest } = said;
    // A picture without a caption shows its headline.
    const shown = caption === undefined || caption === association.headline ? {} : { caption };
    return { ...shown, ...rest, ...association };
  });
