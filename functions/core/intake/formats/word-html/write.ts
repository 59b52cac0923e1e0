import { type ChildNode, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { type InlineContext, writeInline } from './inline.ts';
import { asideOf, plainText } from './notes.ts';
import { roleOf } from './paragraphs.ts';
import { declarationsOf, isHiddenText } from './styles.ts';

/** A block of the document; items that follow one another become one list. */
export type Piece =
  | { kind: 'title' | 'subtitle' | 'text' | 'raw'; html: string }
  | { kind: 'heading'; level: number; html: string }
  | { kind: 'item'; level: number; ordered: boolean; html: string };

const containers =
  /^(?:html|body|div|section|article|main|center|form|header|footer|blockquote|figure|dl|dd|dt|address)$/;
const paragraphs = /^(?:p|h[1-6]|pre)$/;

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
  containers.test(element.name) ||
  paragraphs.test(element.name) ||
  /^(?:ul|ol|table|hr|head)$/.test(element.name) ||
  (/^(?:b|span|font|ins|a|strong|i|em)$/.test(element.name) &&
    element.children.some((child) => isTag(child) && isBlock(child)));

function piecesOf(element: Element, context: InlineContext): Piece[] {
  if (element.name === 'head' || element.name === 'hr') return [];
  if (isHiddenText(declarationsOf(element, context.rules))) return [];
  const aside = asideOf(element);
  if (aside !== undefined) {
    context.leave(aside, plainText(element));
    return [];
  }
  if (element.name === 'table') return table(element, context);
  if (element.name === 'ul' || element.name === 'ol') return list(element, context, 1);
  if (!paragraphs.test(element.name)) return readPieces(element, context);
  const role = roleOf(element, context.rules);
  // Headings are bold by themselves.
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
  return element.children.filter(isTag).flatMap((child): Piece[] => {
    if (child.name === 'ul' || child.name === 'ol') return list(child, context, at + 1);
    const inner = child.children.filter((node) => isTag(node) && /^(?:ul|ol)$/.test(node.name)).filter(isTag);
    const own = {
      children: child.children.filter((node) => !inner.some((nested) => nested === node)),
    } as ParentNode;
    const html = readPieces(own, context)
      .map((piece) => piece.html)
      .join('<br>');
    const item: Piece[] = hasContent(html)
      ? [{ kind: 'item', level: at, ordered: element.name === 'ol', html }]
      : [];
    return [...item, ...inner.flatMap((nested) => list(nested, context, at + 1))];
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

const rowsOf = (node: ParentNode): Element[] =>
  node.children
    .filter(isTag)
    .flatMap((child) =>
      child.name === 'tr' ? [child] : /^(?:tbody|thead|tfoot)$/.test(child.name) ? rowsOf(child) : [],
    );
const cellsOf = (row: Element): Element[] =>
  row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');

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
