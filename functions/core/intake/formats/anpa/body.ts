import { cleanLine, splitLines } from '../../wire/characters.ts';
import { escapeText, paragraph, preformatted } from '../../wire/markup.ts';
import type { HeadingLine } from './heading.ts';

/** A piece of the text between STX and ETX, in order. */
export type Block =
  | { kind: 'line'; text: string; quad: string }
  | { kind: 'paragraph'; lines: string[] }
  | { kind: 'row'; cells: string[]; head: boolean };

const TABLE_LINE = '\x08';
const RULE = /^[_=*\s-]{3,}$/;

/** Cuts the text into "^" lines, paragraphs (TAB or indent) and table rows (BS, the tabular line indicator). */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  /** True while the next line may go on with the last block. */
  let open = false;
  for (const raw of splitLines(text)) {
    if (raw.startsWith(TABLE_LINE)) {
      blocks.push(rowOf(raw.slice(1)));
      open = false;
      continue;
    }
    const line = cleanLine(raw);
    const last = blocks.at(-1);
    if (line.trim() === '') open = false;
    else if (/^\s*(?:\*\d{1,6}<\s*)?\^/.test(line)) open = pushHeadingLine(blocks, line);
    else if (/^(?:\t| {3,})/.test(line) || !open || last === undefined) {
      blocks.push({ kind: 'paragraph', lines: [line] });
      open = true;
    } else if (last.kind === 'line' && last.quad === '') {
      Object.assign(last, quadOf(`${last.text} ${line.trim()}`));
    } else if (last.kind === 'paragraph') last.lines.push(line);
    else blocks.push({ kind: 'paragraph', lines: [line] });
  }
  return blocks;
}

/** `^text<`; a transmission number such as `*9006<` may come first. */
function pushHeadingLine(blocks: Block[], line: string): boolean {
  const { text, quad } = quadOf(line.replace(/^\s*(?:\*\d{1,6}<\s*)?\^/, ''));
  if (text === '') return false;
  blocks.push({ kind: 'line', text, quad });
  return true;
}

function quadOf(text: string): { text: string; quad: string } {
  const trimmed = text.trim();
  const quad = /[<=>]$/.exec(trimmed)?.[0] ?? '';
  return { text: trimmed.slice(0, trimmed.length - quad.length).trim(), quad };
}

/** Columns are parted by ";" or by fixed spaces (US, RS); DLE and a blank make a space inside a cell. */
function rowOf(raw: string): Block {
  const joined = raw.replace(/\x10 ?\s*$/, '').replace(/\x10 ?/g, '\u00a0');
  const head = joined.startsWith('^');
  const line = joined.replace(/^\^/, '');
  const parted = line.includes(';') ? line.split(';') : splitAtFixedSpaces(line);
  return { kind: 'row', head, cells: parted.slice(0, 100).map(cellOf) };
}

function splitAtFixedSpaces(line: string): string[] {
  return line.replace(/[ \x1e\x1f]+/g, (run) => (/[\x1e\x1f]/.test(run) ? '\x1e' : ' ')).split('\x1e');
}

function cellOf(raw: string): string {
  const cell = cleanLine(raw).replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
  // Tables of standings use "{" for one half and "_" for nothing.
  return cell === '_' ? '-' : cell.replace(/\{$/, '½');
}

/** The leading "^" lines, joined where they run over. */
export function headingOf(blocks: readonly Block[]): HeadingLine[] {
  const lines: HeadingLine[] = [];
  for (const block of blocks) {
    if (block.kind !== 'line') break;
    lines.push({ text: block.text, quad: block.quad });
  }
  return lines;
}

/** Blocks to HTML. `tabular` keeps the white space of paragraphs that hold columns. */
export function bodyHtml(blocks: readonly Block[], tabular: boolean): string {
  const parts: string[] = [];
  let rows: string[] = [];
  const closeTable = () => {
    if (rows.length > 0) parts.push(`<table><tbody>${rows.join('')}</tbody></table>`);
    rows = [];
  };
  for (const block of blocks) {
    if (block.kind === 'row') {
      rows.push(rowHtml(block.cells, block.head));
      continue;
    }
    closeTable();
    if (block.kind === 'line') parts.push(RULE.test(block.text) ? '' : paragraph([block.text]));
    else parts.push(paragraphHtml(block.lines, tabular));
  }
  closeTable();
  return parts.filter((part) => part !== '').join('\n');
}

function rowHtml(cells: readonly string[], head: boolean): string {
  const tag = head ? 'th' : 'td';
  return `<tr>${cells.map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join('')}</tr>`;
}

function paragraphHtml(lines: readonly string[], tabular: boolean): string {
  const trimmed = lines.map((line) => (line.endsWith('<') ? line.slice(0, -1).trimEnd() : line));
  if (trimmed.length === 1 && RULE.test(trimmed[0]?.replace(/=$/, '') ?? '')) return '';
  if (tabular && trimmed.some((line) => /\S {3,}\S|\S\t+\S/.test(line))) return preformatted(trimmed);
  return paragraph([trimmed.join(' ')]);
}
