import { readTimes } from './embargo-time.ts';
import { flat, kind } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { tokensOf } from './tokens.ts';

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
}

/** Longer lines are no notices as a whole. */
const longest = 240;
/** Words of its own that a notice may have: the event that it waits for, its sender. */
const mostOthers = 6;
const fewOthers = 2;

/** How many words of a text belong to no notice. */
export const otherWords = (text: string): number => othersIn(tokensOf(text));

const is = ({ kinds }: Token, wanted: number): boolean => (kinds & wanted) !== 0;
const embargo = kind.copy | kind.trade;
const timed = kind.figure | kind.time;
const skipped = kind.filler | kind.separator;

/** A word that no notice needs: unknown, or a verb of a report. */
const isOther = ({ kinds }: Token): boolean => (kinds & ~foreign) === 0;
const foreign = kind.occasion | kind.reporting | kind.weakUse;

interface Line {
  text: string;
  tokens: readonly Token[];
}

/** A head of a notice: where it begins, and how much of the line before and behind it is something else. */
interface Head {
  at: number;
  end: number;
  strength: 'copy' | 'trade' | 'ban' | 'release' | 'weak';
}

/** Judges a line by its form; undefined for what is neither a notice nor a denial of one. */
export const formOf = (text: string, now: string, timeZone?: string): Form | undefined => {
  if (text.length > longest || text.trim() === '') return undefined;
  const line: Line = { text, tokens: tokensOf(text) };
  const head = headOf(line);
  if (isPhrase.test(text) && !line.tokens.some((token) => is(token, timed | kind.until))) return undefined;
  if (isFree(line, head)) {
    const { moment } = readTimes(text, now, timeZone);
    const ahead = moment !== undefined && Date.parse(moment) > Date.parse(now) && head !== undefined;
    return ahead && !isImmediate(line)
      ? { kind: 'hold', moment, bare: false, plain: true }
      : { kind: 'free', bare: true, plain: true };
  }
  if (head === undefined || !isNotice(line, head)) return undefined;
  return withTime(line, head, now, timeZone);
};

/** "A story without any embargo": no notice begins with an article and a noun, unless that is the embargo. */
const isPhrase = /^\s*[Aa]n?\s+(?!(?:strict\s+)?embargo)\p{Ll}/u;

const withTime = (line: Line, head: Head, now: string, timeZone: string | undefined): Form => {
  const { moment, zoned, dayOver } = readTimes(line.text, now, timeZone);
  const bare = !line.tokens.some(
    (token) => is(token, timed | kind.until) && !is(token, embargo | kind.filler),
  );
  // "Not for publication: my telephone number is" speaks of what is behind it.
  const plain =
    !(head.strength === 'ban' && bare) &&
    (head.strength === 'copy' ||
      head.strength === 'ban' ||
      moment !== undefined ||
      shapeOf(line, head).loud) &&
    !line.tokens.some(isOther);
  if (moment !== undefined && !isBlurred(line, zoned))
    return { kind: Date.parse(moment) > Date.parse(now) ? 'hold' : 'past', moment, bare, plain };
  if (dayOver !== undefined && dayOver < Date.parse(now)) return { kind: 'past', bare, plain };
  return { kind: 'hold', bare, plain };
};

/**
 * Unknown words next to a time may be a zone, a half of the day or another day. Those of another part of the line
 * are not.
 */
