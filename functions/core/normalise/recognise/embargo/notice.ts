import type { Keyword } from './keyword.ts';
import { flat, kind } from './lexicon.ts';
import { type Shape, shapeOf } from './shape.ts';
import { is, isOther, othersIn, type TokenLine, timed } from './tokens.ts';

/** Words of its own that a notice may have: the event that it waits for, its sender. */
const mostOthers = 6;
const fewOthers = 2;

/** Is a line with a keyword a notice by its form? */
export const isNotice = (line: TokenLine, head: Keyword): boolean => {
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

export const forbidsToPublish = ({ tokens }: TokenLine, { at, end }: Keyword): boolean =>
  tokens.slice(at, end + 1).some((token) => is(token, kind.use | kind.ban));

const isCopyNotice = (line: TokenLine, head: Keyword, shape: Shape): boolean => {
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
const isCompound = ({ text, tokens }: TokenLine, { end }: Keyword): boolean => {
  const next = tokens[end + 1];
  return next !== undefined && isOther(next) && text.slice(tokens[end]?.to, next.from) === '-';
};

/** "EMBARGO" in a line of small letters is a label in any language. */
const isShouted = ({ text, tokens }: TokenLine, { at, end }: Keyword): boolean => {
  const word = text.slice(tokens[at]?.from ?? 0, tokens[end]?.to ?? 0);
  return word.length > 3 && word === word.toUpperCase() && word !== word.toLowerCase();
};

const isTradeNotice = (line: TokenLine, head: Keyword, shape: Shape): boolean => {
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
const isWeakNotice = (line: TokenLine, head: Keyword, shape: Shape): boolean => {
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
  return !/^(?:publication|released?(?! time)|publikac|публикация|प्रकाशन)/u.test(word) || shape.hasUntil;
};

/** "BC-Advance Sunday" */
const slugged = (text: string): boolean => /^\s*\p{Lu}{2,4}-{1,2}/u.test(text);

/** Nothing but the word itself, as a label. */
const isEmbargoAlone = ({ tokens }: TokenLine): boolean =>
  tokens.some((token) => is(token, kind.filler) && !is(token, kind.separator));

/** Is there a colon, dash or bracket between the head and the words in front of it? */
const separated = ({ tokens }: TokenLine, { at }: Keyword): boolean => {
  const before = tokens.slice(0, at);
  const stop = before.findLastIndex((token) => is(token, kind.separator));
  return stop >= 0 && before.slice(stop).every((token) => !isOther(token)) && othersIn(before) <= 4;
};

/** "Not for release until spring: zoo keeps lynx another winter": a headline behind the time. */
const tellsMore = ({ text, tokens }: TokenLine, { end }: Keyword): boolean => {
  const stop = tokens.findIndex(
    (token, at) =>
      at > end + 1 && is(token, kind.separator) && /[:：–—-]/u.test(text.slice(token.from, token.to)),
  );
  return stop >= 0 && othersIn(tokens.slice(stop)) > fewOthers;
};
