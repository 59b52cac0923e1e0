import type { Association, Rendition } from '../story/schema.ts';
import { absoluteUri } from './uri.ts';

/** A file that a reader can fetch. */
export interface MediaFile {
  href: string;
  mediaType: string;
  width?: number;
  height?: number;
  /** Bytes. */
  size?: number;
}

/** One picture, video, or the like, with all its files, the best one first. */
export interface Media {
  association: Association;
  files: [MediaFile, ...MediaFile[]];
}

/** Beyond this width a file is for print. Pixels. */
const screenWidth = 2000;

const mediaTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  pdf: 'application/pdf',
};

/** The commonest type of each kind, for a file whose name tells nothing. */
const defaults: Record<Association['type'], string> = {
  picture: 'image/jpeg',
  graphic: 'image/png',
  video: 'video/mp4',
  audio: 'audio/mpeg',
  document: 'application/pdf',
};

const wellFormedType = /^[\w.+-]+\/[\w.+-]+$/;

const typeOf = (rendition: Rendition, href: string, kind: Association['type']): string => {
  const stated = rendition.mediaType?.split(';', 1)[0]?.trim().toLowerCase();
  if (stated !== undefined && wellFormedType.test(stated)) return stated;
  const extension = /\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(href)?.[1]?.toLowerCase() ?? '';
  return (Object.hasOwn(mediaTypes, extension) ? mediaTypes[extension] : undefined) ?? defaults[kind];
};

/** Widest file that still fits a screen first; files of unknown width between, print sizes last. */
const rank = (file: MediaFile): number => {
  if (file.width === undefined) return 0;
  return file.width <= screenWidth ? file.width : -file.width;
};

const fileOf = (rendition: Rendition, kind: Association['type']): MediaFile | undefined => {
  const href = absoluteUri(rendition.href);
  if (href === undefined || !/^https?:/i.test(href)) return undefined;
  return {
    href,
    mediaType: typeOf(rendition, href, kind),
    ...(rendition.width === undefined ? {} : { width: rendition.width }),
    ...(rendition.height === undefined ? {} : { height: rendition.height }),
    ...(rendition.size ? { size: rendition.size } : {}),
  };
};

/** The associations that have at least one file with a public address, in the story's order. */
export const mediaOf = (associations: readonly Association[]): Media[] => {
  const all: Media[] = [];
  for (const association of associations) {
    const files = new Map<string, MediaFile>();
    for (const rendition of association.renditions) {
      const file = fileOf(rendition, association.type);
      if (file !== undefined && !files.has(file.href)) files.set(file.href, file);
    }
    const [best, ...others] = [...files.values()].sort((a, b) => rank(b) - rank(a));
    if (best !== undefined) all.push({ association, files: [best, ...others] });
  }
  return all;
};

export const isImage = (media: Media): boolean =>
  media.association.type === 'picture' || media.association.type === 'graphic';
