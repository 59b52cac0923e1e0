const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenters = new Map<string, Intl.Segmenter>();

/** Words of a text; scripts that do not space words are segmented. */
export const countWords = (text: string, language: string): number => {
  const spaced = countSpaced(text);
  if (!spaced.farOff || !unspaced.test(text)) return spaced.words;
  const locale = Intl.Segmenter.supportedLocalesOf([language])[0] ?? 'en';
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
};

const space = /\s/;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** The first of the scripts that do not space words is Thai; between it and ideographs lie signs and marks. */
const isFarOff = (code: number): boolean => code >= 0x2e80 || (code >= 0xe00 && code < 0x2000);

const isSpace = (code: number, text: string, at: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || (code >= 0x1680 && space.test(text[at] ?? ''));

/** Runs between white space that hold a letter or digit, and whether any of them may be of another script. */
const countSpaced = (text: string): { words: number; farOff: boolean } => {
  let farOff = false;
  let words = 0;
  let from = 0;
  let counted = false;
  let doubtful = false;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (isSpace(code, text, at)) {
      if (doubtful && !counted && letterOrDigit.test(text.slice(from, at))) words += 1;
      counted = false;
      doubtful = false;
      from = at + 1;
      continue;
    }
    farOff ||= isFarOff(code);
    if (counted) continue;
    const letter = code | 32;
    if (code >= 128) doubtful = true;
    else if ((letter >= 97 && letter <= 122) || (code >= 48 && code <= 57)) {
      counted = true;
      words += 1;
    }
  }
  return { words, farOff };
};
