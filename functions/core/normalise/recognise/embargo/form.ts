import { isFree, isImmediate } from './denial.ts';
import { readTimes } from './embargo-time.ts';
import { type Keyword, keywordOf } from './keyword.ts';
import { kind } from './lexicon.ts';
import { isNotice } from './notice.ts';
import { shapeOf } from './shape.ts';
import { embargo, is, isOther, type TokenLine, timed, tokensOf } from './tokens.ts';

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
  /** Says until when. */
  until: boolean;
}

/** Longer lines are no notices as a whole. */
const longest = 240;

/** Judges a line by its form; undefined for what is neither a notice nor a denial of one. */
export const formOf = (text: string, now: string, timeZone?: string): Form | undefined => {
  if (text.length > longest || text.trim() === '') return undefined;
  const line: TokenLine = { text, tokens: tokensOf(text) };
  const head = keywordOf(line);
  if (isPhrase.test(text) && !line.tokens.some((token) => is(token, timed | kind.until))) return undefined;
  if (isFree(line, head)) {
    const { moment } = readTimes(text, now, timeZone);
    const ahead = moment !== undefined && Date.parse(moment) > Date.parse(now) && head !== undefined;
    return ahead && !isImmediate(line)
      ? { kind: 'hold', moment, bare: false, plain: true, until: true }
      : { kind: 'free', bare: true, plain: true, until: false };
  }
  if (head === undefined || !isNotice(line, head)) return undefined;
  return withTime(line, head, now, timeZone);
};

/** "A story without any embargo": no notice begins with an article and a noun, unless that is the embargo. */
const isPhrase = /^\s*[Aa]n?\s+(?!(?:strict\s+)?embargo)\p{Ll}/u;

const withTime = (line: TokenLine, head: Keyword, now: string, timeZone: string | undefined): Form => {
  const { moment, zoned, dayOver } = readTimes(line.text, now, timeZone);
  const bare = !line.tokens.some(
    (token) => is(token, timed | kind.until) && !is(token, embargo | kind.filler),
  );
  const until = line.tokens.some((token) => is(token, kind.until) && !is(token, kind.filler));
  // "Not for publication: my telephone number is" speaks of what is behind it.
  const plain =
    !(head.strength === 'ban' && bare) &&
    (head.strength === 'copy' ||
      head.strength === 'ban' ||
      moment !== undefined ||
      shapeOf(line, head).loud) &&
    !line.tokens.some(isOther);
  if (moment !== undefined && !isBlurred(line, zoned))
    return { kind: Date.parse(moment) > Date.parse(now) ? 'hold' : 'past', moment, bare, plain, until };
  if (dayOver !== undefined && dayOver < Date.parse(now)) return { kind: 'past', bare, plain, until };
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
