import type { Draft } from '../../../story/draft.ts';
import { note, putHtml, unique } from '../../draft/fill.ts';
import { wordSet } from '../../draft/words.ts';
import {
  attribute,
  child,
  descendants,
  elements,
  rawText,
  text,
  type XmlElement,
} from '../../xml/element.ts';
import { escapeAttribute, escapeText, type Mapped, toHtml } from '../../xml/html.ts';
import { noteSecond, readBylines } from './bodyhead.ts';
import { joinWireLines } from './lines.ts';
import { bodyPicture } from './media.ts';

/** NITF elements that HTML has under another name. */
const RENAMED: Readonly<Record<string, string>> = {
  hl1: 'h2',
  hl2: 'h2',
  bq: 'blockquote',
  credit: 'cite',
  underline: 'u',
};
/** NITF elements that HTML has too; attributes that matter to a reader come along. */
const SAME = wordSet(`
  p ul ol li dl dt dd table caption thead tbody tfoot tr th td col colgroup br hr pre em strong b i u
  q sub sup a img h1 h2 h3 h4 h5 h6 blockquote div span figure figcaption cite code
`);
/** NITF has one element for emphasis; its class may say which of HTML's it was. */
const INLINE = new Set(['b', 'i', 'u', 's', 'strong', 'sub', 'sup', 'cite', 'code', 'q']);
const KEPT = wordSet('href src alt title colspan rowspan scope width height start class dir lang');
/** Metadata inside the content: they say something about the table or picture, not to the reader. */
const METADATA = wordSet(`
  nitf-table-metadata custom-table media-metadata media-object classifier alt-code tobject.subject
  head script style
`);

/** `body.content` and `body.end` (NITF 3.6 §block content) to HTML. */
export function readBody(draft: Draft, body: XmlElement | undefined): void {
  const content = child(body, 'body.content');
  const map = elementMap(draft);
  const hardWrapped = content !== undefined && joinWireLines(content);
  if (hardWrapped) note(draft, 'line breaks of a fixed-width wire were joined');
  let html = content === undefined ? '' : toHtml(content.children, map).trim();
  for (const end of elements(child(body, 'body.end'))) {
    if (text(end) !== undefined) html += `<p>${toHtml(end.children, map).trim()}</p>`;
  }
  putHtml(draft, html);
}

function elementMap(draft: Draft): (element: XmlElement) => Mapped {
  let bylines = draft.byline === undefined;
  return (element) => {
    const { name } = element;
    if (name === 'em' && INLINE.has(attribute(element, 'class') ?? '')) {
      return { tag: attribute(element, 'class') ?? name };
    }
    if (SAME.has(name)) return { tag: name, attributes: kept(element) };
    const renamed = RENAMED[name];
    if (renamed !== undefined && Object.hasOwn(RENAMED, name)) return { tag: renamed };
    if (METADATA.has(name)) return 'drop';
    switch (name) {
      case 'media':
        // It belongs to the story and not to this place in its text.
        return attribute(element, 'class') === 'association' ? 'drop' : { html: figure(element) };
      case 'frac-sep':
        return { html: '/' };
      case 'note':
        return noteElement(draft, element);
      case 'fn':
        return { tag: 'p' };
      case 'byline':
        if (bylines) {
          bylines = false;
          readBylines(draft, [element]);
          return 'drop';
        }
        noteSecond(draft, element);
        return { tag: 'p' };
      case 'datasource':
      case 'copyrite':
      case 'distributor':
      case 'dateline':
      case 'tagline':
        return text(element) === undefined ? 'drop' : { tag: 'p' };
      default:
        // block, person, org, location, money, chron and the like: the reader sees their text.
        return 'unwrap';
    }
  };
}

function kept(element: XmlElement): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of KEPT) {
    const value = element.attributes[name];
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

function figure(media: XmlElement): string {
  const picture = bodyPicture(media);
  if (picture === undefined) return '';
  const caption =
    picture.caption === undefined ? '' : `<figcaption>${escapeText(picture.caption)}</figcaption>`;
  const image = `<img src="${escapeAttribute(picture.src)}" alt="${escapeAttribute(picture.alt)}">`;
  return `<figure>${image}${caption}</figure>`;
}

/** Notes to editors leave the body: non-publishable (`npa`) and publishing advisories, editor's notes. */
function noteElement(draft: Draft, element: XmlElement): Mapped {
  const internal =
    /^(?:npa|pa)$/.test(attribute(element, 'type') ?? '') ||
    attribute(element, 'noteclass') === 'editorsnote';
  if (!internal) return 'unwrap';
  const words = descendants(element, 'p').map((paragraph) => rawText(paragraph).trim());
  const line = unique(words.length > 0 ? words : [text(element)]).join(' ');
  if (line !== '') draft.edNote = unique([draft.edNote, line]).join('\n');
  return 'drop';
}
