import { images, names } from '../../../markup/html-names.ts';
import { childElements, holds, isBlank } from '../../../markup/html-tree.ts';
import { type ChildNode, type Element, element, isElement, isText, textOf } from '../dom.ts';
import { cleanImage } from './images.ts';
import type { Reading } from './reading.ts';

interface Parts {
  images: Element[];
  captions: Element[];
  /** Neither picture nor caption. */
  rest: ChildNode[];
  /** Pictures met, usable or not. */
  pictures: number;
}

/** A figure: its pictures and its caption. Everything else in it is read as ordinary blocks. */
export const cleanFigure = (node: Element, reading: Reading): Element[] => {
  const parts: Parts = { images: [], captions: [], rest: [], pictures: 0 };
  collect(node.children, parts, reading);
  const caption = parts.captions.flatMap((one) => captionOf(one, reading));
  const others = reading.readBlocks(parts.rest);
  if (parts.images.length === 0) return withoutImages(parts.pictures, caption, others, reading);
  const lines = caption.length > 0 ? [element('figcaption', caption)] : [];
  return [element('figure', [...parts.images, ...lines]), ...others];
};

const collect = (nodes: readonly ChildNode[], parts: Parts, reading: Reading): void => {
  for (const child of nodes) {
    if (isText(child) && !isBlank(child)) parts.rest.push(child);
    if (!isElement(child)) continue;
    if (images.has(child.name)) {
      parts.pictures += 1;
      const image = cleanImage(child, reading);
      const isNew = !parts.images.some(({ attribs }) => attribs.src === image?.attribs.src);
      if (image && isNew) parts.images.push(image);
    } else if (child.name === 'figcaption') parts.captions.push(child);
    else if (child.name === 'noscript') {
      if (parts.images.length === 0) collect(child.children, parts, reading);
    } else if (child.name !== 'blockquote' && holds(child, ({ name }) => ofPicture.has(name)))
      collect(child.children, parts, reading);
    else parts.rest.push(child);
  }
};
const ofPicture = names(images, 'figcaption');

/** A caption is one run of inline content, whatever blocks it was made of. */
const captionOf = (node: Element, reading: Reading): ChildNode[] =>
  reading
    .readBlocks(node.children)
    .flatMap((block, at) => [...(at > 0 ? [element('br')] : []), ...block.children]);

const withoutImages = (
  pictures: number,
  caption: readonly ChildNode[],
  others: readonly Element[],
  { changes }: Reading,
): Element[] => {
  if (pictures > 0 && caption.length > 0)
    changes.add('images', 'caption of a picture that is not there removed', caption.map(textOf).join(''));
  const posts = others.flatMap((block) => (block.name === 'figure' ? childElements(block) : [block]));
  // A quotation alone is not a post from elsewhere but part of the story, set apart: it stays running text.
  const isPost =
    posts.some(({ name }) => name !== 'blockquote') &&
    posts.every((post) => post.name === 'blockquote' || post.name === 'a' || onlyLink(post) !== undefined);
  const words = pictures === 0 && caption.length > 0 ? [element('p', caption)] : [];
  const post = (): Element =>
    element(
      'figure',
      posts.map((one) => onlyLink(one) ?? one),
    );
  return isPost ? [post(), ...words] : [...others, ...words];
};

/** The link that is all of a paragraph. */
const onlyLink = ({ name, children }: Element): Element | undefined => {
  const only = children.length === 1 ? children[0] : undefined;
  return name === 'p' && only && isElement(only) && only.name === 'a' ? only : undefined;
};
