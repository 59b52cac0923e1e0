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

/** Has a line more words than so many, single spaces between them? Without a branch, hence as long for every line. */
export const hasMoreWords = (line: string, most: number): boolean => {
  let spaces = 0;
  // Only of a space this is negative.
  for (let at = 0; at < line.length; at += 1) spaces += ((line.charCodeAt(at) ^ 32) - 1) >>> 31;
  return spaces >= most;
};

const space = /\s/;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** The first of the scripts that do not space words is Thai; between it and ideographs lie signs and marks. */
const isFarOff = (code: number): boolean => code >= 0x2e80 || (code >= 0xe00 && code < 0x2000);

const isSpace = (code: number, text: string, at: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || (code >= 0x1680 && space.test(text[at] ?? ''));

const isWordCode = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[A-Za-z\d]/.test(String.fromCharCode(code))),
);
const isInk = Uint8Array.from({ length: 128 }, (_, code) => Number(!isSpace(code, '', 0)));

/**
 * Runs between white space that hold a letter or digit, and whether any of them may be of another script. ASCII is
 * counted without a branch: what comes next in a text cannot be foretold.
 */
const countSpaced = (text: string): { words: number; farOff: boolean } => {
  let farOff = false;
  let words = 0;
  /** 1 while the present run is counted already. */
  let counted = 0;
  /** Where a run began to hold what may be a letter of another script; -1 when it holds none. */
  let doubtful = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const ink = isInk[code] ?? 0;
      const letter = isWordCode[code] ?? 0;
      if (doubtful >= 0 && ink === 0) {
        words += wordIn(text, doubtful, at) & (counted ^ 1);
        doubtful = -1;
      }
      words += letter & (counted ^ 1);
      counted = (counted | letter) & ink;
    } else if (isSpace(code, text, at)) {
      if (doubtful >= 0) words += wordIn(text, doubtful, at) & (counted ^ 1);
      doubtful = -1;
      counted = 0;
    } else {
      farOff ||= isFarOff(code);
      if (doubtful < 0) doubtful = at;
    }
  }
  if (doubtful >= 0) words += wordIn(text, doubtful, text.length) & (counted ^ 1);
  return { words, farOff };
};

const wordIn = (text: string, from: number, to: number): number =>
  Number(letterOrDigit.test(text.slice(from, to)));
