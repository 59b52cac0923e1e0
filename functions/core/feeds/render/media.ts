import type { Association, Rendition } from '../../story/schema.ts';
import { isPlayerPage, kindOf, typeOf } from './media-type.ts';
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

/** Widest file that still fits a screen first; files of unknown width between, print sizes last. */
const rank = (file: MediaFile): number => {
  if (file.width === undefined) return 0;
  return file.width <= screenWidth ? file.width : -file.width;
};

const fileOf = (rendition: Rendition, kind: Association['type']): MediaFile | undefined => {
  const href = absoluteUri(rendition.href);
  if (href === undefined || !/^https?:/i.test(href) || isPlayerPage(href, kind)) return undefined;
  return {
    href,
    mediaType: typeOf(rendition, href, kind),
    ...(rendition.width === undefined ? {} : { width: rendition.width }),
    ...(rendition.height === undefined ? {} : { height: rendition.height }),
    ...(rendition.size ? { size: rendition.size } : {}),
  };
};

/** The associations that have at least one file with a public address, in the story's order; a file is named once. */
export const mediaOf = (associations: readonly Association[]): Media[] => {
  const all: Media[] = [];
  const named = new Set<string>();
  for (const given of associations) {
    const association = { ...given, type: kindOf(given) };
    const files = new Map<string, MediaFile>();
    for (const rendition of association.renditions) {
      const file = fileOf(rendition, association.type);
      if (file !== undefined && !files.has(file.href) && !named.has(file.href)) files.set(file.href, file);
    }
    const [best, ...others] = [...files.values()].sort((a, b) => rank(b) - rank(a));
    for (const href of files.keys()) named.add(href);
    if (best !== undefined) all.push({ association, files: [best, ...others] });
  }
  return all;
};

export const isImage = (media: Media): boolean =>
  media.association.type === 'picture' || media.association.type === 'graphic';
