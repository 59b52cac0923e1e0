import { type ChildNode, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { headings, lists, names } from '../../../markup/html-names.ts';
import { cellsOf, childElements, isNamed, rowsOf } from '../../../markup/html-tree.ts';
import { type InlineContext, writeInline } from './inline.ts';
import { asideOf, plainText } from './notes.ts';
import { roleOf } from './paragraphs.ts';
import { declarationsOf, isHiddenText } from './styles.ts';

/** A block of the document; items that follow one another become one list. */
export type Piece =
  | { kind: 'title' | 'subtitle' | 'text' | 'raw'; html: string }
  | { kind: 'heading'; level: number; html: string }
  | { kind: 'item'; level: number; ordered: boolean; html: string };

const paragraphs = names(headings, 'p pre');
const blocks = names(
  lists,
  paragraphs,
  `html body div section article main center form header footer blockquote figure
  dl dd dt address table hr head`,
);
/** Inline elements that some documents are wrapped in as a whole. */
const wrappers = names('b span font ins a strong i em');

/** The blocks below a node in document order. */
export function readPieces(node: ParentNode, context: InlineContext): Piece[] {
  const pieces: Piece[] = [];
  let loose: ChildNode[] = [];
  const flush = (): void => {
    if (loose.length === 0) return;
    const html = writeInline({ children: loose } as ParentNode, context);
    loose = [];
    if (hasContent(html)) pieces.push({ kind: 'text', html });
  };
  for (const child of node.children) {
    if (isText(child) || !isTag(child) || !isBlock(child)) {
      loose.push(child);
      continue;
    }
    flush();
    pieces.push(...piecesOf(child, context));
  }
  flush();
  return pieces;
}

/** Google Docs wraps a whole document in one `b` element. */
const isBlock = (element: Element): boolean =>
  blocks.has(element.name) || (wrappers.has(element.name) && childElements(element).some(isBlock));

function piecesOf(element: Element, context: InlineContext): Piece[] {
  if (element.name === 'head' || element.name === 'hr') return [];
  if (isHiddenText(declarationsOf(element, context.rules))) return [];
  const aside = asideOf(element);
  if (aside !== undefined) {
    context.leave(aside, plainText(element));
    return [];
  }
  if (element.name === 'table') return table(element, context);
  if (lists.has(element.name)) return list(element, context, 1);
  if (!paragraphs.has(element.name)) return readPieces(element, context);
  const role = roleOf(element, context.rules);
  // Headings are bold anyway.
  const html = writeInline(element, context, {});
  const text = role.kind === 'item' && role.strip ? stripMarker(html, role.strip) : html;
  if (!hasContent(text)) return [];
  if (role.kind === 'heading') return [{ ...role, html: text.replace(/<\/?strong>/g, '') }];
  if (role.kind === 'item') return [{ kind: 'item', level: role.level, ordered: role.ordered, html: text }];
  return [{ kind: role.kind, html: text }];
}

const stripMarker = (html: string, marker: RegExp): string =>
  html.replace(
    /^((?:<[^>]{1,200}>)*)([\s\S]*)$/,
    (_, tags: string, rest: string) => tags + rest.replace(marker, ''),
  );

const hasContent = (html: string): boolean =>
  /<img\b/.test(html) || /[^\s\u00a0]/.test(html.replace(/<[^<>]*>/g, ''));

function list(element: Element, context: InlineContext, level: number): Piece[] {
  // Google Docs writes nested lists as neighbours and says the depth in the class: lst-kix_abc-1.
  const depth = /\blst-[\w]+-(\d)\b/.exec(element.attribs.class ?? '')?.[1];
  const at = depth === undefined ? level : Number(depth) + 1;
  return childElements(element).flatMap((child): Piece[] => {
    if (lists.has(child.name)) return list(child, context, at + 1);
    const own = child.children.filter((node) => !isNamed(node, lists));
    const html = readPieces({ children: own } as ParentNode, context)
      .map((piece) => piece.html)
      .join('<br>');
    const item: Piece[] = hasContent(html)
      ? [{ kind: 'item', level: at, ordered: element.name === 'ol', html }]
      : [];
    return [...item, ...childElements(child, lists).flatMap((nested) => list(nested, context, at + 1))];
  });
}

/** A table of one cell is a frame and no table. */
function table(element: Element, context: InlineContext): Piece[] {
  const rows = rowsOf(element);
  const cells = rows.flatMap(cellsOf);
  const [only] = cells;
  if (cells.length === 1 && only) return readPieces(only, context);
  const html = rows
    .map((row) =>
      cellsOf(row)
        .map((cell) => writeCell(cell, context))
        .join(''),
    )
    .filter((row) => row !== '')
    .map((row) => `<tr>${row}</tr>`)
    .join('\n');
  return hasContent(html) ? [{ kind: 'raw', html: `<table>\n${html}\n</table>` }] : [];
}

function writeCell(cell: Element, context: InlineContext): string {
  const pieces = readPieces(cell, context);
  const [only] = pieces;
  const inner = pieces.length === 1 && only?.kind === 'text' ? only.html : writePieces(pieces);
  const spans = ['colspan', 'rowspan'].filter((name) => /^(?:[2-9]|[1-9]\d)$/.test(cell.attribs[name] ?? ''));
  return `<${cell.name}${spans.map((name) => ` ${name}="${cell.attribs[name]}"`).join('')}>${inner}</${cell.name}>`;
}

/** Pieces as HTML. */
export function writePieces(pieces: readonly Piece[]): string {
  const out: string[] = [];
  const open: ('ul' | 'ol')[] = [];
  const close = (depth: number): void => {
    while (open.length > depth) out.push(`</li></${open.pop()}>`);
  };
  for (const piece of pieces) {
    if (piece.kind === 'item') {
      const level = Math.min(piece.level, open.length + 1);
      const tag = piece.ordered ? 'ol' : 'ul';
      close(level);
      if (open.length === level && open[level - 1] !== tag) close(level - 1);
      if (open.length === level) out.push('</li><li>', piece.html);
      else {
        open.push(tag);
        out.push(`<${tag}><li>`, piece.html);
      }
      continue;
    }
    close(0);
    if (piece.kind === 'heading')
      out.push(`<h${Math.max(2, piece.level)}>${piece.html}</h${Math.max(2, piece.level)}>`);
    else if (piece.kind === 'raw') out.push(piece.html);
    else out.push(`<p>${piece.html}</p>`);
  }
  close(0);
  return out.join('');
}
