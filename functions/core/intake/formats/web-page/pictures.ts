import { type Element, isTag } from 'domhandler';
import { images, names } from '../../../markup/html-names.ts';
import { childElements, elementsBelow, type HtmlNode, parentOf } from '../../../markup/html-tree.ts';
import type { Association } from '../../../story/schema.ts';
import { clutterMark, wordsOf } from './clutter.ts';
import { inNoscript, textOf } from './tree.ts';

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
      if (!images.has(image.name) || pictures.size >= maxPictures || isSpare(image)) continue;
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

/** Attributes in which lazy loaders keep the address of the picture, a placeholder standing in `src`. */
const lazy = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-hi-res-src',
  'data-full-src',
  'data-url',
];
const lazySets = ['data-srcset', 'data-lazy-srcset', 'srcset'];

function addressOf(image: Element): string | undefined {
  const { attribs } = image;
  const sets = lazySets.map((name) => largestOf(attribs[name]));
  const candidates = [
    ...lazy.map((name) => attribs[name]),
    sets[0],
    sets[1],
    notPlaceholder(attribs.src),
    sets[2],
    sourceOf(image),
  ];
  return candidates.find(isUsable)?.trim();
}

const isUsable = (href: string | undefined): boolean =>
  href !== undefined &&
  href.trim() !== '' &&
  !/^\s*(data|javascript|blob|about):|\.svg(\?|$)|^\{\{/i.test(href);

const notPlaceholder = (src: string | undefined): string | undefined =>
  /(?:^|[/_.-])(?:placeholder|blank|spacer|transparent|lazy(?:load)?|loading|1x1|pixel)(?:[_.-][^/]*)?\.(?:gif|png|jpe?g|webp)(?:$|\?)/i.test(
    src ?? '',
  )
    ? undefined
    : src;

/** The largest picture of a `srcset` that pages still show (HTML §srcset): by width or by density. */
function largestOf(set: string | undefined): string | undefined {
  let best: string | undefined;
  let most = -1;
  for (const candidate of set?.slice(0, 20_000).split(/,\s+|,(?=https?:|\/)/) ?? []) {
    const [href, size = '1x'] = candidate.trim().split(/\s+/);
    const value = Number.parseFloat(size) * (size.endsWith('x') ? 1000 : 1);
    if (!isUsable(href) || !(value > most) || (value > largest && best !== undefined)) continue;
    best = href;
    most = value;
  }
  return best;
}
const largest = 2400;

/** The first `source` of a `picture` whose `img` has no address of its own. */
function sourceOf(image: Element): string | undefined {
  const parent = parentOf(image);
  if (!parent || !isTag(parent) || parent.name !== 'picture') return undefined;
  const sets = childElements(parent, names('source')).map(({ attribs }) =>
    largestOf(attribs.srcset ?? attribs['data-srcset']),
  );
  return sets.find(isUsable);
}

/** A picture of `noscript` stands in for one next to it that has no address. */
function isSpare(image: Element): boolean {
  if (image.attribs[inNoscript] === undefined) return false;
  const parent = parentOf(image);
  const others = parent ? childElements(parent, images).filter((other) => other !== image) : [];
  const isFramed = parent && isTag(parent) && /^(figure|picture)$/.test(parent.name);
  // Alone it is as often a counter or an advertisement.
  if (others.length === 0 && !isFramed) return true;
  return others.some((other) => other.attribs[inNoscript] === undefined && addressOf(other) !== undefined);
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
    let count = 0;
    for (const element of elementsBelow(node))
      if (images.has(element.name) && element.attribs[inNoscript] === undefined) count++;
    if (count > 1) break;
    if (partNamed(node, /^(figcaption|captions?|wpcaption|cutline)$/)) return node;
  }
  return undefined;
}

function partNamed(box: Element, name: RegExp): Element | undefined {
  for (const element of elementsBelow(box)) {
    if (name.test(element.name) || wordsOf(element.attribs.class ?? '').some((word) => name.test(word))) {
      if (!images.has(element.name) && textOf(element) !== '') return element;
    }
  }
  return undefined;
}
