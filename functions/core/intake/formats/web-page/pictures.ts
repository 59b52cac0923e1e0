import { type Element, isTag } from 'domhandler';
import { elementsBelow, type HtmlNode, parentOf } from '../../../markup/html-tree.ts';
import type { Association } from '../../../story/schema.ts';
import { clutterMark, wordsOf } from './clutter.ts';
import { textOf } from './tree.ts';

/** Smaller pictures (pixels) are icons and counting pixels. */
const minSide = 80;
const maxPictures = 50;

/** Furniture that may hold the article's own pictures. */
const pictureBoxes =
  /^(figcaption|captions?|wpcaption|credits?|photocredit|gallery|slideshow|carousel|slider|lightbox)$/;

/** The pictures within the article with caption and credit as written, in document order, each once. */
export function findPictures(
  roots: readonly HtmlNode[],
  isFurniture: (node: HtmlNode) => boolean,
): Association[] {
  const pictures = new Map<string, Association>();
  for (const root of roots) {
    for (const image of elementsBelow(root)) {
      if (image.name !== 'img' || pictures.size >= maxPictures) continue;
      const href = addressOf(image);
      if (href === undefined || pictures.has(href) || isSmall(image)) continue;
      if (
        /logo|icon|avatar|placeholder|spacer|pixel|blank\.(gif|png)/i.test(
          `${href.split(/[?#]/)[0]?.split('/').pop()} ${image.attribs.class ?? ''}`,
        )
      )
        continue;
      if (inOtherBox(image, root) || isFurniture(image)) continue;
      pictures.set(href, describe(image, href, root));
    }
  }
  return [...pictures.values()];
}

/** Lazy loaders put the address elsewhere and a placeholder in `src`. */
function addressOf({ attribs }: Element): string | undefined {
  const candidates = [
    attribs['data-src'],
    attribs['data-original'],
    attribs['data-lazy-src'],
    attribs.src,
    attribs['data-srcset']?.split(/[\s,]+/)[0],
    attribs.srcset?.split(/[\s,]+/)[0],
  ];
  return candidates
    .find((href) => href !== undefined && href !== '' && !/^(data|javascript|blob):|\.svg(\?|$)/i.test(href))
    ?.trim();
}

const isSmall = ({ attribs }: Element): boolean =>
  [attribs.width, attribs.height].some(
    (side) => /^\d+(px)?$/.test(side ?? '') && Number.parseInt(side ?? '', 10) < minSide,
  );

function inOtherBox(image: Element, root: HtmlNode): boolean {
  for (let node = parentOf(image); node && node !== root; node = parentOf(node)) {
    const mark = isTag(node) ? clutterMark(node) : undefined;
    if (mark !== undefined && !pictureBoxes.test(mark)) return true;
  }
  return false;
}

function describe(image: Element, href: string, root: HtmlNode): Association {
  const { alt, width, height } = image.attribs;
  const box = captionBox(image, root);
  const caption = box && partNamed(box, /^(figcaption|captions?|wpcaption|legend|cutline)$/);
  const credit = box && partNamed(box, /^(credits?|photocredit|copyright|source|attribution)$/);
  const creditText = credit && textOf(credit);
  let captionText = caption && textOf(caption);
  if (captionText && creditText && captionText !== creditText)
    captionText = captionText.replace(creditText, '').trim();
  return {
    type: 'picture',
    renditions: [{ href, ...pixels('width', width), ...pixels('height', height) }],
    ...(captionText && captionText !== creditText && { caption: captionText.slice(0, 2000) }),
    ...(creditText && { creditLine: creditText.slice(0, 300) }),
    ...(alt?.trim() && { alt: alt.replace(/\s+/g, ' ').trim().slice(0, 1000) }),
  };
}

const pixels = (name: 'width' | 'height', value: string | undefined): { width?: number; height?: number } =>
  /^[1-9]\d{0,4}$/.test(value ?? '') ? { [name]: Number(value) } : {};

/** The nearest `figure`, or the nearest box that holds this one picture and a caption. */
function captionBox(image: Element, root: HtmlNode): Element | undefined {
  let steps = 0;
  for (let node = parentOf(image); node && node !== root && steps < 5; node = parentOf(node), steps++) {
    if (!isTag(node)) break;
    if (node.name === 'figure') return node;
    let images = 0;
    for (const element of elementsBelow(node)) if (element.name === 'img') images++;
    if (images > 1) break;
    if (partNamed(node, /^(figcaption|captions?|wpcaption|cutline)$/)) return node;
  }
  return undefined;
}

function partNamed(box: Element, name: RegExp): Element | undefined {
  for (const element of elementsBelow(box)) {
    if (name.test(element.name) || wordsOf(element.attribs.class ?? '').some((word) => name.test(word))) {
      if (element.name !== 'img' && textOf(element) !== '') return element;
    }
  }
  return undefined;
}
