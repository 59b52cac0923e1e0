import { Marked, type Token, type Tokens } from 'marked';
import { emptyDraft, note, put } from '../../draft/fill.ts';
import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { tooComplexAt } from './bounds.ts';
import { putFrontMatter } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';

/** GitHub Flavored Markdown (tables, strikethrough, bare links); no extension, no shared state. */
const marked = new Marked({ gfm: true, async: false });

/** Markdown with or without front matter. HTML in it stays, for the normaliser to clean. */
export const markdown: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const draft = emptyDraft();
    const front = readFrontMatter(sniff.text);
    if (front) putFrontMatter(draft, front);
    const source = sniff.text.slice(front?.end ?? 0).replace(/\r\n?/g, '\n');
    const line = tooComplexAt(source);
    if (line !== undefined) {
      return {
        items: [],
        problems: [{ pointer: `line=${line}`, detail: 'the Markdown is nested too deeply' }],
      };
    }
    const tokens = marked.lexer(source);
    const title = takeTitle(tokens);
    if (title !== undefined) {
      const stated = draft.headline;
      put(draft, 'headline', title);
      if (stated !== undefined && stated !== title)
        note(draft, 'the title of the front matter was taken, not the first heading', title, stated);
    }
    draft.body.value = marked.parser(tokens).trim();
    if (!/[\p{L}\p{N}]/u.test(draft.body.value.replace(/<[^<>]*>/g, ''))) {
      return { items: [], problems: [{ pointer: 'byte=0', detail: 'the Markdown holds no running text' }] };
    }
    put(draft, 'baseUrl', sniff.baseUrl);
    return { items: [{ pointer: 'byte=0', draft }], problems: [] };
  },
};

/** Takes a top-level heading off the start of the text. */
function takeTitle(tokens: Token[]): string | undefined {
  const at = tokens.findIndex((token) => token.type !== 'space' && token.type !== 'def');
  const token = tokens[at];
  if (!isHeading(token) || token.depth !== 1) return undefined;
  tokens.splice(at, 1);
  return plainText(token.tokens).replace(/\s+/g, ' ').trim() || undefined;
}

const isHeading = (token: Token | undefined): token is Tokens.Heading => token?.type === 'heading';

/** The text of inline tokens without their marks. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'html') return '';
      if (token.type === 'br') return ' ';
      if ('tokens' in token && token.tokens) return plainText(token.tokens);
      return 'text' in token && typeof token.text === 'string' ? unescapeText(token.text) : '';
    })
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const unescapeText = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
