import { isTag, type ParentNode } from 'domhandler';
import type { Draft } from '../../../story/draft.ts';
import { emptyDraft, note, put } from '../../draft/fill.ts';
import { readLanguageTag } from '../../draft/language.ts';
import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { htmlProblem } from '../html/bounds.ts';
import type { Aside } from './notes.ts';
import { readClassRules } from './styles.ts';
import { parseWord } from './tree.ts';
import { type Piece, readPieces, writePieces } from './write.ts';

const reasons: Readonly<Record<Aside, string>> = {
  reference: 'mark of a footnote or comment left out',
  footnote: 'footnote left out',
  comment: "reviewer's comment left out",
  deletion: 'text deleted under change tracking left out',
};

/** HTML as Microsoft Word, similar programs and Google Docs write it. */
export const word: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const problem = htmlProblem(sniff);
    if (problem !== undefined) return { items: [], problems: [problem] };
    const draft = emptyDraft();
    const { document, css } = parseWord(sniff.text);
    const rules = readClassRules(css);
    const pieces = readPieces(document, {
      rules,
      leave: (aside, text) => note(draft, reasons[aside], text.trim()),
    });
    const text = takeTop(pieces, draft);
    if (text.length === 0) {
      return { items: [], problems: [{ pointer: 'byte=0', detail: 'the document holds no running text' }] };
    }
    draft.body.value = writePieces(text);
    put(draft, 'language', readLanguageTag(languageOf(document) ?? ''));
    put(draft, 'baseUrl', sniff.baseUrl);
    return { items: [{ pointer: 'byte=0', draft }], problems: [] };
  },
};

/** Title and subtitle leave the text for their own fields; without a title the first top-level heading is one. */
function takeTop(pieces: readonly Piece[], draft: Draft): Piece[] {
  let title = pieces.findIndex((piece) => piece.kind === 'title');
  if (title < 0) {
    title = pieces.slice(0, 3).findIndex((piece) => piece.kind === 'heading' && piece.level === 1);
  }
  const found = title < 0 ? undefined : pieces[title];
  if (found) put(draft, 'headline', plain(found.html));
  const subtitle = pieces.find((piece) => piece.kind === 'subtitle');
  if (subtitle) put(draft, 'subheadline', plain(subtitle.html));
  return pieces.filter((piece) => piece !== found && piece !== subtitle);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (html: string): string =>
  html
    .replace(/<br>/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** `lang` of the document or its body. */
function languageOf(node: ParentNode): string | undefined {
  for (const child of node.children) {
    if (!isTag(child) || !/^(?:html|body)$/.test(child.name)) continue;
    const own = child.attribs.lang ?? child.attribs['xml:lang'];
    if (own) return own;
    const inner = languageOf(child);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
