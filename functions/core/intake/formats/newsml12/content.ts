import type { Draft } from '../../../story/draft.ts';
import { inherit, note, putHtml } from '../../draft/fill.ts';
import { mediaKind } from '../../draft/media.ts';
import {
  attribute,
  child,
  childText,
  descendants,
  elements,
  isElement,
  rawText,
  text,
  type XmlElement,
} from '../../xml/element.ts';
import { looksLikeHtml, withoutMargins, xhtml } from '../../xml/html.ts';
import { readNitf } from '../nitf/story.ts';

/** Does this `ContentItem` hold or point to a picture, graphic, sound or film? */
export function isMedium(item: XmlElement): boolean {
  const type = attribute(child(item, 'MediaType'), 'FormalName');
  if (type !== undefined) return !/text|complexdata/i.test(type);
  return mediaKind(attribute(child(item, 'MimeType'), 'FormalName'), attribute(item, 'Href')) !== undefined;
}

/** The text of a component's `ContentItem`: NITF, XHTML or HTML, else plain text (NewsML 1.2 §6.8). */
export function readBody(draft: Draft, component: XmlElement): void {
  const items = elements(component, 'ContentItem').filter((item) => !isMedium(item));
  const alternatives = items.flatMap((item) => {
    const data = descendants(item, 'DataContent')[0];
    return data === undefined || text(data) === undefined ? [] : [{ item, data }];
  });
  const marked =
    alternatives.find(({ data }) => data.children.some(isElement)) ??
    alternatives.find(({ item }) => /html|nitf/i.test(formatOf(item)));
  const chosen = marked ?? alternatives[0];
  if (chosen === undefined) {
    const href = items.map((item) => attribute(item, 'Href')).find((address) => address !== undefined);
    if (href !== undefined) note(draft, 'the text is only referred to and was not fetched', href);
    return;
  }
  if (child(chosen.item, 'Encoding') !== undefined) {
    note(draft, 'encoded content was left out', attribute(child(chosen.item, 'Encoding'), 'Notation'));
    return;
  }
  readData(draft, chosen.data, formatOf(chosen.item));
  if (alternatives.length > 1)
    note(draft, `${alternatives.length - 1} other renditions of the same text were left out`);
}

const formatOf = (item: XmlElement): string =>
  [child(item, 'Format'), child(item, 'MimeType')]
    .map((element) => attribute(element, 'FormalName') ?? '')
    .join(' ');

function readData(draft: Draft, data: XmlElement, format: string): void {
  const nitf = descendants(data, 'nitf')[0];
  if (nitf !== undefined) {
    const inner = readNitf(nitf);
    draft.body = inner.body;
    inherit(draft, inner);
    return;
  }
  if (data.children.some(isElement)) {
    const body = descendants(data, 'body')[0];
    const content = descendants(data, 'body.content')[0] ?? body ?? data;
    putHtml(draft, xhtml(content.children));
    if (draft.headline === undefined) {
      const title = childText(descendants(data, 'head')[0], 'title');
      if (title !== undefined) draft.headline = title;
    }
    return;
  }
  const raw = withoutMargins(rawText(data));
  draft.body = { kind: /html/i.test(format) || looksLikeHtml(raw) ? 'html' : 'text', value: raw };
}
