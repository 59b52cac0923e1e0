import { type Element, isTag, isText, type ParentNode } from 'domhandler';
import { textBelow } from '../../../markup/html-tree.ts';

/** What a word processor keeps in addition to the text. All of these are removed. */
export type Aside = 'reference' | 'footnote' | 'comment' | 'deletion';

const footnoteTarget = /^#_?(?:ftn|edn|ftnt)(?:ref|_ref)?\d/i;
const commentTarget = /^#(?:_msocom_|_msoanchor_|cmnt)/i;

/** Whether an element is a mark of a note, the note itself, a reviewer's comment or deleted text. */
export function asideOf(element: Element): Aside | undefined {
  const { attribs, name } = element;
  const names = attribs.class ?? '';
  const style = attribs.style ?? '';
  if (name === 'del' || /\bmsodel\b/i.test(names)) return 'deletion';
  if (/\bMso(?:Footnote|Endnote)Reference\b/i.test(names)) return 'reference';
  if (/\bMsoCommentReference\b/i.test(names)) return 'reference';
  if (/mso-element:\s*(?:footnote|endnote)/i.test(style)) return 'footnote';
  if (/mso-element:\s*(?:comment|para-border)/i.test(style))
    return /comment/i.test(style) ? 'comment' : undefined;
  if (/\bMso(?:Footnote|Endnote)Text\b/i.test(names)) return 'footnote';
  if (/\bMsoComment(?:Text|Subject)?\b/i.test(names)) return 'comment';
  if (name === 'a') {
    const href = attribs.href ?? '';
    if (footnoteTarget.test(href) || commentTarget.test(href)) return 'reference';
  }
  if (name === 'sup' && isMark(element)) return 'reference';
  if (name === 'div' || name === 'p') return exportedNote(element);
  return undefined;
}

/** `[1]`, `[a]`: a raised number in brackets. */
const isMark = (element: Element): boolean => /^\s*\[(?:\d{1,3}|[a-z]{1,2})\]\s*$/.test(plainText(element));

/** Google Docs ends its export with one box a footnote or comment, which begins with a link back. */
function exportedNote(element: Element): Aside | undefined {
  const link = firstLink(element, 4);
  const href = link?.attribs.href ?? '';
  if (/^#ftnt_ref\d/.test(href)) return 'footnote';
  return /^#cmnt_ref\d/.test(href) ? 'comment' : undefined;
}

function firstLink(node: ParentNode, depth: number): Element | undefined {
  for (const child of node.children) {
    if (isText(child) && child.data.trim() !== '') return undefined;
    if (!isTag(child)) continue;
    return child.name === 'a' ? child : depth > 0 ? firstLink(child, depth - 1) : undefined;
  }
  return undefined;
}

/** Text with a space for each line break. */
export const plainText = (node: ParentNode): string => textBelow(node, ' ');
