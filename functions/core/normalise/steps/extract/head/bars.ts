import { lineText } from '../../../body/dom.ts';
import { deskByline } from '../../../recognise/byline.ts';
import { isFullName } from '../../../recognise/credits/names.ts';
import { isCity } from '../../../recognise/dateline/place.ts';
import { isNameAlone, readBylineLine } from '../../../recognise/head/byline-line.ts';
import { isDateLine } from '../../../recognise/head/dates.ts';
import { lookUp } from '../../../recognise/names/names.ts';
import { isDateish, isReadingTime } from '../../../recognise/zone/facts.ts';
import type { Working } from '../../../working.ts';

/** "Written by Sports Desk | Nagpur | Updated: 29 November 2026": facts about the text in one line, parted by bars. */

const bar = /\s?[|•·¦]\s?|\t+|\s{3,}/u;
const longest = 160;

const isFact = (part: string): boolean => isDateLine(part) || isDateish(part) || isReadingTime(part);

/** A person in front, whom neither the headline nor the story speaks of. */
const isWriter = ({ fields, blocks, aliases }: Working, part: string): boolean =>
  isFullName(part) &&
  lookUp(part, aliases) === undefined &&
  !isCity(part) &&
  isNameAlone(part, [fields.headline, ...blocks.slice(1).map((block) => lineText(block))].join('\n'));

/** "Jane Roe | 27.11.2026": does a person stand in front of the bars? Then no place does. */
export const beginsWithWriter = (working: Working, line: string): boolean =>
  line.length <= longest && line.includes('|') && isWriter(working, (line.split('|')[0] ?? '').trim());

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
    else if (part === parts[0] && isWriter(working, part)) {
      fields.byline = part;
      if ((fields.authors ?? []).length === 0) fields.authors = [{ name: part }];
    }
  }
  return true;
};
