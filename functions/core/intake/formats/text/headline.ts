import { readBylineLine } from '../../../normalise/recognise/head/byline-line.ts';
import { readCodeLine } from '../../../normalise/recognise/head/codes.ts';
import { isDateLine } from '../../../normalise/recognise/head/dates.ts';
import { isCoveringNote, isGreeting, isSectionLine } from '../../../normalise/recognise/head/forms.ts';
import { readDeskNote } from '../../../normalise/recognise/head/notes.ts';
import { type Reading, readInstant } from '../../../time/instant.ts';
import { isEmbargoLine, isSaidOver, isSpokenOf } from './over-headline.ts';

/** Longest line, in UTF-16 units, that can pass for a headline. */
const longest = 160;

/** The end of a sentence in any script, perhaps inside a closing quotation mark. */
const sentenceEnd = /[.!?…:;,।։።፧။។៕།॥۔؟؛。！？፡][\s"'”’»)\]]*$/u;
const abbreviationEnd =
  /(?:\b(?:\p{Lu}\.){2,}|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|Bros|Mr|Mrs|Dr|vs|etc))\.?[\s"'”’»)]*$/u;
const asksOrCries = /[?!؟！？][\s"'”’»)]*$/u;
/** Lines at the top of a story that are not its headline. */
const notAHeadline =
  /^(?:by\b|also read\b|read more\b|read also\b|advertisement\b|\(?with (?:agency )?inputs?\b|quick reads\b|view all\b|photo:|image:|file photo\b|updated?:|published:|for immediate release\b|home\s*[/>»›|]|©|https?:)/i;
/** What a desk says about the copy, and what Hindi desks put over it. */
const wholeLine =
  /^\W*(?:embargo (?:is )?(?:lifted|over|expired)|no embargo)\W*$|^(?:\S+\s){0,2}संवाददाता(?:,\s\S+){0,2}$/iu;

/** The moment that a line states when it states nothing else, e.g. "Published: 15 December 2025, 10:30 IST". */
export function dateOfLine(line: string): Reading | undefined {
  const text = line.trim().replace(/^(?:published|posted|updated|date)(?:\s+on)?\s*[:\s]\s*/i, '');
  return text.length <= 60 ? readInstant(text) : undefined;
}

/** A name and a date parted by a bar ("ANI | Updated: Dec 11, 2025 14:12 IST"): whose story it is, and of when. */
function isDatedLine(line: string): boolean {
  const parts = line.split('|').map((part) => part.trim());
  return (
    parts.length > 1 &&
    parts.length <= 4 &&
    parts.some((part) => dateOfLine(part) !== undefined || writtenDate.test(part) || isDateLine(part))
  );
}

/** "Source: AFP", where "Source: minister to go" is a headline. */
const sourceLine = /^[Ss]ources?\s*[:–-](?:[\s,/+&]+\p{Lu}[\p{L}.]*){1,3}$/u;

const writtenDate =
  /^(?:(?:updated|published|posted)\s?[:-]?\s*)?(?:\p{L}{3,9}\.?\s\d{1,2}|\d{1,2}\s\p{L}{3,9}\.?),?\s\d{4}(?![\p{L}\d])/iu;

/** Whether a line at the top of a story is not its headline: a source, a path through a site, a date, a writer. */
export function isAboveHeadline(line: string, below: readonly string[]): boolean {
  const text = line.trim();
  return (
    text.length <= longest &&
    text !== '' &&
    (/^home\s*[/>»›|]/i.test(text) ||
      (isOfDesk(text) && !isSpokenSection(text, below)) ||
      sourceLine.test(text) ||
      wholeLine.test(text) ||
      isDatedLine(text) ||
      isEmbargoLine(text) ||
      isSaidOver(text, below))
  );
}

/** "BEES & BUTTER": a line like a section, all of whose words the story has. */
const isSpokenSection = (text: string, below: readonly string[]): boolean =>
  isSectionLine(text) && readCodeLine(text) === undefined && isSpokenOf(text, below);

/** A slug, a code, a note about the copy: what wires and press offices set over a headline. */
export const isOfDesk = (line: string): boolean =>
  readCodeLine(line) !== undefined ||
  readDeskNote(line) !== undefined ||
  isDateLine(line) ||
  isSectionLine(line) ||
  isGreeting(line) ||
  isCoveringNote(line);

/** True for a line that ends like running text. */
export function endsSentence(line: string): boolean {
  return sentenceEnd.test(line) && !abbreviationEnd.test(line);
}

/** True for a line that reads like a headline: short, not furniture, and no sentence (but perhaps a question). */
export function readsLikeHeadline(line: string): boolean {
  const text = line.trim();
  if (text.length < 3 || text.length > longest || !/\p{L}/u.test(text) || notAHeadline.test(text))
    return false;
  if (wholeLine.test(text) || isDatedLine(text)) return false;
  // A list entry or a quotation begins a text, not a headline.
  if (/^(?:[-*•–—]\s|\d+[.)]\s)/u.test(text)) return false;
  if (asksOrCries.test(text)) return text.length <= 110 && !/[.!?]\s+\S/.test(text.replace(/[?!]\W*$/, ''));
  return !endsSentence(text);
}

export interface HeadlineSplit {
  headline: string;
  subheadline?: string;
  /** The part of a paper that it belongs to, in a line over it. */
  section?: string;
  /** Number of lines, from the first one, that headline and subheadline take. */
  lines: number;
}

/**
 * Decides whether the lines of a text begin with a headline: a short line without sentence punctuation that a blank
 * line sets off, or that is clearly not the first line of a hard-wrapped paragraph. `lines` begin with a line that
 * is not blank. Undefined when the text starts right away, or when nothing would be left.
 */
export function splitHeadline(lines: readonly string[]): HeadlineSplit | undefined {
  const blank = lines.findIndex((line) => line.trim() === '');
  const block = lines.slice(0, blank === -1 ? lines.length : blank).map((line) => line.trim());
  const rest = blank === -1 ? [] : lines.slice(blank + 1).filter((line) => line.trim() !== '');
  const [first = '', second] = block;
  if (!readsLikeHeadline(first)) return undefined;
  if (second === undefined) {
    return rest.some((line) => /\p{L}/u.test(line)) ? { headline: first, lines: 1 } : undefined;
  }
  const over = block.findIndex((line, at) => at > 0 && at <= 2 && (isWriters(line) || isOfDesk(line)));
  if (over === 2 && readsLikeHeadline(second) && !isSectionLine(second))
    return { headline: first, subheadline: second, lines: 2 };
  if (isWriters(second) || dateOfLine(second) !== undefined || isDatedLine(second) || isOfDesk(second))
    return { headline: first, lines: 1 };
  const below = block.slice(1);
  const width = Math.max(...[...block, ...rest.slice(0, 20)].map((line) => line.length));
  // "Kreis Cuxhaven" over a headline, where a headline over a deck says more.
  if (
    block.slice(2, 4).every((line) => line.length < second.length && line.split(/\s+/).length <= 5) &&
    block.length <= 4 &&
    rest.length > 0 &&
    first.split(/\s+/).length <= 2 &&
    second.length > first.length * 2 &&
    readsLikeHeadline(second) &&
    second.split(/\s+/).length >= 4
  )
    return { headline: second, section: first, lines: 2 };
  if (endsOnPurpose(first, second, width)) {
    const deck = below.length === 1 && rest.length > 0 && readsLikeHeadline(second);
    if (deck) return { headline: first, subheadline: second, lines: 2 };
    return runsOn(below, first) || areFacts(below, first, rest) ? { headline: first, lines: 1 } : undefined;
  }
  // A headline too long for one line of a wrapped text.
  const joined = block.join(' ');
  const wrapped = block.length <= 3 && rest.length > 0 && readsLikeHeadline(joined);
  return wrapped ? { headline: joined, lines: block.length } : undefined;
}

/** "By Jane Roe", "Jane Roe, Chief Reporter". */
const isWriters = (line: string): boolean => isByline(line) || readBylineLine(line, {}) !== undefined;

/** True when the line was ended by its writer: the next word would still have fitted. */
function endsOnPurpose(line: string, next: string, width: number): boolean {
  if (/^(?!\p{Script=Georgian})\p{Ll}/u.test(next) || /[-,–—]$/u.test(line)) return false;
  const word = /^\S{1,40}/.exec(next)?.[0] ?? '';
  const needed = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word) ? 1 : word.length + 1;
  return line.length + needed <= width;
}

/** Some line below is running text: a sentence, or much longer than the headline would be. */
function runsOn(lines: readonly string[], headline: string): boolean {
  return lines.some((line) => endsSentence(line) || line.length > headline.length * 1.5);
}

const mostFacts = 4;
const mostFactWords = 5;

/** Names, roles and places right under a headline, with the story below a blank line. */
function areFacts(lines: readonly string[], headline: string, rest: readonly string[]): boolean {
  return (
    headline.split(/\s+/).length >= 4 &&
    lines.length <= mostFacts &&
    endsSentence(rest[0] ?? '') &&
    lines.every((line) => line.length < headline.length * 0.7 && line.split(/\s+/).length <= mostFactWords)
  );
}

const bylineWords = /^(?:by|von|par|por)\b[:\s]\s*/i;

/**
 * True for a line such as "By Lena Costa and Jo Hill" or "By STAFF REPORTER". A sentence that begins with "By" is
 * longer, ends with a full stop, or goes on in small letters.
 */
export function isByline(line: string): boolean {
  const text = line.trim();
  if (text.length > 120 || !bylineWords.test(text) || (endsSentence(text) && !/\b(?:Jr|Sr)\.$/.test(text)))
    return false;
  const words = text
    .replace(bylineWords, '')
    .split(/[\s,|/]+/)
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > 14) return false;
  const english = /^by\b/i.test(text);
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !smallInNames.test(word));
  if (/^our\b/i.test(words[0] ?? '')) return true;
  return english ? small.length === 0 || words.length <= 4 : small.length === 0 && words.length <= 8;
}

const smallInNames =
  /^(?:and|und|et|y|e|for|in|at|of|the|de|del|della|di|da|do|dos|van|der|den|von|zu|la|le|el|al|bin|ibn|with|staff|reporter|correspondent|special|bureau|agencies|our)$/;