const isBlurred = ({ tokens }: Line, zoned: boolean): boolean => {
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

const isImmediate = ({ tokens }: Line): boolean => tokens.some((token) => is(token, kind.immediate));

/** An occasion belongs to the notice behind an "until". */
const othersIn = (tokens: readonly Token[]): number => {
  let waits = false;
  let count = 0;
  for (const token of tokens) {
    waits ||= is(token, kind.until) && !isOther(token);
    if (isOther(token) && !(waits && is(token, kind.occasion))) count += 1;
  }
  return count;
};

/** "Embargo lifted", "no embargo", "Embargo: none", "for immediate release", in any order of the words. */
const isFree = ({ text, tokens }: Line, head: Head | undefined): boolean => {
  if (head !== undefined && is(tokens[head.at] ?? nothing, embargo) && saysNo.test(text)) return true;
  if (othersIn(tokens) > fewOthers) return false;
  const at = (index: number): Token => tokens[index] ?? nothing;
  const near = (index: number, wanted: number, reach: number): boolean => {
    for (const step of [-1, 1])
      for (let off = 1, met = 0; met < reach && off < 8; off += 1) {
        const other = at(index + step * off);
        if (other === nothing) break;
        if (is(other, wanted)) return true;
        if (is(other, kind.figure | kind.time | kind.until) && !is(other, kind.filler)) break;
        if (!is(other, skipped)) met += 1;
      }
    return false;
  };
  const denied = tokens.findIndex(
    (token, index) =>
      is(token, embargo) &&
      (near(index, kind.lifted, 2) || (is(at(index - 1), kind.not) && !is(at(index - 1), kind.use))),
  );
  // "The embargo on ferries ended on Monday.": an embargo on something is of trade, and the line tells of it.
  const isOfTrade = tokens.some(
    (token, index) =>
      is(token, embargo) &&
      /^\s+(?:on|against)\s+(?!th(?:is|ese)\b|the\s+(?:story|release|report|study|paper|text)\b)\p{L}/iu.test(
        text.slice(token.to),
      ) &&
      !is(at(index + 1), timed) &&
      /^\s*(?:the|an?)\s/iu.test(text.slice(0, token.from + 1)),
  );
  if (isOfTrade) return false;
  if (denied >= 0)
    return !tokens.some((token) => is(token, kind.until) && !is(token, kind.lifted | kind.filler));
  const spent = tokens.some((token) => is(token, kind.lifted)) && head !== undefined && endsWithLift(tokens);
  if (spent) return true;
  const freed = tokens.some((token, index) => is(token, kind.lifted) && near(index, kind.use | kind.weak, 2));
  if (freed && !tokens.some((token) => is(token, kind.figure | embargo | kind.ban | kind.not))) return true;
  const immediate = tokens.findIndex(
    (token, index) => is(token, kind.immediate) && near(index, kind.use | kind.weak, 3),
  );
  if (immediate < 0 || tokens.some((token) => is(token, kind.ban))) return false;
  if (tokens.some((token) => is(token, embargo)))
    return !tokens.some((token) => is(token, kind.figure | kind.until | kind.not) && !is(token, kind.filler));
  return !tokens.some((token, index) => is(token, kind.not) && !is(token, kind.filler) && index < immediate);
};
/** "Embargo: no" */
const saysNo =
  /[:：–—-]\s{0,3}(?:n\s?\/\s?a|no|none|nil|nein|non|não|nej|nei|nee|nie|ne|nem|нет|ні|не|όχι|hayır|لا|خیر|नहीं|না|否|无|無|なし|없음|không|tidak|hapana)[\s.!)\]]{0,3}$/iu;
const nothing: Token = { kinds: 0, from: -1, to: -1 };

/** "Sperrfrist: 20. November, 10 Uhr (abgelaufen)" */
const endsWithLift = (tokens: readonly Token[]): boolean => {
  const last = tokens.findLast((token) => !is(token, kind.separator));
  const before = tokens[tokens.indexOf(last ?? nothing) - 1];
  return last !== undefined && is(last, kind.lifted) && before !== undefined && is(before, kind.separator);
};

/** The strongest word of a notice in the line, a ban of two words included. */
const headOf = ({ tokens }: Line): Head | undefined => {
  let best: Head | undefined;
  const rank: readonly Head['strength'][] = ['weak', 'release', 'trade', 'ban', 'copy'];
  tokens.forEach((_, at) => {
    const head = headAt(tokens, at);
    if (head && (best === undefined || rank.indexOf(head.strength) > rank.indexOf(best.strength)))
      best = head;
  });
  return best;
};

const headAt = (tokens: readonly Token[], at: number): Head | undefined => {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (is(token, kind.copy)) return { at, end: at, strength: 'copy' };
  if (is(token, kind.ban)) return { at, end: at, strength: 'ban' };
  if (is(token, kind.trade)) return { at, end: at, strength: 'trade' };
  if (is(token, kind.not)) {
    // "not to be published", "ne pas diffuser", "प्रकाशित न करें": the two are never far apart.
    for (let end = at + 1; end <= at + 5 && end < tokens.length; end += 1) {
      const other = tokens[end];
      if (other === undefined || is(other, kind.separator | kind.figure)) break;
      if (is(other, kind.use | kind.weakUse | kind.weak)) return { at, end, strength: 'ban' };
      if (isOther(other)) break;
    }
    for (let first = at - 1; first >= at - 2 && first >= 0; first -= 1) {
      const other = tokens[first];
      if (other === undefined || is(other, kind.separator | kind.figure)) break;
      if (is(other, kind.use)) return { at: first, end: at, strength: 'ban' };
    }
  }
  if (is(token, kind.weak)) return { at, end: at, strength: 'weak' };
  if (is(token, kind.use)) return { at, end: at, strength: 'release' };
  return undefined;
};

