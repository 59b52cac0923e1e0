import type { Draft } from '../../../story/draft.ts';
import { isDateline, withoutSeparator } from '../../draft/dateline.ts';
import { put, unique } from '../../draft/fill.ts';
import { attribute, child, childText, elements, text, type XmlElement } from '../../xml/element.ts';

/** `NewsLines` (NewsML 1.2 §6.4). */
export function readNewsLines(draft: Draft, lines: XmlElement | undefined): void {
  if (lines === undefined) return;
  put(draft, 'headline', childText(lines, 'HeadLine'));
  put(draft, 'subheadline', childText(lines, 'SubHeadLine'));
  put(draft, 'byline', unique(elements(lines, 'ByLine').map(text)).join('; '));
  const title = childText(lines, 'ByLineTitle');
  const dateline = withoutSeparator(childText(lines, 'DateLine') ?? '');
  if (isDateline(dateline) && draft.dateline === undefined) draft.dateline = { text: dateline };
  put(draft, 'creditLine', childText(lines, 'CreditLine'));
  put(draft, 'copyrightNotice', childText(lines, 'CopyrightLine'));
  put(draft, 'usageTerms', childText(lines, 'RightsLine'));
  put(draft, 'slugline', childText(lines, 'SlugLine'));
  const keywords = elements(lines, 'KeywordLine').flatMap((line) =>
    (text(line) ?? '').split(/[,;]/).map((word) => word.trim()),
  );
  put(draft, 'keywords', unique(keywords));
  for (const line of elements(lines, 'NewsLine')) readNewsLine(draft, line);
  if (title !== undefined && draft.byline !== undefined && draft.authors === undefined) {
    const name = draft.byline.replace(/^by\s+/i, '');
    if (!/[,;]|\band\b/.test(name)) draft.authors = [{ name, role: title }];
  }
}

/** A line whose type the agency names itself. */
function readNewsLine(draft: Draft, line: XmlElement): void {
  const type = attribute(child(line, 'NewsLineType'), 'FormalName') ?? '';
  const words = unique(elements(line, 'NewsLineText').map(text)).join(' ');
  if (/summary|abstract|lead|description/i.test(type)) put(draft, 'summary', words);
  else if (/ed.*note|advisory|instruction/i.test(type)) put(draft, 'edNote', words);
  else if (/slug/i.test(type)) put(draft, 'slugline', words);
  else if (/correction/i.test(type)) put(draft, 'correctionNote', words);
}
