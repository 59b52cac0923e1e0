import { cleanAddress } from '../../../markup/address.ts';
import { oneLine } from '../../../markup/white-space.ts';
import { type Element, element } from '../dom.ts';
import type { Reading } from './reading.ts';

const imageFile = /\.(?:jpe?g|png|webp|gif|avif|svg|tiff?|bmp|heic)(?:$|[?#&/])/i;

/** An image with absolute address, alt text and size. Undefined for tracking pixels and images without an address. */
export const cleanImage = ({ attribs }: Element, { baseUrl, changes }: Reading): Element | undefined => {
  const source = sourceOf(attribs);
  const width = sizeOf(attribs, 'width');
  const height = sizeOf(attribs, 'height');
  const address = cleanAddress(source, baseUrl);
  const reason = refusal(attribs, source, [width, height], address?.url);
  if (reason !== undefined || !address) {
    changes.add('images', reason ?? 'image without a usable address removed', source);
    return undefined;
  }
  return element('img', [], {
    src: address.url,
    alt: oneLine(attribs.alt ?? ''),
    ...(width && { width: String(width) }),
    ...(height && { height: String(height) }),
  });
};

/** Why an image is no part of the story. Undefined when it may be one. */
const refusal = (
  attribs: Record<string, string>,
  source: string,
  sizes: readonly (number | undefined)[],
  address: string | undefined,
): string | undefined => {
  if (sizes.some((size) => size !== undefined && size <= 2) || isPixel(source))
    return 'tracking pixel removed';
  const scripted = Object.keys(attribs).some((name) => /^on/i.test(name));
  if (scripted && !imageFile.test(source)) return 'image with a script removed';
  return address && /^https?:/.test(address) ? undefined : 'image without a usable address removed';
};

const sizeOf = (
  { style, ...attribs }: Record<string, string>,
  side: 'width' | 'height',
): number | undefined => {
  const styled = side === 'width' ? /(?:^|;)\s*width\s*:\s*(\d+)px/i : /(?:^|;)\s*height\s*:\s*(\d+)px/i;
  const size = Number.parseInt(attribs[side] ?? styled.exec(style ?? '')?.[1] ?? '', 10);
  return Number.isFinite(size) && size >= 0 ? size : undefined;
};

/** The address of the image itself: lazy loaders keep a placeholder in `src`. */
const sourceOf = (attribs: Record<string, string>): string => {
  const src = (attribs.src ?? '').trim();
  const lazy = attribs['data-src'] ?? attribs['data-original'] ?? attribs['data-lazy-src'] ?? '';
  const isPlaceholder =
    src === '' || src.startsWith('data:') || /placeholder|blank|spacer|loading|1x1/i.test(src);
  if (lazy !== '' && isPlaceholder) return lazy.trim();
  if (src !== '') return src;
  return (attribs.srcset ?? attribs['data-srcset'] ?? '').split(/,\s+/)[0]?.trim().split(/\s+/)[0] ?? '';
};

const pixelFile =
  /(?:^|[/_.-])(?:pixel|spacer|blank|1x1|beacon|tracker?|tracking)(?:[_.-][^/]*)?\.(?:gif|png)(?:$|[?#])/i;
const trackingHost =
  /^https?:\/\/(?:pixel|beacon|track(?:ing|er)?|stats?|analytics|sb\.scorecardresearch|b\.scorecardresearch|www\.facebook\.com\/tr)[./]/i;

const isPixel = (source: string): boolean => pixelFile.test(source) || trackingHost.test(source);
