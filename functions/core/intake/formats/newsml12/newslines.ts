import type { Draft } from '../../../story/draft.ts';
import { isDateline, withoutSeparator } from '../../draft/dateline.ts';
import { put } from '../../draft/fill.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import { elements, type XmlElement } from '../../xml/element.ts';
import { xmlSource } from '../../xml/path.ts';

const rows: readonly Row[] = [
  ['headline', read.text, 'HeadLine'],
  ['subheadline', read.text, 'SubHeadLine'],
  ['byline', read.joined('; '), 'ByLine'],
  ['creditLine', read.text, 'CreditLine'],
  ['copyrightNotice', read.text, 'CopyrightLine'],
  ['usageTerms', read.text, 'RightsLine'],
  ['slugline', read.text, 'SlugLine'],
  ['keywords', read.words, 'KeywordLine'],
];

/** `NewsLines` (NewsML 1.2 §6.4). */
export function readNewsLines(draft: Draft, lines: XmlElement | undefined): void {
  if (lines === undefined) return;
  const source = xmlSource(lines);
  readRows(draft, source, rows);
  const dateline = withoutSeparator(source.all('DateLine')[0] ?? '');
  if (isDateline(dateline)) put(draft, 'dateline', { text: dateline });
  for (const line of elements(lines, 'NewsLine')) readNewsLine(draft, line);
  const [title] = source.all('ByLineTitle');
  if (title === undefined || draft.byline === undefined) return;
  const name = draft.byline.replace(/^by\s+/i, '');
  if (!/[,;]|\band\b/.test(name)) put(draft, 'authors', [{ name, role: title }]);
}

/** The field of a line whose type the agency names itself. */
const fieldOfType = [
  [/summary|abstract|lead|description/i, 'summary'],
  [/ed.*note|advisory|instruction/i, 'edNote'],
  [/slug/i, 'slugline'],
  [/correction/i, 'correctionNote'],
] as const;

function readNewsLine(draft: Draft, line: XmlElement): void {
  const source = xmlSource(line);
  const type = source.all('NewsLineType/@FormalName')[0] ?? '';
  const field = fieldOfType.find(([pattern]) => pattern.test(type))?.[1];
  if (field !== undefined) readRows(draft, source, [[field, read.joined(' '), 'NewsLineText']]);
}
