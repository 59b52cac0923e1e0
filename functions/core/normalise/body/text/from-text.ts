import type { ChangeLog } from '../../changes.ts';

import { type Element, element, paragraph, Text } from '../dom.ts';
import { type Standing, standingLines } from './line-kinds.ts';

/** Above this, lines were not wrapped by hand or by a wire's line length. */
const longestWrappedLine = 110;
const bullet = /^(?:[•·▪●◦‣*]|[-–—](?=\s))\s+(?=\S)/;
const numbered = /^(\d{1,3})[.)]\s+(?=\S)/;
const terminal = /[.!?…:;"”’»)\]।։።፧။។៕།॥。！？؟۔」』]$/;

/**
 * Plain text to blocks. Blank lines and indents separate paragraphs, wrapped lines are joined, words that
 * were broken at a line end are repaired, and where nothing was wrapped each line is a paragraph.
 */
export const blocksFromText = (text: string, changes: ChangeLog): Element[] => {
  const lines = text
    .replace(/\r\n?|\u2028|\u000b/g, '\n')
    .replace(/\u2029|\f/g, '\n\n')
    .split('\n');
  const width = widthOf(lines);
  const mayWrap = width <= longestWrappedLine;
  const standings = standingLines(lines, mayWrap ? width : undefined);
  const wrapped =
    mayWrap &&
    lines.some((line, at) => runsOn(line, lines[at + 1] ?? '', width, standings[at], standings[at + 1]));
  const joined = joinLines(lines, wrapped ? width : 0, standings, changes);
  return toBlocks(joined);
};

/**
 * The length at which lines may have been wrapped: of the longest line that has another one above or below it. A
 * notice or a paragraph that a mail program left in one line says nothing about the others.
 */
const widthOf = (lines: readonly string[]): number => {
  let longest = 0;
  let neighboured = 0;
  let before = 0;
  for (const [at, line] of lines.entries()) {
    const { length } = line.trim();
    longest = Math.max(longest, length);
    if (length > 0 && (before > 0 || (lines[at + 1] ?? '').trim() !== ''))
      neighboured = Math.max(neighboured, length);
    before = length;
  }
  return neighboured > 0 ? neighboured : longest;
};

/** Proof that lines were wrapped: a line that is no whole sentence and continues in the next. */
const runsOn = (
  line: string,
  next: string,
  width: number,
  standing: Standing,
  nextStanding: Standing,
): boolean => {
  const text = line.trim();
  const follow = next.trim();
  if (follow === '' || terminal.test(text) || bullet.test(follow)) return false;
  if (standing === 'alone' || nextStanding === 'alone') return false;
  if (/^(?!\p{Script=Georgian})\p{Ll}/u.test(follow)) return true;
  const enough = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text) ? 10 : 30;
  return /^\p{Lo}/u.test(follow) && text.length > width * 0.8 && text.length > enough;
};

/** A line with those that were joined to it. Only its end decides how it goes on, so joining takes linear time. */
interface Joined {
  pieces: string[];
  /** The last characters of what was joined. */
  end: string;
  isItem: boolean;
  apart: boolean;
}

/** Longer than any word with a hyphen, and than the shortest line that counts as wrapped. */
const endLength = 200;

const joinTo = (line: Joined, piece: string): void => {
  line.pieces.push(piece);
  line.end = (line.end + piece).slice(-endLength);
};

const startLine = (text: string, apart: boolean): Joined => ({
  pieces: [text],
  end: text.slice(-endLength),
  isItem: bullet.test(text) || numbered.test(text),
  apart,
});

interface Line {
  text: string;
  /** Is there a blank line before it? */
  apart: boolean;
}

const joinLines = (
  lines: readonly string[],
  width: number,
  standings: readonly Standing[],
  changes: ChangeLog,
): Line[] => {
  const out: Joined[] = [];
  let apart = true;
  let previousRaw = '';
  for (const [at, raw] of lines.entries()) {
    const text = raw.trim();
    if (text === '' || /^[\u200b\ufeff\u00a0\s]*$/.test(text)) {
      apart = true;
      continue;
    }
    const last = out.at(-1);
    const alone = standings[at] === 'alone' || standings[at - 1] === 'alone';
    const how =
      apart || !last || alone ? 'part' : joinKind(last, previousRaw, raw, width, standings[at] === 'onward');
    if (how === 'part' || !last) {
      out.push(startLine(text, apart));
    } else if (how === 'repair') {
      last.pieces.push((last.pieces.pop() ?? '').replace(/[-\u00ad‐]$/u, ''));
      last.end = last.end.slice(0, -1);
      joinTo(last, text);
      changes.count(
        'text',
        'word broken at a line end repaired',
        1,
        previousRaw.trim().slice(-30),
        text.slice(0, 30),
      );
    } else {
      joinTo(last, how === 'tight' ? text : ` ${text}`);
      changes.count('text', 'wrapped line joined');
    }
    apart = false;
    previousRaw = raw;
  }
  return out.map(({ pieces, apart: isApart }) => ({ text: pieces.join(''), apart: isApart }));
};

