import type { Association, Rendition } from '../../story/schema.ts';
import { association, mediaKind, rendition } from '../draft/media.ts';
import { attribute, text, type XmlElement } from './element.ts';
import { plain } from './html.ts';
import { extended } from './namespaces.ts';

/** Media RSS 1.5 of an item or entry: each `media:group`, `media:content` and lone `media:thumbnail`. */
export function readMediaRss(item: XmlElement): Association[] {
  const groups = extended(item, 'media', 'group').flatMap((group) =>
    medium(extended(group, 'media', 'content'), [group, item]),
  );
  const single = extended(item, 'media', 'content').flatMap((content) => medium([content], [item]));
  const found = [...groups, ...single];
  if (found.length > 0) return found;
  return extended(item, 'media', 'thumbnail').flatMap((thumbnail) => medium([thumbnail], [item], 'picture'));
}

/** One medium; its description is in the file, the group or the item (§"optional elements"). */
function medium(files: XmlElement[], around: XmlElement[], assumed?: 'picture'): Association[] {
  const renditions = files.flatMap((file): Rendition[] => {
    const read = rendition({
      href: attribute(file, 'url'),
      mediaType: attribute(file, 'type'),
      width: file.attributes.width,
      height: file.attributes.height,
      size: file.attributes.fileSize,
    });
    return read === undefined ? [] : [read];
  });
  const first = files[0];
  const type =
    mediaKind(attribute(first, 'medium'), attribute(first, 'type'), attribute(first, 'url')) ?? assumed;
  if (type === undefined || renditions.length === 0 || first === undefined) return [];
  const places = [...files, ...around];
  const said = (name: string, within = places): string | undefined => {
    for (const place of within) {
      const found = text(extended(place, 'media', name)[0]);
      if (found !== undefined) return plain(found);
    }
    return undefined;
  };
  // A title of the item's is the story's, not the picture's.
  const title = said('title', [...files, ...around.slice(0, -1)]);
  const caption = said('description') ?? said('text');
  return [
    association(type, renditions, {
      // Feeds whose pictures have no title repeat the caption as one.
      headline: title === caption ? undefined : title,
      caption,
      creditLine: said('credit') ?? said('copyright'),
    }),
  ];
}

/** RSS 2.0 `enclosure` and Atom `link rel="enclosure"`. */
export function readEnclosure(
  href: string | undefined,
  mediaType: string | undefined,
  size: string | undefined,
): Association[] {
  const file = rendition({ href, mediaType, size: size === '0' ? undefined : size });
  const type = mediaKind(mediaType, href);
  return file === undefined || type === undefined ? [] : [association(type, [file], {})];
}

/** Without those whose files an earlier one has. */
export function distinctMedia(found: readonly Association[]): Association[] {
  const seen = new Set<string>();
  return found.filter(({ renditions }) => {
    // One without a file is known by its id, which the caller does not compare.
    const fresh = renditions.length === 0 || renditions.some(({ href }) => !seen.has(href));
    for (const { href } of renditions) seen.add(href);
    return fresh;
  });
}
