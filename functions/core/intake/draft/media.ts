import type { Association, Rendition } from '../../story/schema.ts';

type MediaType = Association['type'];

/** Kind of a medium from a media type, an IPTC class (`ninat:picture`) or an agency's word for it. */
export function mediaKind(...hints: (string | undefined)[]): MediaType | undefined {
  for (const hint of hints) {
    const word = hint?.toLowerCase() ?? '';
    const known = extensions.get(/\.([a-z0-9]{2,5})(?:[?#]|$)/.exec(word)?.[1] ?? '');
    if (known !== undefined && word.includes('/')) return known;
    if (/^(?:audio|video)\//.test(word)) return word.startsWith('audio') ? 'audio' : 'video';
    if (/graphic|svg/.test(word)) return 'graphic';
    if (/image|photo|picture|jpe?g|\bpng|\bgif|webp/.test(word)) return 'picture';
    if (/video|\bmp4|mpeg/.test(word)) return 'video';
    if (/audio|sound|\bmp3/.test(word)) return 'audio';
    if (/pdf|document|application\/(?:msword|vnd)/.test(word)) return 'document';
  }
  return undefined;
}

/** The end of an address says more than the folders in it. */
const extensions: ReadonlyMap<string, MediaType> = new Map(
  (
    [
      ['picture', 'jpg jpeg png gif webp avif tif tiff heic bmp'],
      ['graphic', 'svg'],
      ['video', 'mp4 m4v mov webm avi mpg mpeg m3u8 ogv'],
      ['audio', 'mp3 m4a aac ogg oga opus wav flac'],
      ['document', 'pdf doc docx odt xls xlsx ppt pptx'],
    ] as const
  ).flatMap(([type, names]) => names.split(' ').map((name) => [name, type] as const)),
);

const wholeNumber = (raw: unknown): number | undefined => {
  const text = typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? raw.trim() : '';
  const match = /^(\d{1,12})(?:\.\d+|px)?$/.exec(text);
  return match === null ? undefined : Number(match[1]);
};

/** What an upload says about one file of a medium; numbers may come as text. */
export interface RenditionFacts {
  href: string | undefined;
  mediaType?: string | undefined;
  width?: unknown;
  height?: unknown;
  size?: unknown;
  name?: string | undefined;
}

/** Undefined without an address. */
export function rendition(facts: RenditionFacts): Rendition | undefined {
  const { href, mediaType, name } = facts;
  if (href === undefined || href === '') return undefined;
  const width = wholeNumber(facts.width);
  const height = wholeNumber(facts.height);
  const size = wholeNumber(facts.size);
  return {
    href,
    ...(mediaType?.includes('/') && { mediaType: mediaType.toLowerCase() }),
    ...(width !== undefined && width > 0 && { width }),
    ...(height !== undefined && height > 0 && { height }),
    ...(size !== undefined && { size }),
    ...(name !== undefined && name !== '' && { name }),
  };
}

type AssociationFacts = { [Key in keyof Association]?: Association[Key] | undefined };

/** An association without its empty fields. */
export function association(type: MediaType, renditions: Rendition[], facts: AssociationFacts): Association {
  const result: Association = { type, renditions };
  for (const key of ['guid', 'headline', 'caption', 'creditLine', 'alt', 'digitalSourceType'] as const) {
    const value = facts[key];
    if (value !== undefined && value !== '') result[key] = value;
  }
  return result;
}

/** Whether an address is an absolute web address, as for an `img` or a link. */
export const isWebAddress = (href: string): boolean => /^https?:\/\/[^\s]+$/i.test(href);
