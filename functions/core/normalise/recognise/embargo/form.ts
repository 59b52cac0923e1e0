import { waitsForEventLast } from './after-event.ts';
import { isFree, isImmediate } from './denial.ts';
import { readTimes } from './embargo-time.ts';
import { waitsForEventFirst } from './event-first.ts';
import { type Keyword, keywordOf } from './keyword.ts';
import { mayMakeNotice } from './kinds-in.ts';
import { kind } from './lexicon.ts';
import { isNotice } from './notice.ts';
import { isOver } from './over.ts';
import { shapeOf } from './shape.ts';
import { embargo, is, isOther, noToken, othersIn, type TokenLine, timed, tokensOf } from './tokens.ts';
import { hasClock, isStamp } from './weak-notice.ts';

/**
 * What a whole line is by its form: `hold` is a notice of an embargo, `free` says that there is none or none any
 * more, `past` is a notice whose time has surely come.
 */
export interface Form {
  kind: 'hold' | 'free' | 'past';
  /** UTC. Of `hold`, when it is read with certainty; of `past` the time that has come. */
  moment?: string;
  /** Only the word for an embargo: any other notice of the story says more. */
  bare: boolean;
  /** Said so plainly that it is a notice in front of a headline, too. */
  plain: boolean;
  /** Says until what day or time. */
  until: boolean;
}

/** Longer lines are no notices as a whole. */
const longest = 240;
/** From the first moment of a day anywhere to its last. */
const dayEverywhere = 50 * 3_600_000;
/** From a day's first moment in UTC to its last anywhere. */
const daySpan = 36 * 3_600_000;

/** Judges a line by its form; undefined for what is neither a notice nor a denial of one. */
export const formOf = (text: string, now: string, timeZone?: string): Form | undefined => {
  if (text.length > longest || text.trim() === '') return undefined;
  const form = formByWords(text, now, timeZone);
  return (form === undefined || form.kind === 'free') && waitsForEvent(text)
    ? { kind: 'hold', bare: false, plain: false, until: true }
    : form;
};

/** A notice that names an event in place of a time. */
const waitsForEvent = (text: string): boolean => waitsForEventLast(text) || waitsForEventFirst(text);

const formByWords = (text: string, now: string, timeZone: string | undefined): Form | undefined => {
  const line: TokenLine = { text, tokens: tokensOf(text) };
  const head = keywordOf(line);
  if (isFree(line, head)) {
    if (head !== undefined && !isImmediate(line) && mayBeAhead(line, now))
      return withTime(line, head, now, timeZone);
    // "Village without embargo" is a headline, and its words stay.
    const isPhrase =
      beginsWithArticle.test(text) && !line.tokens.some((token) => is(token, timed | kind.until));
    return isPhrase || othersIn(line.tokens) > 0
      ? undefined
      : { kind: 'free', bare: true, plain: true, until: false };
  }
  if (head === undefined || !isNotice(line, head)) return undefined;
  return withTime(line, head, now, timeZone);
};

/** Has a line any word of a notice, or of one that is over? Its parts have none either, if not. */
export const mayBeRead = (text: string): boolean => {
  if (waitsForEvent(text)) return true;
  if (!mayMakeNotice(text)) return false;
  const line: TokenLine = { text, tokens: tokensOf(text) };
  return (
    line.tokens.some((token) => is(token, kind.lifted | kind.immediate)) || keywordOf(line) !== undefined
  );
};

/** Does a text deny that there is an embargo, or say that it is over? */
export const denies = (text: string): boolean => {
  const line: TokenLine = { text, tokens: tokensOf(text) };
  return isFree(line, keywordOf(line));
};

/** "A story without any embargo", "Ein Text ohne Embargo": no line that frees a story begins so. */
const beginsWithArticle = /^\s*(?:an?|eine?|une?|una?|um|uma|een|en|ett|et)\s/iu;

/** "Embargo lifted 8 December": what is lifted at a time that has not surely come is not lifted yet. */
const mayBeAhead = ({ text, tokens }: TokenLine, now: string): boolean => {
  const { dayOver } = readTimes(text, now);
  if (dayOver !== undefined) return dayOver - daySpan > Date.parse(now);
  // "Fri" is "free" in Danish, and a day in English.
  const lifted = tokens.some((token) => is(token, kind.lifted) && !is(token, kind.time));
  return !lifted && tokens.some((token) => is(token, kind.figure | kind.number));
};

const withTime = (
  line: TokenLine,
  head: Keyword,
  now: string,
  timeZone: string | undefined,
): Form | undefined => {
  const { moment, zoned, dayOver } = readTimes(line.text, now, timeZone);
  const bare = !line.tokens.some(
    (token) => is(token, timed | kind.until) && !is(token, embargo | kind.filler),
  );
  const until =
    line.tokens.some((token) => is(token, kind.until) && !is(token, kind.filler)) &&
    line.tokens.some((token) => is(token, timed) && !is(token, kind.filler)) &&
    (head.strength !== 'weak' || is(line.tokens[head.at] ?? noToken, kind.secret));
  const { loud, bracketed } = shapeOf(line, head);
  // "Not for publication: my telephone number is" speaks of what is behind it.
  const plain =
    !(head.strength === 'ban' && bare) &&
    (head.strength === 'copy' ||
      head.strength === 'ban' ||
      moment !== undefined ||
      (head.strength !== 'weak' && hasClock(line.text)) ||
      (bracketed && !bare) ||
      loud) &&
    !line.tokens.some(isOther);
  if (moment !== undefined && !isBlurred(line, zoned))
    return { kind: Date.parse(moment) > Date.parse(now) ? 'hold' : 'past', moment, bare, plain, until };
  // A line that may say when the story came out holds for a day that is surely still to come.
  if (dayOver === undefined && isOver(line.text, now)) return undefined;
  const latest = isStamp(line, head) && !until ? dayEverywhere : 0;
  if (dayOver !== undefined && dayOver - latest < Date.parse(now))
    return { kind: 'past', bare, plain, until };
  return { kind: 'hold', bare, plain, until };
};

/**
 * Unknown words next to a time may be a zone, a half of the day or another day. Those of another part of the line
 * are not.
 */
const isBlurred = ({ tokens }: TokenLine, zoned: boolean): boolean => {
  const reach = zoned ? 1 : 3;
  return tokens.some((token, at) => {
    if (!isOther(token)) return false;
    for (const step of [-1, 1])
      for (let off = 1; off <= reach; off += 1) {
        const other = tokens[at + step * off];
        if (other === undefined || is(other, kind.separator)) break;
        if (is(other, kind.figure)) return true;
      }
    return false;
  });
};
