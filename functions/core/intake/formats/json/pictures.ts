import { sourceTypeOf } from '../../../story/ai-use.ts';
import type { Association, Rendition } from '../../../story/schema.ts';
import { isObject } from './document.ts';

/**
 * Reads pictures and other media given as an address, an object with an address, or a list of these. Objects with
 * renditions pass as they are, so the result is still to be checked against the schema. Undefined where an entry
 * has no address.
 */
export function readMedia(value: unknown): unknown[] | undefined {
  const media: unknown[] = [];
  for (const entry of Array.isArray(value) ? value : [value]) {
    const association =
      typeof entry === 'string' ? picture(entry) : isObject(entry) ? fromObject(entry) : undefined;
    if (association === undefined) return undefined;
    media.push(association);
  }
  return media;
}

function picture(href: string): Association {
  return { type: 'picture', renditions: [{ href: href.trim() }] };
}

function fromObject(entry: Record<string, unknown>): unknown {
  // The schema checks these; anything that is not a full association is reported with its own pointer.
  if (Array.isArray(entry.renditions)) {
    return { type: 'picture', ...entry, ...described(entry), renditions: entry.renditions.map(file) };
  }
  const href = entry.url ?? entry.src ?? entry.href ?? entry.contentUrl;
  if (typeof href !== 'string' || href.trim() === '') return undefined;
  const mediaType = text(entry.mediaType ?? entry.mimeType ?? entry.mime_type ?? entry.contentType);
  const rendition: Rendition = {
    href: href.trim(),
    ...(mediaType && { mediaType }),
    ...size('width', entry.width),
    ...size('height', entry.height),
  };
  return { type: kindOf(mediaType, text(entry.type)), renditions: [rendition], ...described(entry) };
}

/** What is said of a medium, whatever the sender calls it. */
function described(entry: Record<string, unknown>): Partial<Association> {
  const caption = text(entry.caption ?? entry.description);
  const creditLine = text(entry.creditLine ?? entry.credit ?? entry.photographer);
  const alt = text(entry.alt ?? entry.altText);
  const headline = text(entry.headline ?? entry.title);
  const digitalSourceType = sourceTypeOf(text(entry.digitalSourceType));
  return {
    ...(digitalSourceType && { digitalSourceType }),
    ...(headline && { headline }),
    ...(caption && { caption }),
    ...(creditLine && { creditLine }),
    ...(alt && { alt }),
  };
}

/** A rendition with the names of the schema; what it lacks or has wrong is for the schema to say. */
function file(entry: unknown): unknown {
  if (!isObject(entry)) return entry;
  const href = entry.href ?? entry.url ?? entry.src ?? entry.contentUrl;
  const mediaType = entry.mediaType ?? entry.mimeType ?? entry.mime_type ?? entry.contentType;
  return { ...entry, ...(href !== undefined && { href }), ...(mediaType !== undefined && { mediaType }) };
}

/** The sort of media that a media type or a loose word means; pictures are by far the most common. */
export function kindOf(mediaType: string | undefined, word?: string): Association['type'] {
  const hint = `${mediaType ?? ''} ${word ?? ''}`.toLowerCase();
  if (/\bvideo\b/.test(hint)) return 'video';
  if (/\baudio\b/.test(hint)) return 'audio';
  if (/\bgraphic\b/.test(hint)) return 'graphic';
  if (/\b(?:pdf|document)\b|application\/|text\//.test(hint)) return 'document';
  return 'picture';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function size(name: 'width' | 'height', value: unknown): Partial<Rendition> {
  const pixels = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;
  return typeof pixels === 'number' && Number.isInteger(pixels) && pixels > 0 ? { [name]: pixels } : {};
}
