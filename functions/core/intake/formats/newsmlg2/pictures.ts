import type { Association, Rendition } from '../../../story/schema.ts';
import { association, mediaKind, rendition } from '../../draft/media.ts';
import { attribute, child, childText, elements, text, type XmlElement } from '../../xml/element.ts';
import { sourceTypeIn } from './ai-use.ts';
import { coded, codeOf, conceptName, firstQcode, inLanguage } from './qcode.ts';

/** A file of `remoteContent` or of a link. */
export const remoteFile = (file: XmlElement): Rendition | undefined =>
  rendition({
    href: attribute(file, 'href'),
    mediaType: attribute(file, 'contenttype'),
    width: file.attributes.width,
    height: file.attributes.height,
    size: file.attributes.size,
    name: codeOf(attribute(file, 'rendition') ?? ''),
  });

/** A picture, video or graphic item as something that belongs to a story; empty without a file. */
export function pictureItem(item: XmlElement): Association[] {
  const meta = child(item, 'contentMeta');
  const language = attribute(item, 'xml:lang');
  const files = elements(child(item, 'contentSet'), 'remoteContent');
  const renditions = files.flatMap((file) => remoteFile(file) ?? []);
  const type = mediaKind(
    firstQcode(child(item, 'itemMeta'), 'itemClass'),
    renditions[0]?.mediaType,
    renditions[0]?.href,
  );
  const guid = attribute(item, 'guid');
  if (type === undefined || (renditions.length === 0 && guid === undefined)) return [];
  const described = elements(meta, 'description').filter((element) => text(element) !== undefined);
  const caption =
    described.find((element) => /caption/i.test(attribute(element, 'role') ?? '')) ??
    inLanguage(described, language);
  return [
    association(type, renditions, {
      guid,
      headline: childText(meta, 'headline'),
      caption: text(caption),
      digitalSourceType: sourceTypeIn(meta),
      creditLine: childText(meta, 'creditline') ?? conceptName(child(meta, 'creator'), language),
    }),
  ];
}

/** Links of `itemMeta` and `link` of the item itself that lead to a picture, video or graphic. */
export function linkedMedia(item: XmlElement, language: string | undefined): Association[] {
  const links = [...elements(child(item, 'itemMeta'), 'link'), ...elements(item, 'link')];
  return links.flatMap((link) => {
    const type = mediaKind(
      attribute(link, 'contenttype'),
      coded(child(link, 'itemClass')),
      attribute(link, 'itemclass'),
    );
    const file = remoteFile(link);
    const guid = attribute(link, 'residref');
    if (type === undefined || (file === undefined && guid === undefined)) return [];
    const title = text(inLanguage(elements(link, 'title', 'headline'), language));
    return [
      association(type, file === undefined ? [] : [file], {
        guid,
        caption: childText(link, 'description'),
        headline: title,
      }),
    ];
  });
}
