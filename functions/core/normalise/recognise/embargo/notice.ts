import {
  connectives,
  denials,
  fillers,
  nounSigns,
  nounWords,
  prohibitions,
  reporting,
  strongWords,
  untilSigns,
  untilWords,
  weakOpenings,
  weakWords,
} from '../../words/embargo-words.ts';
import { maskTimes, namesDay, readEmbargo, timeMask } from './embargo-time.ts';

export interface EmbargoFound {
  /**
   * `lift`: the text between `from` and `to` is a notice and nothing else. `hold`: the line may be one, or is one
   * with something else in it, so that nobody but an editor can tell: its text stays.
   */
  kind: 'lift' | 'hold';
  /** The words of the notice. */
  notice: string;
  /** UTC; undefined when the notice names no moment that can be read without guessing, and for `hold`. */
  moment?: string;
  from: number;
  to: number;
  /** Words of the line that are no part of the notice. */
  otherWords: number;
}

/** A longer line is running text, of which only the first and the last sentence may be a notice. */
const longestNotice = 240;
/** A notice may name who sends it or what it is about; what holds more words is a sentence. */
const fewWords = 3;
/** How far behind the word of a notice its "until" may stand. */
const reachOfUntil = 60;

const whole = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${words})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
const anywhere = (signs: string): RegExp => new RegExp(`(?:${signs})`, 'gu');

