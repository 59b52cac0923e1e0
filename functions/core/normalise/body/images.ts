import { cleanAddress } from '../../markup/address.ts';
import { type Element, element, isElement, textOf } from './dom.ts';
import { type Reading, readBlocks } from './from-html.ts';
import { cleanInline } from './inline.ts';

const imageFile = /\.(?:jpe?g|png|webp|gif|avif|svg|tiff?|bmp|heic)(?:$|[?#&/])/i;

const sizeOf = (value: string | undefined): number | undefined => {
  const size = Number.parseInt(value ?? '', 10);
  return Number.isFinite(size) && size >= 0 ? size : undefined;
};

/** An image with absolute address, alt text and size; undefined for tracking pixels and images without an address. */
export const cleanImage = (node: Element, reading: Reading): Element | undefined => {
  const { attribs } = node;
  const width = sizeOf(attribs.width ?? /(?:^|;)\s*width\s*:\s*(\d+)px/i.exec(attribs.style ?? '')?.[1]);
  const height = sizeOf(attribs.height ?? /(?:^|;)\s*height\s*:\s*(\d+)px/i.exec(attribs.style ?? '')?.[1]);
  const source = sourceOf(attribs);
  if ((width !== undefined && width <= 2) || (height !== undefined && height <= 2) || isPixel(source)) {
    reading.changes.add('images', 'tracking pixel removed', source);
    return undefined;
  }
  const scripted = Object.keys(attribs).some((name) => /^on/i.test(name));
  if (scripted && !imageFile.test(source)) {
    reading.changes.add('images', 'image with a script removed', source);
    return undefined;
  }
  const address = cleanAddress(source, reading.baseUrl);
  if (!address || !/^https?:/.test(address.url)) {
    reading.changes.add('images', 'image without a usable address removed', source);
    return undefined;
  }
  const clean: Record<string, string> = {
    src: address.url,
    alt: (attribs.alt ?? '').replace(/\s+/g, ' ').trim(),
  };
  if (width) clean.width = String(width);
  if (height) clean.height = String(height);
  return element('img', [], clean);
};

/** The image's own address: lazy loaders keep a placeholder in `src`. */
const sourceOf = (attribs: Record<string, string>): string => {
  const src = (attribs.src ?? '').trim();
  const lazy = attribs['data-src'] ?? attribs['data-original'] ?? attribs['data-lazy-src'] ?? '';
  if (
    lazy !== '' &&
    (src === '' || src.startsWith('data:') || /placeholder|blank|spacer|loading|1x1/i.test(src))
  )
    return lazy.trim();
  if (src !== '') return src;
  return (attribs.srcset ?? attribs['data-srcset'] ?? '').split(/,\s+/)[0]?.trim().split(/\s+/)[0] ?? '';
};

const isPixel = (source: string): boolean =>
  /(?:^|[/_.-])(?:pixel|spacer|blank|1x1|beacon|tracker?|tracking)(?:[_.-][^/]*)?\.(?:gif|png)(?:$|[?#])/i.test(
    source,
  ) ||
  /^https?:\/\/(?:pixel|beacon|track(?:ing|er)?|stats?|analytics|sb\.scorecardresearch|b\.scorecardresearch|www\.facebook\.com\/tr)[./]/i.test(
    source,
  );

/** A figure: its pictures and its caption. What is neither is read as ordinary blocks. */
export const blockImage = (node: Element, reading: Reading): Element[] => {
  const images: Element[] = [];
  const captions: Element[] = [];
  const rest: Element['children'] = [];
  let pictures = 0;
  const visit = (nodes: readonly Element['children'][number][]): void => {
    for (const child of nodes) {
      if (!isElement(child)) {
        if (textOf(child).trim() !== '' && 'data' in child && child.type === 'text') rest.push(child);
        continue;
      }
      if (child.name === 'img' || child.name === 'amp-img') {
        pictures += 1;
        const image = cleanImage(child, reading);
        if (image && !images.some((known) => known.attribs.src === image.attribs.src)) images.push(image);
      } else if (child.name === 'figcaption') captions.push(child);
      else if (child.name === 'noscript') {
        if (images.length === 0) visit(child.children);
      } else if (holdsImage(child) && child.name !== 'blockquote') visit(child.children);
      else rest.push(child);
    }
  };
  visit(node.children);
  const caption = captions.flatMap((one) => captionOf(one, reading));
  const others = readBlocks(rest, reading);
  if (images.length === 0) {
    if (pictures > 0 && caption.length > 0)
      reading.changes.add(
        'images',
        'caption of a picture that is not there removed',
        caption.map(textOf).join(''),
      );
    const lines = pictures === 0 && caption.length > 0 ? [element('p', caption)] : [];
    const posts = others
      .flatMap((block) => (block.name === 'figure' ? block.children : [block]))
      .filter(isElement);
    // A quotation alone is no post from elsewhere but the story's own, set off: it reads on as text.
    if (
      posts.some((post) => post.name !== 'blockquote') &&
      posts.every((post) => post.name === 'blockquote' || post.name === 'a' || isLinkOnly(post))
    )
      return [element('figure', posts.map(unwrapLink))];
    return [...others, ...lines];
  }
  return [
    element('figure', [...images, ...(caption.length > 0 ? [element('figcaption', caption)] : [])]),
    ...others,
  ];
};

const holdsImage = (node: Element): boolean =>
  node.children.some(
    (child) =>
      isElement(child) &&
      (child.name === 'img' || child.name === 'amp-img' || child.name === 'figcaption' || holdsImage(child)),
  );

/** A caption is one run of inline content, whatever blocks it was made of. */
const captionOf = (node: Element, reading: Reading): Element['children'] => {
  const blocks = readBlocks(node.children, reading);
  return blocks.flatMap((block, at) => [
    ...(at > 0 ? cleanInline([element('br')], reading) : []),
    ...block.children,
  ]);
};

const isLinkOnly = (node: Element): boolean =>
  node.name === 'p' &&
  node.children.length === 1 &&
  node.children.every((child) => isElement(child) && child.name === 'a');
const unwrapLink = (node: Element): Element => {
  const only = node.children[0];
  return isLinkOnly(node) && only && isElement(only) ? only : node;
};
