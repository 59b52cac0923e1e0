import { deskByline } from '../../../recognise/byline.ts';
import { readBylineLine } from '../../../recognise/head/byline-line.ts';
import { isDateLine } from '../../../recognise/head/dates.ts';
import { isDateish, isReadingTime } from '../../../recognise/zone/facts.ts';
import type { Working } from '../../../working.ts';

/** "Written by Sports Desk | Nagpur | Updated: 29 November 2026": facts about the text in one line, parted by bars. */

const bar = /\s?[|•·¦]\s?|\t+|\s{3,}/u;
const longest = 160;

const isFact = (part: string): boolean => isDateLine(part) || isDateish(part) || isReadingTime(part);

/** Reads the parts of such a line: true when one of them is a date or a reading time, so that the line is no sentence. */
export const takesBars = (working: Working, line: string): boolean => {
  if (line.length > longest || !bar.test(line)) return false;
  const parts = line.split(bar).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 6 || !parts.some(isFact)) return false;
  const { fields, aliases } = working;
  for (const part of parts) {
    if (isFact(part) || fields.byline !== undefined) continue;
    const read = readBylineLine(part, aliases);
    if (read) {
      fields.byline = read.byline;
      if ((fields.authors ?? []).length === 0) fields.authors = read.authors;
    } else if (deskByline(part)) fields.byline = part;
  }
  return true;
};
