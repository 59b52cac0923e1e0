import { digit, kindAt, opening, small, space } from '../runs.ts';

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Ranges of these scripts, which a pattern without Unicode properties finds much faster. */
const mayBeUnspaced = /[\u0e00-\u1fff\u2e80-\uffff]/;
const segmenters = new Map<string, Intl.Segmenter>();

/** Words of a text. Scripts that do not separate words by spaces are segmented. */
export const countWords = (text: string, language: string): number => {
  if (!mayBeUnspaced.test(text) || !unspaced.test(text)) return spacedWords(text);
  const locale = Intl.Segmenter.supportedLocalesOf([language])[0] ?? 'en';
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, segmenter);
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
};

/** Runs between white space that hold a letter or a digit. */
const spacedWords = (text: string): number => {
  let words = 0;
  let counted = false;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindAt(text, at);
    if (kind === space) counted = false;
    else if (!counted && (kind & (small | opening | digit)) !== 0) {
      words += 1;
      counted = true;
    }
  }
  return words;
};

/** Has a line more words than so many, with single spaces between them? */
export const hasMoreWords = (line: string, most: number): boolean => {
  let words = 1;
  for (let at = line.indexOf(' '); at >= 0 && words <= most; at = line.indexOf(' ', at + 1)) words += 1;
  return words > most;
};
