const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** The first of these scripts is Thai. */
const farOff = /[\u0e00-\u1fff\u2e80-\uffff]/;
const segmenters = new Map<string, Intl.Segmenter>();

/** Words of a text; scripts that do not space words are segmented. */
export const countWords = (text: string, language: string): number => {
  if (!farOff.test(text) || !unspaced.test(text)) return countSpaced(text);
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

/** Runs between white space that hold a letter or digit. */
const countSpaced = (text: string): number => {
  let words = 0;
  let from = 0;
  let counted = false;
  let doubtful = false;
  const end = (at: number): void => {
    if (!counted && doubtful && letterOrDigit.test(text.slice(from, at))) words += 1;
    counted = false;
    doubtful = false;
    from = at + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) end(at);
    else if (counted) {
      if (code >= 0xa0 && space.test(text[at] ?? '')) end(at);
    } else if (code < 128) {
      const letter = code | 32;
      if ((letter >= 97 && letter <= 122) || (code >= 48 && code <= 57)) {
        counted = true;
        words += 1;
      }
    } else if (code >= 0xa0 && space.test(text[at] ?? '')) end(at);
    else doubtful = true;
  }
  end(text.length);
  return words;
};
