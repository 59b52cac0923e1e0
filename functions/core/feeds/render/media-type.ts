import type { Association, Rendition } from '../../story/schema.ts';

type Kind = Association['type'];

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
  aac: 'audio/aac',
  flac: 'audio/flac',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  pdf: 'application/pdf',
};

/** The most common type of each kind, for a file whose name has no known extension. */
const defaults: Record<Kind, string> = {
  picture: 'image/jpeg',
  graphic: 'image/png',
  video: 'video/mp4',
  audio: 'audio/mpeg',
  document: 'application/pdf',
};

const wellFormedType = /^[\w.+-]+\/[\w.+-]+$/;

/** What a file of each kind can be; playlists of streams and Ogg are neither `video/` nor `audio/` by their names. */
const fitting: Record<Kind, RegExp> = {
  picture: /^image\//,
  graphic: /^(?:image\/|application\/pdf$)/,
  video: /^(?:video\/|application\/(?:ogg|vnd\.apple\.mpegurl|x-mpegurl|dash\+xml)$)/,
  audio: /^(?:audio\/|application\/(?:ogg|vnd\.apple\.mpegurl|x-mpegurl)$)/,
  document: /^(?!(?:image|video|audio)\/)/,
};

const extensionOf = (href: string): string =>
  /\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(href)?.[1]?.toLowerCase() ?? '';

const nameOf = (href: string): string => {
  const extension = extensionOf(href);
  return Object.hasOwn(mediaTypes, extension) ? (mediaTypes[extension] ?? '') : '';
};
const statedType = ({ mediaType }: Rendition): string =>
  mediaType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** What a file is: agencies send a recording without a picture as a video or a document. */
export const kindOf = ({ type, renditions }: Pick<Association, 'type' | 'renditions'>): Kind => {
  if (type !== 'video' && type !== 'document') return type;
  const isAudio = (file: Rendition) => /^audio\//.test(statedType(file) || nameOf(file.href));
  return renditions.length > 0 && renditions.every(isAudio) ? 'audio' : type;
};

/** The media type of a file: the stated one if it fits the kind, else that of its extension, else the most common one. */
export const typeOf = (rendition: Rendition, href: string, kind: Kind): string => {
  return (
    [statedType(rendition), nameOf(href)].find(
      (type) => wellFormedType.test(type) && fitting[kind].test(type),
    ) ?? defaults[kind]
  );
};

/** Sites that show recordings on pages, and never as files under such an address. */
const players =
  /^https?:\/\/(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|tiktok\.com|facebook\.com|fb\.watch|instagram\.com|twitter\.com|x\.com|twitch\.tv|soundcloud\.com|spotify\.com)(?:[/?#]|$)/i;

/** Whether an address is that of a page with a player: a reader that fetches it gets no recording. */
export const isPlayerPage = (href: string, kind: Kind): boolean =>
  (kind === 'video' || kind === 'audio') &&
  players.test(href) &&
  !Object.hasOwn(mediaTypes, extensionOf(href));