const indentOf = (line: string): number =>
  /^[ \t\u00a0\u3000]*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0;

/** How a line continues the one before: a new block, a repaired word, or joined with or without a space. */
const joinKind = (
  { end: before, isItem: inList }: Joined,
  rawBefore: string,
  raw: string,
  width: number,
  onward: boolean,
): 'part' | 'repair' | 'space' | 'tight' => {
  const text = raw.trim();
  const isItem = bullet.test(text) || numbered.test(text);
  if (indentOf(raw) >= 2 && indentOf(raw) > indentOf(rawBefore)) return inList && !isItem ? 'space' : 'part';
  if (isItem) return inList || !goesOnAsItem(before, rawBefore, text, width) ? 'part' : 'space';
  const lower = /^["“‘'(]?(?!\p{Script=Georgian})\p{Ll}/u.test(text);
  if (/\p{L}[-\u00ad‐]$/u.test(before)) {
    if (width === 0 && !lower) return 'part';
    if (/^(?:and|or|und|oder|et|y|e|och|og|en)(?!\p{L})/u.test(text)) return 'space';
    return lower && !keepsHyphen(before, text) ? 'repair' : 'tight';
  }
  if (onward) return 'space';
  if (width === 0) return lower && !terminal.test(before) && before.length > 40 ? 'space' : 'part';
  const caseless = /^["“‘'(]?\p{Lo}/u.test(text);
  const firstWord = /^\S+/.exec(text)?.[0].length ?? 0;
  const length = rawBefore.trim().length;
  const full = length + 1 + firstWord > width - 2;
  const ideographs =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uff65]$/u.test(before) &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  const join = ideographs ? 'tight' : 'space';
  if (lower && !/[.!?]["”’']?$/.test(before)) return join;
  if (full || (lower && length > width * 0.6)) return join;
  if (terminal.test(before)) return 'part';
  return length >= width * (caseless ? 0.5 : 0.7) ? join : 'part';
};

/** A date ("… starts on / 12. The speaker …") or a parenthesis ("… that he / - like his deputy - …") broken at its mark. */
const goesOnAsItem = (before: string, rawBefore: string, text: string, width: number): boolean => {
  if (width === 0 || terminal.test(before) || rawBefore.trim().length < width * 0.7) return false;
  const number = numbered.exec(text)?.[1];
  return number === undefined ? /^[-–—]\s+\p{Ll}.*\s[-–—](?:\s|$)/u.test(text) : number !== '1';
};

/** First parts of compounds at which words are rarely broken, with numbers and small words inside a compound ("state-of-"). */
const firstParts =
  /(?:^|[\s"“(—])(?:self|non|anti|vice|cross|semi|half|long|short|high|low|well|full|much|\p{L}{1,4}teen|\p{L}{2,5}ty|one|two|three|four|five|six|seven|eight|nine|ten|\d+|\p{L}+-(?:in|of|to|the|and|on|up|by|at|a|la|le|de|du|en|au))[-‐]$/iu;
/** Second parts that make a compound with any word before them. */
const secondParts =
  /^(?:based|owned|run|led|backed|held|years?|old|day|month|week|hour|minute|mile|term|time|wing|called|known|range|scale|standing|made|level|profile|party|century|style|friendly|free|related|wide|off|up|president|minister|founder|chief|chairman|wife|husband|operated|like|term|sized|income|tech|speed|elect|class|to)(?!\p{L})/u;

/** A hyphen at a line end that belongs to the word: in a compound or near another hyphen ("two-", "-in-law"). */
const keepsHyphen = (before: string, after: string): boolean =>
  firstParts.test(before) || /^\p{L}+-/u.test(after) || secondParts.test(after);

const toBlocks = (lines: readonly Line[]): Element[] => {
  const blocks: Element[] = [];
  for (let at = 0; at < lines.length; ) {
    const run = listRun(lines, at);
    if (run) {
      blocks.push(
        element(
          run.ordered ? 'ol' : 'ul',
          run.items.map((item) => element('li', [new Text(item)])),
        ),
      );
      at += run.items.length;
      continue;
    }
    blocks.push(paragraph(lines[at]?.text ?? ''));
    at += 1;
  }
  return blocks;
};

/** Two or more bullets, or numbers that count up from 1. */
const listRun = (lines: readonly Line[], from: number): { ordered: boolean; items: string[] } | undefined => {
  const first = lines[from]?.text ?? '';
  const mark = bullet.exec(first)?.[0].trim();
  const ordered = !mark && numbered.exec(first)?.[1] === '1';
  if (!mark && !ordered) return undefined;
  const items: string[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]?.text ?? '';
    const fits = ordered
      ? numbered.exec(line)?.[1] === String(items.length + 1)
      : bullet.exec(line)?.[0].trim() === mark;
    if (!fits) break;
    items.push(line.replace(ordered ? numbered : bullet, ''));
  }
  return items.length >= (mark === '—' || mark === '–' ? Number.POSITIVE_INFINITY : 2)
    ? { ordered, items }
    : undefined;
};
