import { monthNumber } from '../../../time/months.ts';

/** A line that is nothing but a day and a time, as systems set them below a text. */

const longest = 80;
const mostWords = 12;
const figures = /^[\p{N}.:/,()年月日時时分秒點点년월일시–—+-]+(?:st|nd|rd|th|h|d|a|p)?\.?$/u;
const around =
  /^(?:am|pm|a\.m\.?|p\.m\.?|uhr|hrs?|utc|gmt|cet|cest|ist|est|edt|eet|msk|мск|wib|wita|jst|kst|central|european|eastern|pacific|standard|time|at|à|um|kl\.?|klo|de|d\.|of|on|le|r\.|г\.?|року|года|ora|orë|saat|pukul|mon\w*|tues?\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|published|updated|posted|[–—|,-])$/iu;

/** "2811 1642 Bhopal": two groups of figures and where the desk is. */
const isDeskCode = (words: readonly string[]): boolean =>
  words.length > 1 &&
  words.length <= 3 &&
  words.slice(0, 2).every((word) => /^\p{N}{4}$/u.test(word)) &&
  !/[:：]/u.test(words.join(''));

/** "28 Nov. 2026", "2026年11月28日 10時00分", "1151128": with a figure, and no word of a sentence. */
export const isDateLine = (line: string): boolean => {
  if (line.length > longest || !/\p{N}/u.test(line)) return false;
  const words = line.split(/\s+/);
  if (words.length > mostWords) return false;
  if (isDeskCode(words)) return true;
  let months = 0;
  let dates = 0;
  for (const word of words) {
    if (figures.test(word))
      dates += /[年월]|\p{N}{6}|\p{N}{1,4}[./-]\p{N}{1,2}[./-]\p{N}{2,4}/u.test(word) ? 1 : 0;
    else if (monthNumber(word.replace(/(?<![.,])[.,]+$/u, '')) !== undefined) months += 1;
    else if (!around.test(word)) return false;
  }
  return months > 0 || dates > 0;
};
