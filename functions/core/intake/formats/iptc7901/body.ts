import { notPublicAt } from '../../../story/not-public.ts';
import { escapeText, paragraph, preformatted } from '../../wire/markup.ts';

/** The running text and what follows it for editors only. Lines are clean. */
export interface TextParts {
  story: string[];
  notes: string[];
  /** What the notes say is not for publication. */
  secret: string[];
}

/** dpa's appendix in its markdown-like marks: "# Notebook", "# dpa NOTEBOOK", "# Notizblock". */
const notebook =
  /^#{1,3}\s*(?:\p{L}+[\s-])?(?:notebook|notizblock|cuaderno|bloc-notes|notes? to editors|redaktionelle hinweise|editorial contacts?|kontakte)\b/iu;
/** How desks reach each other: names, numbers and addresses of people who did not ask for readers' calls. */
const contacts =
  /^#{1,3}\s*(?:\p{L}+[\s-])?(?:editorial contacts?|contacts?|kontakte?|contactos?|ansprechpartner)\b/iu;
const starRule = /^\s*(?:\*\s*){3,}$/;

/** Parts the text at the first sign that what follows is for editors. */
export function splitNotes(lines: readonly string[]): TextParts {
  let cut = lines.findIndex((line) => notebook.test(line.trim()) || notPublicAt(line) >= 0);
  if (cut === -1) return { story: [...lines], notes: [], secret: [] };
  const all = lines.slice(cut);
  const from = all.findIndex((line) => notPublicAt(line) >= 0 || contacts.test(line.trim()));
  const secret = from === -1 ? [] : all.splice(from);
  while (cut > 0 && (starRule.test(lines[cut - 1] ?? '') || lines[cut - 1]?.trim() === '')) cut--;
  return { story: lines.slice(0, cut), notes: all, secret };
}

const initials =
  /^\(?(?:[a-z]{2,8}(?:[ /-]{1,2}[a-z]{2,4}){1,7}|[A-Za-z]{2,8}(?:[/-][A-Za-z]{2,4}){1,7})\)?[.]?$/;
/** What closes a message for machines: "NNNN", "(Schluss) mh/jo", "APA0123 2026-11-16/11:42", "16-NOV-26 11:42". */
const closing =
  /^(?:NNNN|={2,} ?\p{L}[\p{L} .]{1,30}|\((?:schluss|ende|fine?|end|more|folgt|segue|suite)\)(?:[ ][a-z/]{2,30})?|[A-Z]{2,6}\d{3,4}\s+\d{4}-\d\d-\d\d\/\d\d:\d\d|\d{1,2}-[A-Z]{3}-\d{2,4}\s+\d\d:\d\d(?:\s+NNNN)?)$/iu;

/** The first of the lines at the end that sign a message off: editors' initials, marks for machines, the agency's name. */
export function signOffAt(lines: readonly string[]): number {
  let at = lines.length;
  for (let index = lines.length - 1; index > 0 && lines.length - index <= 8; index--) {
    const line = lines[index]?.trim() ?? '';
    if (line === '') continue;
    const signs = line.length <= 40 && (initials.test(line) || closing.test(line));
    // An agency's name alone closes a text only below or above other such lines.
    if (!signs && !/^[A-Z]{2,6}$/.test(line)) break;
    if (signs) at = index;
  }
  return at;
}

/** Hard-wrapped lines to HTML: paragraphs, lists of "- " points, fixed-width tables. */
export function storyHtml(lines: readonly string[]): string {
  const width = Math.min(
    120,
    lines.reduce((most, line) => Math.max(most, line.length), 0),
  );
  return blocksOf(lines)
    .flatMap((block) => (isTabular(block) ? [preformatted(block)] : proseOf(block, width)))
    .filter((html) => html !== '')
    .join('\n');
}

/** Blocks end at a blank line, and begin at a line that is indented deeper than most. */
function blocksOf(lines: readonly string[]): string[][] {
  const texts = lines.filter((line) => line.trim() !== '');
  const indented = texts.filter((line) => /^(?: {2,}|\t)/.test(line)).length;
  const indentMeansParagraph = indented < texts.length * 0.8;
  const blocks: string[][] = [];
  let block: string[] = [];
  const close = () => {
    if (block.length > 0) blocks.push(block);
    block = [];
  };
  for (const line of lines) {
    if (line.trim() === '' || starRule.test(line)) {
      close();
      continue;
    }
    const indent = indentMeansParagraph && /^(?: {2,}|\t)/.test(line);
    if (indent && block.length > 0 && !isColumns(line)) close();
    // A line this long was not wrapped by the sender: its end is a paragraph's end.
    if ((block.at(-1)?.length ?? 0) > 120) close();
    block.push(line);
  }
  close();
  return blocks;
}

/** True when `line` goes on with `previous`: its first word would not have fitted there with room to spare. */
function isWrapped(previous: string | undefined, line: string, width: number): boolean {
  if (previous === undefined) return false;
  const word = /^\s*(\S*)/.exec(line)?.[1]?.length ?? 0;
  return previous.length + 1 + word > width - 16;
}

/** Joins wrapped lines; an end of line that was meant stays one. */
function unwrap(block: readonly string[], width: number): string[] {
  const joined: string[] = [];
  block.forEach((line, index) => {
    if (isWrapped(block[index - 1], line, width)) joined.push(`${joined.pop() ?? ''} ${line.trim()}`);
    else joined.push(line.trim());
  });
  return joined;
}

function isColumns(line: string): boolean {
  return /\S {3,}\S/.test(line);
}

function isTabular(block: readonly string[]): boolean {
  const columns = block.filter(isColumns).length;
  return columns >= 2 && columns >= block.length * 0.6;
}

const point = /^\s*[-*•]\s+(?=\S)/;

/** A paragraph, and the list that it may introduce; a dash inside a sentence begins no point. */
function proseOf(block: readonly string[], width: number): string[] {
  const first = block.findIndex(
    (line, index) => point.test(line) && !isWrapped(block[index - 1], line, width),
  );
  const points = first === -1 ? [] : pointsOf(block.slice(first));
  if (points.length < 2) return [paragraph(unwrap(block, width))];
  const list = `<ul>${points.map((text) => `<li>${escapeText(text)}</li>`).join('')}</ul>`;
  return [paragraph(unwrap(block.slice(0, first), width)), list];
}

/** Lines without a mark continue the point above them. */
function pointsOf(lines: readonly string[]): string[] {
  const points: string[] = [];
  for (const line of lines) {
    if (point.test(line)) points.push(line.replace(point, '').trim());
    else points.push(`${points.pop() ?? ''} ${line.trim()}`);
  }
  return points;
}
