import { figuresIn } from './figures.ts';
import type { Keyword } from './keyword.ts';
import { flat, kind } from './lexicon.ts';
import type { Shape } from './shape.ts';
import { is, isOther, noToken, type TokenLine, timed } from './tokens.ts';

/** Notices by everyday words, such as "hold" and "release", which are one only next to a time. */

const fewOthers = 2;

/** "Nicht vor Redebeginn" */
const waitsForEvent = ({ text, tokens }: TokenLine, { end }: Keyword): boolean => {
  const behind = tokens.slice(end + 1);
  return (
    behind.every((token) => is(token, kind.occasion) || !isOther(token)) &&
    (behind.some((token) => is(token, kind.occasion)) || hasClock(text))
  );
};

/** "Hold until Friday", "For release Sunday, Dec. 6", "Advance for use Sunday": the words right before a time. */
export const isWeakNotice = (line: TokenLine, head: Keyword, shape: Shape): boolean => {
  if (is(line.tokens[head.at] ?? noToken, kind.until)) return waitsForEvent(line, head);
  const others = shape.before + shape.after;
  const ofSlug = slugged(line.text) ? mostOfSlug : 0;
  const timeFirst = line.tokens
    .slice(0, head.at)
    .some((token) => is(token, timed) && !is(token, kind.filler | kind.weak | kind.lifted));
  const sheet = shape.loud && shape.hasNumber && others === 0;
  const numbered = line.tokens[head.end + 1]?.kinds === kind.separator && shape.hasNumber && !shape.loud;
  if (numbered || line.tokens.some((token) => is(token, kind.immediate))) return false;
  const isSecret = is(line.tokens[head.at] ?? noToken, kind.secret);
  const isLast = shape.after === 0 && !line.tokens.slice(head.end + 1).some((token) => is(token, timed));
  if (timeFirst && shape.hasUntil && others === 0 && isLast)
    return isSecret || hasClock(line.text) || fourFigures.test(line.text) || mayEnd(line, head, shape);
  const word = flat(line.text.slice(line.tokens[head.at]?.from ?? 0, line.tokens[head.end]?.to ?? 0));
  const isCall = isSetOff(line, head);
  const waits = shape.before === 0 && shape.between === 0 && shape.hasUntil && (!shape.sentence || isCall);
  if (waits && isSecret && shape.hasTime) return others <= (shape.hasFigure ? fewOthers : 0);
  if (waits && shape.waits && !/^(?:adv|advance|held|holding|released?|publi.*)$/u.test(word))
    return others <= fewOthers + 1;
  if (sheet && !timeFirst) return true;
  if (timeFirst || !(shape.hasTime || shape.waits) || shape.between > 0 || shape.before > ofSlug)
    return false;
  if (others > (shape.loud || shape.label ? fewOthers : 0) + ofSlug) return false;
  // "The release date is 8 December."
  if (shape.sentence && !shape.loud && (others > 0 || head.at > 0)) return false;
  if (
    /^(?:frei|free|fri|vrij|libre)$/u.test(word) &&
    /(?<!\p{L})(?:bis|until|till?|tot|hasta)(?!\p{L})/iu.test(line.text)
  )
    return false;
  if (/^(?:released|held)$/u.test(word) && !shape.hasTime) return false;
  return !isStamp(line, head) || shape.hasUntil || (shape.label && shape.hasFigure && hasClock(line.text));
};

/** "Released 30 November": a line that may as well say when a story came out. */
export const isStamp = ({ text, tokens }: TokenLine, { at, end, strength }: Keyword): boolean =>
  strength === 'weak' &&
  /^(?:publication|publish|released?(?! time)|publikac|публикация|प्रकाशन)/u.test(
    flat(text.slice(tokens[at]?.from ?? 0, tokens[end]?.to ?? 0)),
  );

export const hasClock = (text: string): boolean =>
  figuresIn(text).figures.some(({ kind: of }) => of === 'clock');

/** "Achtung: Gesperrt bis …!": words of a notice and a colon in front. */
const isSetOff = ({ text, tokens }: TokenLine, { at }: Keyword): boolean =>
  at > 1 &&
  tokens.slice(0, at).every((token) => is(token, kind.filler | kind.separator)) &&
  /[:：]\s*$/u.test(text.slice(0, tokens[at]?.from));

/** "Friday 9 December – hold till then"; "9. Dezember: frei bis Mittag" is no notice. */
const mayEnd = ({ tokens }: TokenLine, { at }: Keyword, { hasFigure }: Shape): boolean =>
  hasFigure && !is(tokens[at] ?? noToken, kind.lifted);

/** "0600", without a colon or a word. */
const fourFigures = /(?<!\d)[0-2]\d[0-5]\d(?!\d)/;

/** "BC-Bridge Opens, advance for Sunday" */
const mostOfSlug = 3;
const slugged = (text: string): boolean => /^\s*\p{Lu}{2,4}-{1,2}/u.test(text);
