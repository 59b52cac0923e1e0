import {
  denials,
  nounSigns,
  nounWords,
  prohibitions,
  reporting,
  strongWords,
  weakOpenings,
  weakWords,
} from '../../words/embargo-words.ts';
import { namesDay, readEmbargo } from './embargo-time.ts';
import { timeMask } from './mask-times.ts';
import { mask, maskedSpans, maskLine, type Span, unmaskedWords, whole } from './masked-line.ts';

export interface EmbargoFound {
  /**
   * `lift`: the text between `from` and `to` is a notice and nothing else. `hold`: the line may be one, or is one
   * with something else in it, so that only an editor can decide. Its text stays.
   */
  kind: 'lift' | 'hold';
  /** The words of the notice. */
  notice: string;
  /** UTC. Undefined when the notice names no moment that can be read without guessing, and for `hold`. */
  moment?: string;
  from: number;
  to: number;
  /** Words of the line that are no part of the notice. */
  otherWords: number;
}

/** A longer line is running text, of which only the first and the last sentence may be a notice. */
const longestNotice = 240;
/** A notice may name who sends it or what it is about. With more words it is a sentence. */
const fewWords = 3;
/** How far behind the word of a notice its "until" may be. */
const reachOfUntil = 60;

const isReport = whole(reporting);
const isDenial = whole(denials);

/** Any word that a notice needs. */
const mayBeNotice = new RegExp(
  `${nounSigns}|(?<![\\p{L}\\p{M}\\p{N}])(?:${strongWords}|${nounWords}|${prohibitions}|${weakWords}|${weakOpenings})`,
  'iu',
);

/** When and where a notice is read. */
interface Context {
  now: string;
  /** IANA name of the agency's zone, for times without one. */
  timeZone: string | undefined;
}

/** The embargo notice in a line. Undefined when there is none, as in a sentence about an embargo on trade. */
export const findEmbargo = (line: string, now: string, timeZone?: string): EmbargoFound | undefined => {
  if (!mayBeNotice.test(line) || line.search(isDenial) >= 0) return undefined;
  const context = { now, timeZone };
  if (line.length <= longestNotice) return judge(line, context);
  const first = { from: 0, to: firstStop(line) };
  const last = { from: lastStop(line), to: line.length };
  return inPart(line, first, context) ?? inPart(line, last, context);
};

const stop = /[.!?:;。！？](?=\s|$)|[。！？\n]/gu;

const firstStop = (line: string): number => {
  const stops = [...line.slice(0, longestNotice).matchAll(stop)];
  // "6 a.m. EDT" holds full stops that end nothing, so the longest beginning that is a notice counts.
  return (stops.at(-1)?.index ?? -1) + 1;
};

const lastStop = (line: string): number => {
  const from = line.length - longestNotice;
  const found = [...line.slice(from, -1).matchAll(stop)][0];
  return found === undefined ? line.length : from + found.index + 1;
};

const inPart = (line: string, { from, to }: Span, context: Context): EmbargoFound | undefined => {
  const part = line.slice(from, to);
  const found = part.trim() === '' ? undefined : judge(part, context);
  if (found === undefined) return undefined;
  const isWhole = found.to - found.from === part.length;
  if (found.kind === 'lift' && isWhole && found.otherWords > 0) return undefined;
  return { ...found, from: found.from + from, to: found.to + from, otherWords: fewWords + 1 };
};

interface Line {
  text: string;
  masked: string;
  otherWords: number;
}

const judge = (text: string, context: Context): EmbargoFound | undefined => {
  const masked = maskLine(text);
  const line = { text, masked, otherWords: unmaskedWords(masked) };
  for (const span of maskedSpans(masked)) {
    const found = judgeSpan(line, span, context);
    if (found !== undefined) return found;
  }
  return judgeMixed(line, context);
};

