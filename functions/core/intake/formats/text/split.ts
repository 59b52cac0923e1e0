import { readCodeLine } from '../../../normalise/recognise/head/codes.ts';
import { isDateLine, readPlaceAndDate } from '../../../normalise/recognise/head/dates.ts';
import { isSectionLine } from '../../../normalise/recognise/head/forms.ts';
import { agencyWord } from '../../../normalise/recognise/head/name-words.ts';
import { withoutTakeMarks } from '../../../normalise/recognise/head/take-marks.ts';
import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { byteAt } from '../../byte-at.ts';
import type { Parsed, Sniff } from '../../format.ts';
import { readHeaderLines } from './header-lines.ts';
import { dateOfLine, isAboveHeadline, isByline, splitHeadline } from './headline.ts';

/** What stands so many lines below one may tell what it is. */
const reach = 60;
/** Characters that mark nothing at the start of a text: byte order marks, zero-width spaces, form feeds. */
const invisible = /^[\s\ufeff\u200b\u2060]+/;

/**
 * Plain text to a draft: header lines at the very top, a headline when there is one, a byline under it; all else
 * is the body, as it came but for its line ends. Wrapped lines, datelines and credits are the normaliser's.
 */
export function splitText(sniff: Sniff): Parsed {
  const text = sniff.text.replace(/(?<!\r)\r+\n|\r/g, '\n').replace(invisible, '');
  if ((text.slice(0, 10_000).match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) {
    return { items: [], problems: [{ pointer: 'byte=0', detail: 'the text holds no story' }] };
  }
  // Only the top is looked at line by line; a body of megabytes is not taken apart for it.
  const top = text.slice(0, 20_000).split('\n');
  const header = readHeaderLines(top);
  const fields: Partial<Draft> = header.fields;
  let at = takeFlag(top, skipBlank(top, header.lines), fields, header.changes);
  const over: string[] = [];
  if (fields.headline === undefined) {
    // Lines above the headline stay in the text, for the normaliser to read.
    let below = at;
    while (over.length < 6 && isAboveHeadline(top[below] ?? '', top.slice(below + 1, below + reach))) {
      over.push(top[below] ?? '');
      below = skipBlank(top, below + 1);
    }
    // A word over labels and values ("Statement", "Name: …") is no section over a headline.
    const isLabelled = label.test(top[below] ?? '') && over.some((line) => isSectionLine(line));
    if (over.length > 0 && !isLabelled && splitHeadline(top.slice(below)) !== undefined) {
      at = below;
      takeSection(over, fields, header.changes);
    } else over.length = 0;
    const split = splitHeadline(top.slice(at));
    if (split !== undefined) {
      takeHeadline(split.headline.replace(/[\ufeff\u200b\u2060]+/g, '').trim(), fields, header.changes);
      if (split.subheadline !== undefined && fields.subheadline === undefined)
        fields.subheadline = split.subheadline;
      if (split.section !== undefined) takeSection([split.section], fields, header.changes, true);
      at = skipBlank(top, at + split.lines);
    }
  } else if (top[at]?.trim() === fields.headline) {
    at = skipBlank(top, at + 1);
  }
  at = takeCredits(top, at, fields, header.changes);
  const start = top.slice(0, at).reduce((sum, taken) => sum + taken.length + 1, 0);
  const value = [...over, text.slice(start)].join('\n\n');
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

/** Marks of the take ("UPDATE 2-", "(LEAD)") are no part of the headline. */
export function takeHeadline(headline: string, fields: Partial<Draft>, changes: Change[]): void {
  const plain = headline.replace(/^[*#=~\s]+|(?<![*=~\s])[*=~\s]+$/gu, '') || headline;
  const marked = withoutTakeMarks(plain);
  fields.headline = marked?.headline ?? plain;
  if (marked === undefined) return;
  const reason = 'mark of the take removed from the headline';
  changes.push({
    step: 'text',
    reason,
    before: headline.slice(0, 100),
    after: marked.headline.slice(0, 100),
  });
  if (marked.urgency !== undefined) fields.urgency ??= marked.urgency;
}

const label = /^[\p{L}\p{M}-]{2,30}(?: [\p{L}\p{M}-]{1,20}){0,2}[:：]\s/u;

/** The part of a paper that the story belongs to, in a line over its headline. */
function takeSection(over: string[], fields: Partial<Draft>, changes: Change[], isSure = false): void {
  const at = over.findLastIndex(
    (line) => isSure || (isSectionLine(line) && readCodeLine(line) === undefined),
  );
  const line = over[at]?.trim();
  if (line === undefined || sourceOver.test(line)) return;
  over.splice(at, 1);
  fields.section ??= line;
  changes.push({ step: 'text', reason: 'a line over the headline was read as the section', before: line });
}
/** What a line over the headline may say else: a reporter or an agency, which the normaliser knows. */
const sourceOver = new RegExp(`\\p{Lo}|\\S\\s${agencyWord.source}\\s\\S`, 'iu');

/** Words that wires put before an urgent headline, and the urgency (IPTC, 1 to 9) that they mean. */
const flags: Readonly<Record<string, number>> = {
  FLASH: 1,
  BULLETIN: 2,
  ALERT: 2,
  URGENT: 2,
  BREAKING: 2,
  'BREAKING NEWS': 2,
};

function takeFlag(lines: readonly string[], at: number, fields: Partial<Draft>, changes: Change[]): number {
  const word = (lines[at] ?? '').replace(/[*!:.\s-]+/g, ' ').trim();
  const urgency = Object.hasOwn(flags, word) ? flags[word] : undefined;
  const next = skipBlank(lines, at + 1);
  if (urgency === undefined || next >= lines.length) return at;
  fields.urgency ??= urgency;
  changes.push({
    step: 'text',
    reason: 'a line that only says how urgent the story is became its urgency',
    before: word,
  });
  return next;
}

/** Takes a byline and a date below the headline, in either order or on one line with a bar between them. */
function takeCredits(
  lines: readonly string[],
  from: number,
  fields: Partial<Draft>,
  changes: Change[],
): number {
  let at = from;
  for (let taken = 0; taken < 2 && at < lines.length - 1; taken++) {
    const parts = (lines[at] ?? '')
      .split(/[|•·]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const byline = fields.byline === undefined ? parts.find(isByline) : undefined;
    // "Oban, 29 November 2026" is a dateline, which the normaliser reads.
    const isPlaced = readPlaceAndDate(lines[at] ?? '') !== undefined && !isDateLine(lines[at] ?? '');
    const written = isPlaced ? undefined : parts.find((part) => dateOfLine(part) !== undefined);
    const date =
      fields.firstCreated === undefined && fields.headline !== undefined && written
        ? dateOfLine(written)
        : undefined;
    if (byline === undefined && date === undefined) break;
    // A part of unknown meaning: the line stays in the text, where nothing is lost.
    if (parts.some((part) => part !== byline && part !== written)) break;
    if (byline !== undefined) fields.byline = byline;
    if (date !== undefined) {
      fields.firstCreated = date.instant;
      const reason = 'the date under the headline was read as the time of the story';
      changes.push({ step: 'text', reason, before: written ?? '', after: date.instant });
    }
    at = skipBlank(lines, at + 1);
  }
  return at;
}
