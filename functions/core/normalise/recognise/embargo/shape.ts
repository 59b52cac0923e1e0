import type { Keyword } from './keyword.ts';
import { kind } from './lexicon.ts';
import { is, isOther, othersIn, type TokenLine, timed } from './tokens.ts';

/** How a line looks around its keyword. */
export interface Shape {
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

export const shapeOf = ({ text, tokens }: TokenLine, { at, end }: Keyword): Shape => {
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
    waits:
      rest.some((token) => is(token, kind.until | kind.only)) &&
      rest.some((token) => is(token, kind.occasion)),
    hasUntil: rest.some((token) => is(token, kind.until) && (token === behind[0] || !is(token, kind.filler))),
    alone: part.every((token) => !isOther(token)),
    label: /^\s{0,3}(?:\/\s?\p{L}{3,8}\s{0,2})?[:：]/u.test(text.slice(tokens[end]?.to ?? 0)),
    loud: letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase(),
    bracketed: /^\s*[([{（【*+/<>_~-].*[)\]}）】*+/<>_~-]\s*$/u.test(text),
    sentence: /[.!?。！？।։።፧။។៕།]["'”’»)]?\s*$/u.test(text) && !endsOtherwise.test(text),
  };
};

/** Full stops that end no sentence: of "…", "9.12." and "8 a.m." */
const endsOtherwise = /(?:\.{3}|\d\.\s?\d{1,2}\.|\b[ap]\.m\.)\s*$/i;
const clocked = /\d{1,2}[:.h]\d{2}(?!\d)/;
