import { type Element, isTag } from 'domhandler';
import { plainText } from './notes.ts';
import { type ClassRules, declarationsOf, propertyOf } from './styles.ts';

/** What a paragraph is, by its style. */
export type Role =
  | { kind: 'text' | 'title' | 'subtitle' }
  | { kind: 'heading'; level: number }
  | { kind: 'item'; level: number; ordered: boolean; strip?: RegExp };

/** Symbol fonts show their bullets as letters and private-use characters. */
const bullet = /^[\s\u00a0]*(?:[·•◦▪■□●○§ü–—\-*\uf0a7\uf0b7\uf0d8\uf076]|o(?=[\s\u00a0]))[\s\u00a0]*/u;
const numeral = /^[\s\u00a0]*\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)][\s\u00a0]*/iu;

/** Reads the role from tag, class (`MsoTitle`, `MsoHeading2`, `MsoListParagraph…`, Google's `title`) and mso styles. */
export function roleOf(element: Element, rules: ClassRules): Role {
  const names = element.attribs.class ?? '';
  const declarations = declarationsOf(element, rules);
  if (/\b(?:MsoTitle(?:Cx\w+)?|title)\b/i.test(names)) return { kind: 'title' };
  if (/\b(?:MsoSubtitle(?:Cx\w+)?|subtitle)\b/i.test(names)) return { kind: 'subtitle' };
  const tag = /^h([1-6])$/.exec(element.name)?.[1];
  const heading =
    /\bMsoHeading(\d)\b/i.exec(names)?.[1] ?? tag ?? propertyOf(declarations, 'mso-outline-level');
  const level = Number(heading);
  if (level >= 1 && level <= 6) return { kind: 'heading', level };
  return itemOf(element, names, propertyOf(declarations, 'mso-list')) ?? { kind: 'text' };
}

function itemOf(element: Element, names: string, list: string | undefined): Role | undefined {
  const listed = /\blevel(\d)\b/.exec(list ?? '')?.[1];
  const styled = /\bMsoList(?:Paragraph|Bullet|Number|Continue)?/i.test(names);
  if (listed === undefined && !styled) return undefined;
  const level = Math.min(9, Number(listed ?? /MsoList(?:Bullet|Number)([2-5])/i.exec(names)?.[1] ?? 1));
  const marker = element.attribs.marker ?? ignoredText(element);
  if (marker !== undefined)
    return { kind: 'item', level, ordered: !bullet.test(marker) && numeral.test(marker) };
  if (/\bMsoListBullet/i.test(names)) return { kind: 'item', level, ordered: false };
  if (/\bMsoListNumber/i.test(names)) return { kind: 'item', level, ordered: true };
  const text = plainText(element);
  if (bullet.test(text)) return { kind: 'item', level, ordered: false, strip: bullet };
  if (numeral.test(text)) return { kind: 'item', level, ordered: true, strip: numeral };
  // "List Paragraph" alone is also Word's way to indent.
  return listed === undefined ? undefined : { kind: 'item', level, ordered: false };
}

/** The text of `<span style="mso-list:Ignore">`, the list number where conditional comments are gone. */
function ignoredText(element: Element): string | undefined {
  for (const child of element.children) {
    if (!isTag(child)) continue;
    if (/mso-list:\s*ignore/i.test(child.attribs.style ?? '')) return plainText(child);
    const inner = ignoredText(child);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
