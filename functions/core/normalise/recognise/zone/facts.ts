import { monthNumber } from '../../../time/months.ts';
import { minutes } from '../../words/zone/page-words.ts';
import { isStopped } from './sentence.ts';

/** Lines that say when a text was published and how long it takes to read, in whatever language. */

const longest = 90;
const mostOthers = 5;
const wholeDate =
  /(?<!\p{Nd})(?:\p{Nd}{1,2}[./-]\s?\p{Nd}{1,2}[./-]\s?\p{Nd}{2,4}|\p{Nd}{4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,2}|\p{Nd}{4}\s?[年년]\s?\p{Nd}{1,2}\s?[月월])/u;
const timeOfDay = /(?<!\p{Nd})\p{Nd}{1,2}\s?[:：h時时点시]\s?\p{Nd}{2}(?!\p{Nd})/u;
const fourFigures = /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})/u;
const weekdays =
  /^(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mié|jue|vie|ven|sam|sáb|dom|dim|mo|di|mi|do|fr|sa|so)\p{L}{0,8}$/iu;

/** "30.11.2026 13:20 | Updated 30.11.2026 15:02": a moment, and few words around it. */
export const isDateish = (line: string): boolean => {
  if (line.length > longest || !/\p{Nd}/u.test(line) || (isStopped(line) && !/\p{L}{1,4}\.$/u.test(line)))
    return false;
  const hasDate = wholeDate.test(line);
  const hasTime = timeOfDay.test(line);
  const tokens = line.split(/[\s|,/()•·–—-]+/u).filter((token) => token !== '');
  const words = tokens.filter((token) => !/\p{Nd}/u.test(token) && /\p{L}/u.test(token));
  const months = words.filter((word) => monthNumber(word.replace(/\.$/, '')) !== undefined).length;
  const numbers = tokens.length - words.length;
  if (
    !(
      hasDate ||
      (fourFigures.test(line) && numbers >= 2 && (hasTime || months > 0)) ||
      (hasTime && months > 0)
    )
  )
    return false;
  const others = words.filter(
    (word) => monthNumber(word.replace(/\.$/, '')) === undefined && !weekdays.test(word),
  );
  return others.length <= mostOthers && others.join('').length <= 45;
};

const reading = new RegExp(
  `^\\W{0,3}(?:[\\p{L}\\p{M}]+[\\s:：]+){0,4}[約约]?\\p{Nd}{1,3}[\\s-]?(?:${minutes})(?![\\p{L}\\p{M}])(?:[\\s-][\\p{L}\\p{M}]+){0,4}\\W{0,3}$|^[約约]?\\p{Nd}{1,2}分(?:で読め\\S{0,4}|钟阅读)?$`,
  'iu',
);

/** "2 mins to read", "Lesezeit: 4 Min.", "3 λεπτά ανάγνωση". */
export const isReadingTime = (line: string): boolean => line.length <= 40 && reading.test(line);
