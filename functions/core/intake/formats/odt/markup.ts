import type { Draft } from '../../../story/draft.ts';
import { note } from '../../draft/fill.ts';
import { attribute, descendants, elements, text, type XmlElement } from '../../xml/element.ts';
import { type ElementMap, escapeAttribute, type Mapped, toHtml } from '../../xml/html.ts';
import type { Styles } from './styles.ts';

/** Elements that are HTML's own by another name (ODF 1.3 part 3 §5, §6, §9). */
const plain: Readonly<Record<string, string>> = {
  list: 'ul',
  'list-item': 'li',
  'list-header': 'li',
  table: 'table',
  'table-row': 'tr',
  'table-cell': 'td',
  'line-break': 'br',
};

/** What is in a document and no part of its running text, and what is said when it goes. */
const asides: Readonly<Record<string, string | undefined>> = {
  note: 'footnote left out',
  annotation: "reviewer's comment left out",
  'tracked-changes': undefined,
  'sequence-decls': undefined,
  'variable-decls': undefined,
  'user-field-decls': undefined,
  forms: undefined,
  'table-of-content': undefined,
  'annotation-end': undefined,
  'soft-page-break': undefined,
  bookmark: undefined,
};
const mostSpaces = 100;

/** The map of a document's elements to HTML; what it leaves out is noted in the draft. */
export function markupOf(draft: Draft, styles: Styles, body: XmlElement): ElementMap {
  const styleOf = (element: XmlElement) => styles.get(attribute(element, 'text:style-name') ?? '') ?? {};
  const hasTitle = elements(body, 'p').some((element) => styleOf(element).role === 'Title');
  const map: ElementMap = (element): Mapped => {
    const { name } = element;
    if (Object.hasOwn(asides, name)) {
      const reason = asides[name];
      if (reason !== undefined) note(draft, reason, wordsOf(element));
      return 'drop';
    }
    const tag = Object.hasOwn(plain, name) ? plain[name] : undefined;
    if (tag !== undefined) return { tag };
    switch (name) {
      case 'h':
        return { tag: `h${headingLevel(element, hasTitle)}` };
      case 'p':
        return paragraph(styleOf(element).role);
      case 'a':
        return { tag: 'a', attributes: { href: attribute(element, 'xlink:href') ?? '' } };
      case 'span':
        return emphasis(styleOf(element), toHtml(element.children, map));
      case 's':
        return { html: ' '.repeat(Math.min(mostSpaces, Number(attribute(element, 'text:c') ?? 1) || 1)) };
      case 'tab':
        return { html: ' ' };
      case 'frame':
        return frame(draft, element, map);
      default:
        return 'unwrap';
    }
  };
  return map;
}

const headingLevel = (element: XmlElement, hasTitle: boolean): number => {
  const level = Math.trunc(Number(attribute(element, 'text:outline-level') ?? 1)) || 1;
  return Math.min(6, Math.max(1, level + (hasTitle ? 1 : 0)));
};

function paragraph(role: string | undefined): Mapped {
  if (role === 'Title') return { tag: 'h1', attributes: { class: 'title' } };
  if (role === 'Subtitle') return { tag: 'p', attributes: { class: 'subtitle' } };
  return role === 'Quotations' ? { tag: 'blockquote' } : { tag: 'p' };
}

function emphasis({ bold, italic }: { bold?: boolean; italic?: boolean }, inner: string): Mapped {
  const slanted = italic ? `<em>${inner}</em>` : inner;
  return { html: bold ? `<strong>${slanted}</strong>` : slanted };
}

/** A picture inside the document has no address; one that is linked has. Text in a box stays. */
function frame(draft: Draft, element: XmlElement, map: ElementMap): Mapped {
  const box = elements(element, 'text-box')[0];
  if (box !== undefined) return { html: toHtml(box.children, map) };
  const address = attribute(elements(element, 'image')[0], 'xlink:href') ?? '';
  const said = text(elements(element, 'desc')[0]) ?? text(elements(element, 'title')[0]) ?? '';
  if (/^https?:\/\//i.test(address))
    return { html: `<img src="${escapeAttribute(address)}" alt="${escapeAttribute(said)}">` };
  note(draft, 'picture in the document left out', said || undefined);
  return 'drop';
}

/** The words of a note without its number. */
const wordsOf = (element: XmlElement): string =>
  descendants(element, 'p')
    .flatMap((part) => text(part) ?? [])
    .join(' ');
