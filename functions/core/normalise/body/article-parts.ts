import type { Association } from '../../story/schema.ts';
import { type ChildNode, type Element, isElement, isText, textOf } from './dom.ts';

/**
 * What a feed has to set into the running text because its format has no other place for it, as Dateline's own
 * renderers do and mark by class: correction note, dateline, and pictures that belong to the story and not to a
 * place in its text.
 */
export interface ArticleParts {
  correctionNote?: string;
  dateline?: string;
  /** What a figure says of a picture, by the address of the picture. */
  pictures: Map<string, Pick<Association, 'caption' | 'creditLine' | 'alt'>>;
}

const marks = /class="(?:correction-note|dateline|association)"/;

/**
 * Takes the marked parts out of the nodes of a body. A figure is taken only when its picture is `known` as one of
 * the story's; the dateline is told and stays, for it is lifted with what stands around it.
 */
export function takeArticleParts(html: string, nodes: ChildNode[], known: ReadonlySet<string>): ArticleParts {
  const parts: ArticleParts = { pictures: new Map() };
  if (marks.test(html)) takeFrom(nodes, parts, known);
  return parts;
}

const takeFrom = (nodes: ChildNode[], parts: ArticleParts, known: ReadonlySet<string>): void => {
  const elements = nodes.filter(isElement);
  const [only] = elements;
  // Text from right to left stands in an element that says so.
  if (only && elements.length === 1 && wrapping.has(only.name)) {
    takeFrom(only.children, parts, known);
    return;
  }
  for (const node of elements) {
    if (isTaken(node, parts, known)) nodes.splice(nodes.indexOf(node), 1);
  }
};

const wrapping = new Set(['div', 'article', 'section', 'body', 'html']);

const isTaken = (node: Element, parts: ArticleParts, known: ReadonlySet<string>): boolean => {
  const { name, attribs, children } = node;
  if (name === 'p' && attribs.class === 'correction-note') {
    parts.correctionNote ??= fold(textOf(node));
    return true;
  }
  if (name === 'p' && parts.dateline === undefined) {
    const [first, ...rest] = children;
    if (first && isElement(first) && first.attribs.class === 'dateline') {
      parts.dateline = fold(textOf(first));
      return rest.every((one) => isText(one) && one.data.trim() === '');
    }
  }
  return name === 'figure' && attribs.class === 'association' && isKnownPicture(node, parts, known);
};

const isKnownPicture = (figure: Element, parts: ArticleParts, known: ReadonlySet<string>): boolean => {
  const image = child(figure, 'img');
  const href = image?.attribs.src;
  if (href === undefined || !known.has(href)) return false;
  const caption = child(figure, 'figcaption');
  const credit = caption && child(caption, 'small');
  const words = caption
    ? fold(
        caption.children
          .filter((one) => one !== credit)
          .map(textOf)
          .join(''),
      )
    : '';
  const alt = fold(image?.attribs.alt ?? '');
  const creditLine = credit ? fold(textOf(credit)) : '';
  parts.pictures.set(href, {
    ...(words !== '' && { caption: words }),
    ...(creditLine !== '' && { creditLine }),
    // Without a text of its own an image has that of its caption.
    ...(alt !== '' && alt !== words && { alt }),
  });
  return true;
};

const child = (parent: Element, name: string): Element | undefined =>
  parent.children.filter(isElement).find((one) => one.name === name);

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The stated pictures with what the figures say of them and the upload did not. */
export const described = (associations: readonly Association[], { pictures }: ArticleParts): Association[] =>
  associations.map((association) => {
    const said = association.renditions.flatMap(({ href }) => pictures.get(href) ?? [])[0];
    if (said === undefined) return association;
    const { caption, ...rest } = said;
    // A picture without a caption shows its headline.
    const shown = caption === undefined || caption === association.headline ? {} : { caption };
    return { ...shown, ...rest, ...association };
  });