/** A stretch of a line that holds nothing but words of notices and times. */
const judgeSpan = (line: Line, span: Span, { now, timeZone }: Context): EmbargoFound | undefined => {
  const signs = line.masked.slice(span.from, span.to);
  const text = line.text.slice(span.from, span.to);
  const alone = line.otherWords === 0;
  if (!isNotice(signs, text, alone)) return undefined;
  const moment = readEmbargo(text, now, timeZone);
  const { from, to } = alone ? { from: 0, to: line.text.length } : widened(line.text, span);
  const found = { notice: trimmed(text), from, to, otherWords: line.otherWords };
  if (moment !== undefined) return { kind: 'lift', ...found, moment };
  if (alone) return { kind: 'lift', ...found };
  const dated = signs.includes(mask.noun) && signs.includes(mask.until) && namesDay(text, now);
  return isSure(signs) || dated ? { kind: 'hold', ...found } : undefined;
};

const isSure = (signs: string): boolean => signs.includes(mask.strong) || signs.includes(mask.ban);

const isNotice = (signs: string, text: string, alone: boolean): boolean => {
  const timed = signs.includes(timeMask);
  const until = signs.includes(mask.until);
  if (isSure(signs)) return timed || until || alone;
  if (!signs.includes(mask.noun)) return signs.includes(mask.weak) && timed;
  const loud = text === text.toUpperCase() || signs.includes(mask.filler);
  return timed || until || (alone && loud);
};

/** With the brackets, dashes and blanks that separate a notice from the rest of its line. The full stop before it stays. */
const widened = (line: string, span: Span): Span => {
  let { from, to } = span;
  while (from < to && /[.!?。！？\s]/u.test(line.charAt(from))) from += 1;
  while (from > 0 && /[\s([{（【<«*|–—―•:-]/u.test(line.charAt(from - 1))) from -= 1;
  while (to < line.length && /[\s.)\]}）】>»*|–—―•:;-]/u.test(line.charAt(to))) to += 1;
  // One blank stays between the texts on both sides.
  if (from > 0 && to < line.length && /\s/.test(line.charAt(from))) from += 1;
  return { from, to };
};

const trimmed = (text: string): string => text.replace(/^[\s*([{<•_:.)\]>|–—-]+/u, '').trim();

/** A notice with a few words of its own, or a sentence that may be one. */
const judgeMixed = (
  { text, masked, otherWords }: Line,
  { now, timeZone }: Context,
): EmbargoFound | undefined => {
  const sure = isSure(masked);
  if (!sure && !masked.includes(mask.noun)) return undefined;
  const until = untilBehind(masked);
  const reports = text.search(isReport) >= 0;
  const moment = readEmbargo(text, now, timeZone);
  const found = { notice: text.trim(), from: 0, to: text.length, otherWords };
  const few = otherWords <= (/[.。!！]\s*$/u.test(text) ? fewWords - 1 : fewWords);
  if (!reports && few) {
    const label = /^[\s\uE006*([{<•_>-]*[\uE001-\uE003]+[\s\uE006]*[:：]/u.test(masked);
    if (label && (until || namesDay(text, now)))
      return { kind: 'lift', ...found, ...(moment !== undefined && { moment }) };
    if (moment !== undefined && (until || /[\uE001-\uE003]\s*\uE000/u.test(masked)))
      return { kind: 'lift', ...found, moment };
  }
  if (!until) return undefined;
  // Whether a moment is still to come hardly depends on the time zone.
  const ahead = Date.parse(moment ?? readEmbargo(text, now, 'UTC') ?? '') > Date.parse(now);
  if (ahead && (sure || !reports)) return { kind: 'hold', ...found };
  const strict = masked.includes(mask.strong) || (masked.includes(mask.ban) && namesDay(text, now));
  return strict && !reports ? { kind: 'hold', ...found } : undefined;
};

/** Does an "until" belong to the word of the notice? */
const untilBehind = (masked: string): boolean => {
  const at = masked.search(/[\uE001-\uE003]/u);
  const until = masked.indexOf(mask.until, at);
  return at >= 0 && until >= 0 && until - at <= reachOfUntil;
};
