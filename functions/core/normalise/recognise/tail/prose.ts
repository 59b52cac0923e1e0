/** Whether a line below a story reads like a sentence of it. A colon ends one in Armenian, as it is typed. */

const stopped = /(?:[.!?…।։።፧။។៕།؟۔。။！？॥]|(?<=\p{Script=Armenian}{2}[”»]?):)[”"’'»)\]」』]{0,3}$/u;
/** Scripts that part no words; most have no full stop either. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
export const noStops = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const quoted = /^[–—-]?\s?["“„«‘'「『‚]/u;
const bracketed = /^[([（【〔<《]/u;

/** Nothing longer is a label, a mark or a name. */
const longestLabel = 110;
const fewestWords = 5;
const fewestUnspaced = 14;
const longestUnstopped = 34;

export const endsSentence = (line: string): boolean => stopped.test(line);

/** Is this a sentence, or part of a quotation, as far as its form tells? */
export const isProse = (line: string): boolean => {
  if (noStops.test(line)) return line.length > longestUnstopped;
  if (line.length > longestLabel && !bracketed.test(line)) return true;
  if (!stopped.test(line) || (bracketed.test(line) && /[)\]）】〕>》]$/.test(line))) return quoted.test(line);
  return unspaced.test(line)
    ? line.length >= fewestUnspaced
    : quoted.test(line) || line.split(' ').length >= fewestWords;
};
