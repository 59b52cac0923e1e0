import type { Draft } from '../../../story/draft.ts';
import type { Association, Rendition } from '../../../story/schema.ts';
import { note } from '../../draft/fill.ts';
import { association, mediaKind, rendition } from '../../draft/media.ts';
import { plain } from '../../xml/html.ts';
import { isObject } from '../json/document.ts';
import { sourceTypeIn } from './ai-use.ts';
import { type Folded, folded, many, names, records, say } from './property.ts';

/** Pictures and other media of a story: by name (ninjs 1) or as a list (ninjs 2 and 3), in that order. */
export function readAssociations(draft: Draft, item: Folded): Association[] {
  const found: Association[] = [];
  let related = 0;
  const visit = (value: unknown, depth: number): void => {
    for (const entry of many(value)) {
      if (Array.isArray(entry) && depth < 3) {
        visit(entry, depth + 1);
        continue;
      }
      if (!isObject(entry)) continue;
      const medium = folded(entry);
      const read = readMedium(medium);
      if (read !== undefined) found.push(read);
      else if (/^(?:text|composite)?$/i.test(say(medium, 'type') ?? '')) related += 1;
    }
  };
  const listed = item.get('associations');
  // ninjs 1 names them; a name may hold a list.
  visit(isObject(listed) ? Object.values(listed) : listed, 0);
  if (related > 0) note(draft, `${related} associated items without media were left out`);
  return found;
}

function readMedium(medium: Folded): Association | undefined {
  const renditions = readRenditions(medium);
  const first = renditions[0];
  const type = mediaKind(
    say(medium, 'type'),
    say(medium, 'mimetype', 'contenttype'),
    first?.mediaType,
    first?.href,
  );
  if (type === undefined || /^(?:text|composite)$/i.test(say(medium, 'type') ?? '')) return undefined;
  const guid = say(medium, 'guid', 'uri', 'id');
  if (renditions.length === 0 && guid === undefined) return undefined;
  const described = records(medium.get('descriptions'));
  const ofRole = (role: RegExp) => described.find((entry) => role.test(say(entry, 'role') ?? ''));
  const alternative = ofRole(/alt/i);
  const description = ofRole(/caption/i) ?? described.find((entry) => entry !== alternative);
  const caption =
    say(medium, 'descriptiontext', 'descriptioncaption', 'descriptionhtml', 'caption', 'description') ??
    (description && say(description, 'value'));
  const headline = records(medium.get('headlines'))[0];
  return association(type, renditions, {
    guid,
    headline: say(medium, 'headline', 'title') ?? (headline && say(headline, 'value')),
    caption: caption === undefined ? undefined : plain(caption),
    creditLine:
      say(medium, 'creditline', 'credit', 'byline', 'by') ??
      names(medium.get('source'))[0] ??
      names(medium.get('infosources'))[0],
    digitalSourceType: sourceTypeIn(medium),
    alt: say(medium, 'alttext', 'bodytext', 'alt') ?? (alternative && say(alternative, 'value')),
  });
}

/** ninjs 1 maps rendition names to files; ninjs 2 and 3 list them with a `name`. */
function readRenditions(medium: Folded): Rendition[] {
  const value = medium.get('renditions');
  const named: [string | undefined, unknown][] = isObject(value)
    ? Object.entries(value)
    : many(value).map((entry) => [undefined, entry]);
  const files = named.flatMap(([key, entry]) => {
    if (!isObject(entry)) return [];
    const file = folded(entry);
    return (
      rendition({
        href: say(file, 'href', 'url'),
        mediaType: say(file, 'mimetype', 'contenttype'),
        width: file.get('width'),
        height: file.get('height'),
        size: file.get('sizeinbytes') ?? file.get('size'),
        name: key ?? say(file, 'name'),
      }) ?? []
    );
  });
  const own = rendition({
    href: say(medium, 'href', 'url'),
    mediaType: say(medium, 'mimetype', 'contenttype'),
  });
  return files.length > 0 || own === undefined ? files : [own];
}
