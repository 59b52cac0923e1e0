import { DatelineError } from '../../errors.ts';

/**
 * The types of Dateline's documents that CloudFront compresses; its list is fixed ("File types that CloudFront
 * compresses", Developer Guide) and has no `+json` and, of `+xml`, only a few.
 */
const compressed = new Set([
  'application/json',
  'application/rss+xml',
  'application/xml',
  'image/svg+xml',
  'text/css',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
]);

const bare = (mediaType: string): string => mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The icon of the site, a kilobyte that nobody has to compress. */
export const iconMediaType = 'image/x-icon';

/** Whether CloudFront compresses an object that is stored with this type. */
export const isCompressedAtEdge = (mediaType: string): boolean => compressed.has(bare(mediaType));

/**
 * The type with which a document is stored so that CloudFront compresses it. The reader gets the real one, which
 * the CDN sets by folder and extension (`mediaTypes` in the contract).
 *
 * @throws Error for a type that is neither text, JSON, XML nor the icon's
 */
export const storedMediaType = (mediaType: string): string => {
  const type = bare(mediaType);
  if (compressed.has(type) || type === iconMediaType) return mediaType;
  if (type.endsWith('+json')) return 'application/json; charset=utf-8';
  if (type.endsWith('+xml')) return 'application/xml; charset=utf-8';
  if (type.startsWith('text/')) return 'text/plain; charset=utf-8';
  throw new DatelineError(
    'bad-setting',
    `No media type that is compressed at the edge replaces ${mediaType}`,
    { mediaType },
  );
};
