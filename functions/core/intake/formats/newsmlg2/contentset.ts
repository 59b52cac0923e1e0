import type { Draft } from '../../../story/draft.ts';
import { inherit, note } from '../../draft/fill.ts';
import { association, mediaKind } from '../../draft/media.ts';
import {
  attribute,
  child,
  descendants,
  elements,
  isElement,
  rawText,
  text,
  type XmlElement,
} from '../../xml/element.ts';
import { looksLikeHtml } from '../../xml/html.ts';
import { readNitf } from '../nitf/story.ts';
import { remoteFile } from './pictures.ts';
import { putXhtmlBody } from './xhtml.ts';

/** The story's text out of `contentSet`: XHTML before NITF before plain text; media files become associations. */
export function readContentSet(draft: Draft, set: XmlElement | undefined): void {
  const parts = elements(set, 'inlineXML', 'inlineData');
  const html = parts.find((part) => isXhtml(part)) ?? parts.find((part) => child(part, 'nitf') !== undefined);
  const chosen = html ?? parts.find((part) => text(part) !== undefined);
  if (chosen !== undefined) readPart(draft, chosen);
  const left = parts.filter((part) => part !== chosen && text(part) !== undefined).length;
  if (left > 0) note(draft, `${left} other renditions of the same text were left out`);

  for (const file of elements(set, 'remoteContent')) {
    const type = mediaKind(attribute(file, 'contenttype'), attribute(file, 'href'));
    const rendition = remoteFile(file);
    if (type !== undefined && rendition !== undefined) {
      draft.associations = [...(draft.associations ?? []), association(type, [rendition], {})];
    } else if (rendition !== undefined) note(draft, 'a remote rendition was not fetched', rendition.href);
  }
}

const isXhtml = (part: XmlElement): boolean =>
  /html/i.test(attribute(part, 'contenttype') ?? '') &&
  text(part) !== undefined &&
  child(part, 'nitf') === undefined;

function readPart(draft: Draft, part: XmlElement): void {
  const nitf = child(part, 'nitf');
  if (nitf !== undefined) {
    const inner = readNitf(nitf);
    draft.body = inner.body;
    inherit(draft, inner);
    return;
  }
  if (part.children.some(isElement)) {
    putXhtmlBody(draft, descendants(part, 'body')[0] ?? child(part, 'html') ?? part);
    return;
  }
  const raw = rawText(part).trim();
  if (attribute(part, 'encoding') !== undefined && !/\s/.test(raw.slice(0, 200))) {
    note(draft, 'encoded inline data was left out', attribute(part, 'encoding'));
    return;
  }
  const type = attribute(part, 'contenttype') ?? '';
  // What says that it is plain text may hold tags as words.
  const isHtml = /html/i.test(type) || (!/^text\/plain/i.test(type) && looksLikeHtml(raw));
  draft.body = { kind: isHtml ? 'html' : 'text', value: raw };
}
