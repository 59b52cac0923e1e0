import type { Keyword } from './keyword.ts';
import { kind } from './lexicon.ts';
import { type Shape, shapeOf } from './shape.ts';
import { is, isOther, noToken, othersIn, type TokenLine, timed } from './tokens.ts';
import { isWeakNotice } from './weak-notice.ts';

/** Words of its own that a notice may have: the event that it waits for, its sender. */
const mostOthers = 6;
const fewOthers = 2;

/** Is a line with a keyword a notice by its form? */
export const isNotice = (line: TokenLine, head: Keyword): boolean => {
  const shape = shapeOf(line, head);
  const others = shape.before + shape.after;
  const reports = line.tokens.some(
    (token) => is(token, kind.reporting) && !is(token, kind.filler | kind.until | kind.time | kind.use),
  );
  if (reports && others > 1 && !(shape.label && shape.loud)) return false;
  if (isLabelled(line, head)) return true;
  switch (head.strength) {
    case 'copy':
      return isCopyNotice(line, head, shape);
    case 'only':
      return isOnlyNotice(shape, others) && !reports;
    case 'ban':
      return isBanNotice(line, head, shape) && !(reports && shape.before > 0);
    case 'trade':
      return isTradeNotice(line, head, shape) && !(reports && others > 0 && !shape.label && !shape.loud);
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

const isOnlyNotice = (shape: Shape, others: number): boolean =>
  shape.before === 0 && (shape.hasTime || shape.hasNumber || shape.waits) && others <= fewOthers;

const isBanNotice = (line: TokenLine, head: Keyword, shape: Shape): boolean => {
  const others = shape.before + shape.after;
  const direct = shape.between === 0 && (shape.hasTime || shape.hasUntil);
  if (endsUse(line, head)) return false;
  if (shape.before > 0 && !separated(line, head))
    return isVerbLast(line, head, shape) || isAsked(line, head, shape);
  if (others === 0) return true;
  if (!direct && isUseOfThings(line, head)) return false;
  if (!direct)
    return (shape.loud || shape.hasUntil) && others <= fewOthers && shape.hasTime && !shape.sentence;
  // "Do not use before washing"
  if (!shape.hasTime && !shape.waits && !shape.loud && !forbidsToPublish(line, head)) return false;
  // "No release before Christmas for jailed editor"
  if (isNoRelease(line, head) && (others > 0 || !(shape.hasTime || shape.waits))) return false;
  return others <= (shape.sentence ? fewOthers + 1 : mostOthers) && !tellsMore(line, head);
};

/** "Do not use lifts before Friday": an everyday verb with an object that is no copy. */
const isUseOfThings = ({ text, tokens }: TokenLine, { end }: Keyword): boolean => {
  const [verb, object] = [tokens[end], tokens[end + 1]];
  if (verb === undefined || object === undefined || is(verb, kind.use) || !is(verb, kind.weakUse))
    return false;
  return isOther(object) && !partOfCopy.test(text.slice(object.from, object.to));
};
const partOfCopy =
  /^(?:photos?|pictures?|pics|images?|videos?|footage|audio|quotes?|quotations?|figures|data|excerpts?|extracts?|fotos?|bilder?|zitate?|citations?|citas?)$/iu;

/** "Not for use after 30 days" ends a right of use, and nothing waits for it. */
export const endsUse = ({ text, tokens }: TokenLine, { end }: Keyword): boolean =>
  /^\s*(?:after|nach|après|después|depois|dopo|etter|efter|после|після|след)(?!\p{L})/iu.test(
    text.slice(tokens[end]?.to),
  );

/** "Bitte unbedingt die Sperrfrist beachten: 4. Dezember, 10 Uhr", "Embargo: start of the speech" */
const isLabelled = ({ text, tokens }: TokenLine, { at, strength }: Keyword): boolean => {
  if (strength === 'release' || strength === 'weak') return false;
  const colon = tokens.findIndex(
    (token, index) =>
      index > at && is(token, kind.separator) && /[:：]/u.test(text.slice(token.from, token.to)),
  );
  const label = tokens.slice(0, colon);
  const value = tokens.slice(colon + 1);
  return (
    colon >= 0 &&
    othersIn(label) <= fewOthers &&
    value.some((token) => is(token, timed | kind.occasion)) &&
    value.every((token) => is(token, kind.occasion) || !isOther(token))
  );
};

const isNoRelease = ({ text, tokens }: TokenLine, { at, end }: Keyword): boolean =>
  /^no\s+releases?$/iu.test(text.slice(tokens[at]?.from ?? 0, tokens[end]?.to ?? 0));

/** "Molimo ne objavljujte prije petka": one word in front, which may well be "please". */
const isAsked = (line: TokenLine, { at, end }: Keyword, shape: Shape): boolean =>
  shape.before === 1 &&
  isOther(line.tokens[0] ?? noToken) &&
  shape.between === 0 &&
  shape.after === 0 &&
  shape.hasTime &&
  shape.hasUntil &&
  line.tokens.slice(at, end + 1).some((token) => is(token, kind.use | kind.ban));

/**
 * "本文12月11日9时前不得报道": many languages say last what must not be done, and until when before it. A line that begins with
 * the "until" needs no figure: "until the end of the speech, not to be published".
 */
const isVerbLast = ({ tokens }: TokenLine, { at, end }: Keyword, shape: Shape): boolean => {
  const behind = tokens.slice(end + 1);
  const before = tokens.slice(0, at);
  return (
    behind.every((token) => is(token, kind.filler | kind.separator)) &&
    shape.before <= fewOthers + 1 &&
    before.some((token) => is(token, kind.until)) &&
    (before.some((token) => is(token, kind.figure | kind.occasion)) ||
      (is(before[0] ?? noToken, kind.until) &&
        tokens.slice(at, end + 1).some((token) => is(token, kind.use))))
  );
};

export const forbidsToPublish = ({ tokens }: TokenLine, { at, end }: Keyword): boolean =>
  tokens.slice(at, end + 1).some((token) => is(token, kind.use | kind.ban | kind.weak));

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
