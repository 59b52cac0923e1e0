import { lately } from '../lately.ts';
import { figuresIn, timeMask } from './figures.ts';
import { flat, kind, lookUp, signsIn, unspaced } from './lexicon.ts';

/** A piece of a line and what it may be; no kind at all for a word that belongs to no notice. */
export interface Token {
  kinds: number;
  from: number;
  to: number;
}

const piece = new RegExp(
  `(?<figure>${timeMask}+)|(?<word>[\\p{L}\\p{M}\\p{N}]+)|(?<stop>--+|(?<=\\s)[–—―-](?=\\s)|[–—―|()[\\]{}（）【】<>«»“”"„:：;；。！？/•·]|[.!?](?=\\s|$))`,
  'gu',
);

/** The tokens of a line of up to a few hundred characters. */
export const tokensOf: (line: string) => readonly Token[] = lately((line) => {
  const { masked } = figuresIn(line);
  const pieces = [...masked.matchAll(piece)];
  const words = pieces.map(({ groups }) => (groups?.word === undefined ? '' : flat(groups.word)));
  const tokens: Token[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const found = pieces[at];
    if (found === undefined) break;
    const { index: from, groups = {} } = found;
    const to = from + found[0].length;
    const word = words[at] ?? '';
    if (groups.figure !== undefined) tokens.push({ kinds: kind.figure, from, to });
    else if (groups.stop !== undefined) tokens.push({ kinds: kind.separator, from, to });
    else if (/^[월화수목금토일月火水木金土日一二三四五六]$/.test(word))
      tokens.push({ kinds: kind.time, from, to });
    else if (unspaced.test(word)) pushSigns(tokens, word, from);
    else if (/^\p{N}+\p{L}{0,3}$/u.test(word)) tokens.push({ kinds: kind.number, from, to });
    else {
      const { length, kinds } = lookUp(words, at);
      const last = pieces[at + length - 1] ?? found;
      tokens.push({ kinds, from, to: last.index + last[0].length });
      at += length - 1;
    }
  }
  markUnknownMonths(line, tokens);
  return tokens;
});

/** An unknown word behind the number of a day may be a month. */
const markUnknownMonths = (line: string, tokens: Token[]): void => {
  tokens.forEach((token, at) => {
    if (token.kinds !== 0 || token.to - token.from < 3) return;
    const before = tokens[at - 1];
    const dot = before !== undefined && before.kinds === kind.separator && line[before.from] === '.';
    const day = dot ? tokens[at - 2] : before;
    if (day === undefined || day.kinds !== kind.number) return;
    const number = Number(line.slice(day.from, day.to));
    if (number >= 1 && number <= 31) token.kinds = kind.time;
  });
};

/** An unknown run counts as one word for each two characters, so that a long one is no notice. */
const pushSigns = (tokens: Token[], word: string, from: number): void => {
  for (const sign of signsIn(word)) {
    const number = sign.kinds === 0 && /^\p{N}+$/u.test(word.slice(sign.from, sign.to));
    if (number) {
      tokens.push({ kinds: kind.number, from: from + sign.from, to: from + sign.to });
      continue;
    }
    const step = sign.kinds === 0 ? 2 : sign.to - sign.from;
    for (let at = sign.from; at < sign.to; at += step)
      tokens.push({ kinds: sign.kinds, from: from + at, to: from + Math.min(at + step, sign.to) });
  }
};

export const is = ({ kinds }: Token, wanted: number): boolean => (kinds & wanted) !== 0;
export const noToken: Token = { kinds: 0, from: -1, to: -1 };
/** Of either word for an embargo. */
export const embargo = kind.copy | kind.trade;
export const timed = kind.figure | kind.time;

const foreign = kind.occasion | kind.reporting | kind.weakUse;

/** A word that no notice needs: unknown, or a verb of a report. */
export const isOther = ({ kinds }: Token): boolean => (kinds & ~foreign) === 0;

/** How many words belong to no notice. An occasion belongs to one behind an "until". */
export const othersIn = (tokens: readonly Token[]): number => {
  let waits = false;
  let count = 0;
  for (const token of tokens) {
    waits ||= is(token, kind.until | kind.only) && !isOther(token);
    if (isOther(token) && !(waits && is(token, kind.occasion))) count += 1;
  }
  return count;
};

export const otherWords = (text: string): number => othersIn(tokensOf(text));

export interface TokenLine {
  text: string;
  tokens: readonly Token[];
}
