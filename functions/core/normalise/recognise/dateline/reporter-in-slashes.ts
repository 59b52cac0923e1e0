import { isFullName } from '../credits/names.ts';
import { type DatelineFound, datelineOf } from './found.ts';
import { readHead } from './place.ts';

/** "Созопол, 30 ноември /Радка Чолакова, Странджа Прес/", "БРАТСК, 30 ноября. /Корр. Полюс-Информ Анна Ким/." */

const slashed = /^([^/\n]{3,60}?)[.,]?\s{0,2}\/\s?([^/\n]{6,60}?)\s?\/\.?\s*(?:[-–—]{1,2}\s*)?/u;
const nameFirst = /^(\p{Lu}[^,]{3,40}), (\p{Lu}[^,]{2,30})$/u;
const roleFirst =
  /^(?:соб\.\s?)?(?:спец)?корр?(?:еспондент\p{L}{0,2})?\.?\s(\S[^,]{1,30})\s(\p{Lu}[\p{L}.-]{0,20}\s\p{Lu}[\p{L}-]{1,24})$/iu;

/** A reporter and a house between slashes, behind a place and its date. */
export const readReporterInSlashes = (text: string): DatelineFound | undefined => {
  const [whole, written = '', inner = ''] = slashed.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const [, first, behind] = nameFirst.exec(inner) ?? [];
  const [, house, last] = roleFirst.exec(inner) ?? [];
  const [reporter, source] = first === undefined ? [last, house] : [first, behind];
  if (reporter === undefined || !isFullName(reporter)) return undefined;
  const head = readHead(written);
  if (!head?.place || !head.date) return undefined;
  const found = datelineOf({ text: whole.replace(/[\s.–—-]{1,8}$/u, ''), ...head, source, to: whole.length });
  return { ...found, reporters: [reporter] };
};