/** What stands in a masked line for a character of each kind of word. */
const mask = {
  strong: '\uE001',
  ban: '\uE002',
  noun: '\uE003',
  weak: '\uE004',
  until: '\uE005',
  filler: '\uE006',
};
const anyMask = /[\uE000-\uE006]/u;
const maskers: readonly (readonly [RegExp, string])[] = [
  [whole(strongWords), mask.strong],
  [whole(prohibitions), mask.ban],
  [whole(`${weakWords}|${weakOpenings}(?=\\s*[:\\uE000]|\\s+(?:at|on|after|from)\\s)`), mask.weak],
  [whole(nounWords), mask.noun],
  [anywhere(nounSigns), mask.noun],
  [whole(untilWords), mask.until],
  [anywhere(untilSigns), mask.until],
  [whole(fillers), mask.filler],
];
const before = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:${connectives})(?=['’\\s]{1,3}[\\uE000-\\uE006])`,
  'giu',
);
const behind = new RegExp(
  `(?<=[\\uE000-\\uE006]['’\\s]{1,3})(?:${connectives})(?![\\p{L}\\p{M}\\p{N}])`,
  'giu',
);
const isReport = whole(reporting);
const isDenial = whole(denials);

/** Whether a line is worth the search: holds any word that a notice cannot do without. */
const worthALook = new RegExp(
  `${nounSigns}|(?<![\\p{L}\\p{M}\\p{N}])(?:${strongWords}|${nounWords}|${prohibitions}|${weakWords}|${weakOpenings})`,
  'iu',
);

/** The embargo notice in a line; undefined when there is none, as in a sentence about an embargo on trade. */
export const findEmbargo = (line: string, now: string, timeZone?: string): EmbargoFound | undefined => {
  if (!worthALook.test(line) || line.search(isDenial) >= 0) return undefined;
  return line.length <= longestNotice
    ? judge(line, now, timeZone)
    : (inPart(line, 0, firstStop(line), now, timeZone) ??
        inPart(line, lastStop(line), line.length, now, timeZone));
};

const stop = /[.!?:;。！？](?=\s|$)|[。！？\n]/gu;

const firstStop = (line: string): number => {
  const stops = [...line.slice(0, longestNotice).matchAll(stop)];
  // "6 a.m. EDT" holds stops that end nothing, so the longest beginning that is a notice counts.
  return (stops.at(-1)?.index ?? -1) + 1;
};

const lastStop = (line: string): number => {
  const from = line.length - longestNotice;
  const found = [...line.slice(from, -1).matchAll(stop)][0];
  return found === undefined ? line.length : from + found.index + 1;
};

const inPart = (
  line: string,
  from: number,
  to: number,
  now: string,
  timeZone: string | undefined,
): EmbargoFound | undefined => {
  const part = line.slice(from, to);
  const found = part.trim() === '' ? undefined : judge(part, now, timeZone);
  if (
    found === undefined ||
    (found.kind === 'lift' && found.to - found.from === part.length && found.otherWords > 0)
  )
    return undefined;
  return { ...found, from: found.from + from, to: found.to + from, otherWords: fewWords + 1 };
};

interface Span {
  from: number;
  to: number;
}

const judge = (line: string, now: string, timeZone: string | undefined): EmbargoFound | undefined => {
  const masked = maskLine(line);
  const words = wordsIn(masked);
  for (const span of pureSpans(masked)) {
    const found = judgePure(line, masked, span, words, now, timeZone);
    if (found !== undefined) return found;
  }
  return judgeMixed(line, masked, words, now, timeZone);
};

const maskLine = (line: string): string => {
  let masked = maskTimes(line.replace(/[\uE000-\uE006]/gu, ' '));
  for (const [pattern, sign] of maskers)
    masked = masked.replace(pattern, (found) => sign.repeat(found.length));
  const hidden = (found: string): string => mask.filler.repeat(found.length);
  for (let round = 0; round < 3; round += 1) masked = masked.replace(before, hidden).replace(behind, hidden);
  return masked;
};

/** Words that no mask hides; two ideographs count as one. */
const wordsIn = (masked: string): number => {
  let count = 0;
  for (const [word] of masked.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    count += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
      ? Math.ceil(word.length / 2)
      : 1;
  return count;
};

/** What parts a notice from what stands beside it; colons and stops of times are hidden. */
const partings = /(?<=\s)[–—―|•-]+(?=\s)|--+|[–—―|•()[\]{}（）【】<>«»*\n:：;；。！？]|[.!?](?=\s|$)/gu;

/** Stretches between partings that hold nothing but words of notices, times, and what goes with them. */
const pureSpans = (masked: string): Span[] => {
  const spans: Span[] = [];
  let open: Span | undefined;
  let from = 0;
  for (const end of [...[...masked.matchAll(partings)].map(({ index }) => index), masked.length]) {
    const pure = wordsIn(masked.slice(from, end)) === 0;
    if (!pure) open = undefined;
    else if (open !== undefined) open.to = end;
    else {
      open = { from, to: end };
      spans.push(open);
    }
    from = end;
  }
  return spans.filter(({ from, to }) => anyMask.test(masked.slice(from, to)));
};

const judgePure = (
  line: string,
  masked: string,
  span: Span,
  otherWords: number,
  now: string,
  timeZone: string | undefined,
): EmbargoFound | undefined => {
  const signs = masked.slice(span.from, span.to);
  const text = line.slice(span.from, span.to);
  const timed = signs.includes(timeMask);
  const until = signs.includes(mask.until);
  const alone = otherWords === 0;
  const sure = signs.includes(mask.strong) || signs.includes(mask.ban);
  const noun = signs.includes(mask.noun);
  const noted = sure
    ? timed || until || alone
    : noun
      ? timed || until || (alone && (text === text.toUpperCase() || signs.includes(mask.filler)))
      : signs.includes(mask.weak) && timed;
  if (!noted) return undefined;
  const moment = readEmbargo(text, now, timeZone);
  const { from, to } = alone ? { from: 0, to: line.length } : widened(line, span);
  const found = { notice: trimmed(text), from, to, otherWords };
  if (moment !== undefined) return { kind: 'lift', ...found, moment };
  if (alone) return { kind: 'lift', ...found };
  return sure || (noun && until && namesDay(text, now)) ? { kind: 'hold', ...found } : undefined;
};

/** With the brackets, dashes and blanks that set a notice off from the rest of its line; the stop before it stays. */
const widened = (line: string, span: Span): Span => {
  let { from, to } = span;
  while (from < to && /[.!?。！？\s]/u.test(line.charAt(from))) from += 1;
  while (from > 0 && /[\s([{（【<«*|–—―•:-]/u.test(line.charAt(from - 1))) from -= 1;
  while (to < line.length && /[\s.)\]}）】>»*|–—―•:;-]/u.test(line.charAt(to))) to += 1;
  // What stood on both sides stays parted.
  if (from > 0 && to < line.length && /\s/.test(line.charAt(from))) from += 1;
  return { from, to };
};

const trimmed = (text: string): string => text.replace(/^[\s*([{<•_:.)\]>|–—-]+/u, '').trim();

/** A notice with a few words of its own, or a sentence that may be one. */
const judgeMixed = (
  line: string,
  masked: string,
  otherWords: number,
  now: string,
  timeZone: string | undefined,
): EmbargoFound | undefined => {
  const sure = masked.includes(mask.strong) || masked.includes(mask.ban);
  if (!sure && !masked.includes(mask.noun)) return undefined;
  const until = untilBehind(masked);
  const reports = line.search(isReport) >= 0;
  const moment = readEmbargo(line, now, timeZone);
  const found = { notice: line.trim(), from: 0, to: line.length, otherWords };
  const few = otherWords <= (/[.。!！]\s*$/u.test(line) ? fewWords - 1 : fewWords);
  if (!reports && few) {
    const label = /^[\s\uE006*([{<•_>-]*[\uE001-\uE003]+[\s\uE006]*[:：]/u.test(masked);
    if (label && (until || namesDay(line, now)))
      return { kind: 'lift', ...found, ...(moment !== undefined && { moment }) };
    if (moment !== undefined && (until || /[\uE001-\uE003]\s*\uE000/u.test(masked)))
      return { kind: 'lift', ...found, moment };
  }
  // Which clocks are meant matters little for whether a moment is still to come.
  const ahead = Date.parse(moment ?? readEmbargo(line, now, 'UTC') ?? '') > Date.parse(now);
  if (until && ahead && (sure || !reports)) return { kind: 'hold', ...found };
  const strict = masked.includes(mask.strong) || (masked.includes(mask.ban) && namesDay(line, now));
  return until && strict && !reports ? { kind: 'hold', ...found } : undefined;
};

/** Does an "until" belong to the word of the notice? */
const untilBehind = (masked: string): boolean => {
  const at = masked.search(/[\uE001-\uE003]/u);
  const until = masked.indexOf(mask.until, at);
  return at >= 0 && until >= 0 && until - at <= reachOfUntil;
};
