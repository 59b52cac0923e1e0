import type { Draft } from '../../story/draft.ts';
import type { Parsed, Sniff } from '../format.ts';
import { byteAt } from '../offset.ts';
import { readHeaderLines } from './header-lines.ts';
import { isByline, splitHeadline } from './headline.ts';

/** Characters that mark nothing at the start of a text: byte order marks, zero-width spaces, form feeds. */
const invisible = /^[\s\ufeff\u200b\u2060]+/;

/**
 * Plain text to a draft: header lines at the very top, a headline when there is one, a byline under it; all else
 * is the body, as it came but for its line ends. Wrapped lines, datelines and credits are the normaliser's.
 */
export function splitText(sniff: Sniff): Parsed {
  const text = sniff.text.replace(/\r+\n|\r/g, '\n').replace(invisible, '');
  if ((text.slice(0, 10_000).match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) {
    return { items: [], problems: [{ pointer: 'byte=0', detail: 'the text holds no story' }] };
  }
  // Only the top is looked at line by line; a body of megabytes is not taken apart for it.
  const top = text.slice(0, 20_000).split('\n');
  const header = readHeaderLines(top);
  const fields: Partial<Draft> = header.fields;
  let at = skipBlank(top, header.lines);
  if (fields.headline === undefined) {
    const split = splitHeadline(top.slice(at));
    if (split !== undefined) {
      fields.headline = split.headline.replace(/[\ufeff\u200b\u2060]+/g, '').trim();
      if (split.subheadline !== undefined && fields.subheadline === undefined)
        fields.subheadline = split.subheadline;
      at = skipBlank(top, at + split.lines);
    }
  } else if (top[at]?.trim() === fields.headline) {
    at = skipBlank(top, at + 1);
  }
  const line = top[at] ?? '';
  if (fields.byline === undefined && isByline(line) && at < top.length - 1) {
    fields.byline = line.trim();
    at = skipBlank(top, at + 1);
  }
  const start = top.slice(0, at).reduce((sum, taken) => sum + taken.length + 1, 0);
  const value = text.slice(start);
  if (!/[\p{L}\p{N}]/u.test(value)) {
    const detail = 'below its header lines the text holds no story';
    return { items: [], problems: [{ pointer: byteAt(sniff, sniff.text.length), detail }] };
  }
  const draft: Draft = { ...fields, body: { kind: 'text', value }, changes: header.changes };
  return { items: [{ pointer: 'byte=0', draft }], problems: [] };
}

function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at++;
  return at;
}