interface Shape {
  /** Words of the story in front of the head, and between it and the time. */
  before: number;
  between: number;
  after: number;
  hasTime: boolean;
  hasFigure: boolean;
  clocked: boolean;
  hasNumber: boolean;
  /** "until" together with what the notice waits for. */
  waits: boolean;
  hasUntil: boolean;
  /** The part of the line with the head holds nothing else. */
  alone: boolean;
  label: boolean;
  loud: boolean;
  bracketed: boolean;
  sentence: boolean;
}

const shapeOf = ({ text, tokens }: Line, { at, end }: Head): Shape => {
  const before = tokens.slice(0, at);
  const behind = tokens.slice(end + 1);
  // Short words such as "do" mean "until" right behind the word of a notice only.
  const first = behind.findIndex(
    (token, index) => is(token, timed | kind.until) && (index === 0 || !is(token, kind.filler)),
  );
  const between = behind.slice(0, first < 0 ? behind.length : first);
  const rest = [...before, ...behind];
  const stop = behind.findIndex((token) => is(token, kind.separator));
  const part = [
    ...before.slice(before.findLastIndex((token) => is(token, kind.separator)) + 1),
    ...behind.slice(0, stop < 0 ? behind.length : stop),
  ];
  const letters = text.replace(/[^\p{L}]/gu, '');
  return {
    before: othersIn(before),
    between: othersIn(between),
    after: othersIn(behind),
    clocked: clocked.test(text),
    hasTime: rest.some((token) => is(token, timed) && !is(token, kind.filler)),
    hasFigure: rest.some((token) => is(token, kind.figure)),
    hasNumber: rest.some((token) => is(token, kind.number)),
    waits: rest.some((token) => is(token, kind.until)) && rest.some((token) => is(token, kind.occasion)),
    hasUntil: rest.some((token) => is(token, kind.until) && (token === behind[0] || !is(token, kind.filler))),
    alone: part.every((token) => !isOther(token)),
    label: /^\s{0,3}[:：]/.test(text.slice(tokens[end]?.to ?? 0)),
    loud: letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase(),
    bracketed: /^\s*[([{（【*+/<>_~-].*[)\]}）】*+/<>_~-]\s*$/u.test(text),
    sentence: /[.!?。！？।]["'”’»)]?\s*$/u.test(text) && !/\.{3}\s*$/.test(text),
  };
};

const clocked = /\d{1,2}[:.h]\d{2}(?!\d)/;

const isNotice = (line: Line, head: Head): boolean => {
  const shape = shapeOf(line, head);
  const { tokens } = line;
  const others = shape.before + shape.after;
  const reports = tokens.some(
    (token) => is(token, kind.reporting) && !is(token, kind.filler | kind.until | kind.time | kind.use),
  );
  const direct = shape.between === 0 && (shape.hasTime || shape.hasUntil);
  if (reports && others > 1 && !(shape.label && shape.loud)) return false;
  switch (head.strength) {
    case 'copy':
      return isCopyNotice(line, head, shape);
    case 'ban':
      // "Not for use after 30 days" ends a right of use, and nothing waits for it.
      if (/^\s*after\b/iu.test(line.text.slice(tokens[head.end]?.to))) return false;
      if (shape.before > 0 && !separated(line, head)) return false;
      if (others === 0) return true;
      if (!direct)
        return (shape.loud || shape.hasUntil) && others <= fewOthers && shape.hasTime && !shape.sentence;
      // "Do not use before washing"
      if (!shape.hasTime && !shape.waits && !shape.loud && !forbidsToPublish(line, head)) return false;
      // "No release before Christmas for jailed editor"
      if (!shape.hasTime && !shape.waits && head.end - head.at === 1) return false;
      return others <= (shape.sentence ? fewOthers + 1 : mostOthers) && !tellsMore(line, head);
    case 'trade':
      return isTradeNotice(line, head, shape);
    case 'release':
      return (
        others === 0 &&
        shape.hasUntil &&
        (shape.hasTime || shape.waits) &&
        (!shape.sentence || shape.hasFigure || shape.hasNumber)
      );
    default:
      return isWeakNotice(line, head, shape);
  }
};

const forbidsToPublish = ({ tokens }: Line, { at, end }: Head): boolean =>
  tokens.slice(at, end + 1).some((token) => is(token, kind.use | kind.ban));

const isCopyNotice = (line: Line, head: Head, shape: Shape): boolean => {
  const others = shape.before + shape.after;
  const timed = shape.hasTime || shape.hasUntil || shape.hasNumber;
  if (shape.before > 0 && !separated(line, head))
    return shape.before <= fewOthers && shape.after === 0 && timed && !shape.sentence;
  if (others === 0) return true;
  if (isCompound(line, head)) return false;
  if (shape.between === 1 && timed && others <= fewOthers && !shape.sentence) return true;
  if (shape.between > 0 || !timed) return shape.alone && others <= fewOthers + 1 && !shape.sentence;
  return others <= (shape.sentence ? mostOthers - 2 : mostOthers);
};

/** "Sperrfrist-Urteil" */
const isCompound = ({ text, tokens }: Line, { end }: Head): boolean => {
  const next = tokens[end + 1];
  return next !== undefined && isOther(next) && text.slice(tokens[end]?.to, next.from) === '-';
};

/** "EMBARGO" in a line of small letters is a label in any language. */
const isShouted = ({ text, tokens }: Line, { at, end }: Head): boolean => {
  const word = text.slice(tokens[at]?.from ?? 0, tokens[end]?.to ?? 0);
  return word.length > 3 && word === word.toUpperCase() && word !== word.toLowerCase();
};

const isTradeNotice = (line: Line, head: Head, shape: Shape): boolean => {
  const others = shape.before + shape.after;
  const timed = shape.hasTime || shape.hasUntil;
  const shown = shape.loud || shape.bracketed || shape.hasFigure;
  if (isCompound(line, head)) return false;
  const dated = shape.hasFigure || shape.hasNumber;
  if (
    !shape.loud &&
    isShouted(line, head) &&
    dated &&
    !shape.sentence &&
    others <= fewOthers + (shape.clocked ? 1 : 0)
  )
    return true;
  if (shape.before > 0 && !(separated(line, head) && shown)) return false;
  if (others === 0)
    return timed || shape.hasNumber || shape.label || shape.loud || shape.bracketed || isEmbargoAlone(line);
  // An unknown word for "until" is short, and a time of day is behind it.
  if (shape.between > 0)
    return (
      !shape.sentence &&
      others <= fewOthers &&
      ((shape.loud && (shape.alone || shape.hasFigure)) || shape.clocked)
    );
  if (!timed) return shape.loud && shape.alone && others <= fewOthers;
  return others <= (shape.sentence ? fewOthers : mostOthers - 1) && !tellsMore(line, head);
};

/** "Hold until Friday", "For release Sunday, Dec. 6", "Advance for use Sunday": the words right before a time. */
const isWeakNotice = (line: Line, head: Head, shape: Shape): boolean => {
  const others = shape.before + shape.after;
  const timeFirst = line.tokens
    .slice(0, head.at)
    .some((token) => is(token, timed) && !is(token, kind.filler | kind.weak | kind.lifted));
  const sheet = shape.loud && shape.hasNumber && others === 0;
  const numbered = line.tokens[head.end + 1]?.kinds === kind.separator && shape.hasNumber && !shape.loud;
  if (numbered) return false;
  if (sheet && !timeFirst) return true;
  if (
    timeFirst ||
    !(shape.hasTime || shape.waits) ||
    shape.between > 0 ||
    shape.before > (slugged(line.text) ? 1 : 0)
  )
    return false;
  if (others > (shape.loud || shape.label ? fewOthers : 0) + (slugged(line.text) ? 1 : 0)) return false;
  // "The release date is 8 December."
  if (shape.sentence && !shape.loud && (others > 0 || head.at > 0)) return false;
  // "Released 30 November" says when it was.
  const word = flat(line.text.slice(line.tokens[head.at]?.from ?? 0, line.tokens[head.end]?.to ?? 0));
  if (
    /^(?:frei|free|fri|vrij|libre)$/u.test(word) &&
    /(?<!\p{L})(?:bis|until|till?|tot|hasta)(?!\p{L})/iu.test(line.text)
  )
    return false;
  return !/^(?:publication|released?|publikac|публикация|प्रकाशन)/u.test(word) || shape.hasUntil;
};

/** "BC-Advance Sunday" */
const slugged = (text: string): boolean => /^\s*\p{Lu}{2,4}-{1,2}/u.test(text);

/** Nothing but the word itself, as a label. */
const isEmbargoAlone = ({ tokens }: Line): boolean =>
  tokens.some((token) => is(token, kind.filler) && !is(token, kind.separator));

/** Is there a colon, dash or bracket between the head and the words in front of it? */
const separated = ({ tokens }: Line, { at }: Head): boolean => {
  const before = tokens.slice(0, at);
  const stop = before.findLastIndex((token) => is(token, kind.separator));
  return stop >= 0 && before.slice(stop).every((token) => !isOther(token)) && othersIn(before) <= 4;
};

/** "Not for release until spring: zoo keeps lynx another winter": a headline behind the time. */
const tellsMore = ({ text, tokens }: Line, { end }: Head): boolean => {
  const stop = tokens.findIndex(
    (token, at) =>
      at > end + 1 && is(token, kind.separator) && /[:：–—-]/u.test(text.slice(token.from, token.to)),
  );
  return stop >= 0 && othersIn(tokens.slice(stop)) > fewOthers;
};
