import type { Dateline } from '../../story/schema.ts';

const opening =
  /^\s*(\p{Lu}[\p{L}\p{M}\p{N} .,'’/&-]{1,70}?)\s*\(([\p{L}][\p{L}\p{N} .&/-]{1,29})\)\s*(?:--?|[–—_=:])\s/u;

/** "SAITAMA, Japan, Dec. 9 Kyodo -": a date and an agency without brackets. */
const unbracketed =
  /^\s*(\p{Lu}[\p{L}\p{M} .'’/-]{1,40}(?:, \p{Lu}[\p{L}\p{M} .'’-]{1,30})?), (\p{L}{3,9}\.? \d{1,2}|\d{1,2}\.? \p{L}{3,9}\.?) (\p{Lu}[\p{L}\p{N}]{1,19}(?: \p{Lu}[\p{L}\p{N}]{1,19})?) (?:--?|[–—]) /u;

/**
 * The dateline that opens a wire text: place, perhaps a date, the agency in brackets and a dash. On a wire the
 * layout alone is proof, so agencies that no table knows are read too. It stays in the text.
 */
export function wireDateline(paragraph: string): Dateline | undefined {
  const plain = unbracketed.exec(paragraph.slice(0, 200));
  if (plain !== null) {
    const [all, place = '', date = '', source = ''] = plain;
    return { text: all.replace(/ \S+ $/, '').trim(), place, date, source };
  }
  const match = opening.exec(paragraph.slice(0, 200));
  const [, where, source] = match ?? [];
  if (match === null || where === undefined || source === undefined) return undefined;
  const day = /,(?=[^,]*\d)[^,]*$|\s\d[^,]*$/u.exec(where);
  const place = (day === null ? where : where.slice(0, day.index)).trim();
  if (place === '' || place.split(/\s+/).length > 7 || /\d/.test(place)) return undefined;
  const text = match[0].replace(/(?:(?<!\s)\s+)?(?:--?|[–—_=:])\s$/u, '').trim();
  const date = day?.[0].replace(/^[,\s]+/, '').trim();
  return { text, place, source, ...(date && { date }) };
}
