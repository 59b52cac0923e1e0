import { noStops } from '../tail/prose.ts';

/** Whether a line above or below a story may be a sentence of it. The lines that are none are judged by their form. */

const stop = /[.!?…।։።፧။។៕།॥۔؟。！？]["'”“’»)\]」』]{0,3}$/u;
/** A full stop that ends a word and no sentence. */
const abbreviated =
  /(?:(?:^|[\s(])(?:\p{Lu}|\p{Lu}\p{Ll}{1,3}|\p{L}\.\p{L}|Inc|Ltd|Corp|Bros|approx|etc))\.["'”’»)]?$/u;
const quoted = /^[-–—]?\s?["“”„«»‘'「『‚]/u;
const listed = /^(?:[-*•–—·▪]\s|\p{Nd}+[.)]\s)/u;

export const isStopped = (line: string): boolean => stop.test(line);

/** Scripts whose sentences end without a mark, so that a line without one says nothing. */
export const mayLackStops = (line: string): boolean => noStops.test(line) || /\p{Script=Myanmar}/u.test(line);

/** Words of a line; scripts without spaces count one word for every three characters. */
export const wordsOf = (line: string): number => {
  const spaced = line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const ideographs = line.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return ideographs > 0 ? Math.max(spaced, Math.ceil(ideographs / 3)) : spaced;
};

/** Is this plainly no sentence: without a stop at its end, no quotation, no item of a list, no introduction to what follows? */
export const isFragment = (line: string): boolean =>
  !mayLackStops(line) &&
  (!isStopped(line) || abbreviated.test(line)) &&
  !quoted.test(line) &&
  !listed.test(line) &&
  !/[,;:：，、–—-]$/u.test(line);
