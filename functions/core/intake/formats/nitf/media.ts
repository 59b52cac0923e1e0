import type { Draft } from '../../../story/draft.ts';
import type { Association, Rendition } from '../../../story/schema.ts';
import { note } from '../../draft/fill.ts';
import { association, isWebAddress, mediaKind, rendition } from '../../draft/media.ts';
import { attribute, child, elements, text, type XmlElement } from '../../xml/element.ts';

/** A reference that can be an address: with a scheme, or a path or file name with an extension. */
const ADDRESS = /^(?:https?:\/\/|\/\/|[^\s:]+\.[a-z0-9]{2,5}(?:[?#]\S*)?$)/i;

/** `media` with its references, caption and producer; empty when it refers to nothing. */
export function readMedia(draft: Draft, media: XmlElement): Association[] {
  if (child(media, 'media-object') !== undefined)
    note(draft, 'a media-object was left out: files go by reference');
  const references = elements(media, 'media-reference');
  const renditions: Rendition[] = [];
  let guid = attribute(media, 'id');
  for (const reference of references) {
    const source = attribute(reference, 'source') ?? attribute(reference, 'data-location');
    if (source === undefined) continue;
    const file =
      source.length <= 2048 && ADDRESS.test(source)
        ? rendition({
            href: source,
            mediaType: attribute(reference, 'mime-type'),
            width: reference.attributes.width,
            height: reference.attributes.height,
            name: attribute(reference, 'name'),
          })
        : undefined;
    if (file === undefined) guid ??= source;
    else renditions.push(file);
  }
  if (renditions.length === 0 && guid === undefined) return [];
  const first = references[0];
  const type = mediaKind(attribute(media, 'media-type'), attribute(first, 'mime-type'), renditions[0]?.href);
  if (type === undefined) {
    note(
      draft,
      'media of an unknown kind were left out',
      attribute(media, 'media-type') ?? renditions[0]?.href,
    );
    return [];
  }
  return [
    association(type, renditions, {
      guid,
      caption: text(child(media, 'media-caption')),
      creditLine: text(child(media, 'media-producer')) ?? attribute(first, 'copyright'),
      alt: attribute(first, 'alternate-text'),
    }),
  ];
}

/** The address of a picture that can be shown in the body, if any. */
export function bodyPicture(
  media: XmlElement,
): { src: string; alt: string; caption: string | undefined } | undefined {
  const references = elements(media, 'media-reference');
  const kind = mediaKind(attribute(media, 'media-type'), attribute(references[0], 'mime-type'));
  if (kind !== 'picture' && kind !== 'graphic') return undefined;
  for (const reference of references) {
    const src = attribute(reference, 'source');
    if (src !== undefined && isWebAddress(src)) {
      const caption = text(child(media, 'media-caption'));
      return { src, alt: attribute(reference, 'alternate-text') ?? '', caption };
    }
  }
  return undefined;
}
