import type { Draft } from '../../../story/draft.ts';
import { put } from '../../draft/fill.ts';
import { attribute, child, descendants, elements, fold, text, type XmlElement } from '../../xml/element.ts';
import { escapeText } from '../../xml/html.ts';

const TITLE = /^(?:title|headline|head)$/i;
const LEAD = /^(?:lead|lede|intro|chapeau)$/i;
const SUMMARY = /^(?:summary|abstract|teaser|description)$/i;

/** The role that a component plays among its siblings; empty when it names none. */
export const roleOf = (component: XmlElement): string =>
  attribute(child(component, 'Role'), 'FormalName') ?? '';

/** How likely a component holds the story's text: 0 by its role, 2 hardly. */
export function textRank(component: XmlElement): 0 | 1 | 2 {
  const role = roleOf(component);
  if (/^(?:main|main ?text|text|story|article|body)$/i.test(role)) return 0;
  const other =
    /caption|picture|photo|image|thumbnail|preview|graphic|quicklook|supporting|sidebar|highres|keyword/i;
  return TITLE.test(role) || LEAD.test(role) || SUMMARY.test(role) || other.test(role) ? 2 : 1;
}

/** Some agencies part a story into components: a title, a lead that opens the text, a summary, the body. */
export function readParts(draft: Draft, siblings: readonly XmlElement[]): void {
  for (const component of siblings) {
    const role = roleOf(component);
    const content = elements(component, 'ContentItem').flatMap((item) => descendants(item, 'DataContent'))[0];
    const words = text(content);
    if (words === undefined) continue;
    if (TITLE.test(role)) put(draft, 'headline', words);
    else if (SUMMARY.test(role)) put(draft, 'summary', words);
    else if (LEAD.test(role)) openWith(draft, words);
  }
}

/** Puts the lead before the body unless the body begins with it. */
function openWith(draft: Draft, lead: string): void {
  const { kind, value } = draft.body;
  if (kind === 'text') {
    if (!fold(value).startsWith(lead)) draft.body = { kind, value: `${lead}\n\n${value}`.trim() };
  } else if (!fold(value.replace(/<[^<>]{0,2000}>/g, ' ')).startsWith(lead)) {
    draft.body = { kind, value: `<p>${escapeText(lead)}</p>${value}` };
  }
}
