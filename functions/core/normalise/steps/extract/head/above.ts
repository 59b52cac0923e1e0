import { linesOf, runningText } from '../../../body/lines.ts';
import { readCreditLine } from '../../../recognise/credits/credit-line.ts';
import { readDateline } from '../../../recognise/dateline/dateline.ts';
import { readBylineLine } from '../../../recognise/head/byline-line.ts';
import { isDeck, isLabelHeadline, isSectionLine, sameText } from '../../../recognise/head/forms.ts';
import type { Working } from '../../../working.ts';
import { hasBylineBelow, isOneOfMany, isOverHead, isTitleOver, startsStory, withoutInputs } from './below.ts';
import { takesKeyPoints } from './key-points.ts';
import type { Cut, Taken } from './taken.ts';

/** Lines that are told by what stands below them. */
export const takeAbove = (working: Working, at: number, line: string, cut: Cut): Taken => {
  const { blocks, fields } = working;
  const block = blocks[at];
  const isWhole = block !== undefined && linesOf(runningText(block)).length === 1;
  if (!isWhole || block.name !== 'p') return 'no';
  if (isLabelHeadline(fields.headline ?? '') && isTitleOver(working, at)) {
    if (fields.headline !== undefined) fields.slugline ??= fields.headline;
    fields.headline = line;
    return cut('headline taken from the text, where the stated one is a label');
  }
  if (at === 0 && isSectionLine(line) && isOverHead(working)) {
    fields.section ??= line;
    return cut('line over the headline taken as the section');
  }
  if (takesKeyPoints(working, at)) return 'other';
  const isAbove = isDeck(line) && startsStory(working, at + 1) && !isOneOfMany(working, at);
  if (!isAbove && !(line.length <= 320 && hasBylineBelow(working, at))) return 'no';
  if (readDateline(line, working.aliases) !== undefined || namesSomebody(line, working)) return 'no';
  if (fields.summary === undefined) fields.summary = line;
  else if (!sameText(fields.summary, line)) {
    if (fields.subheadline !== undefined && !sameText(fields.subheadline, line)) return 'no';
    fields.subheadline ??= line;
  }
  return cut('standfirst over the text taken as the summary');
};

/** A byline or a credit that another step takes. */
const namesSomebody = (line: string, { aliases }: Working): boolean =>
  readBylineLine(withoutInputs(line), aliases) !== undefined || readCreditLine(line, aliases) !== undefined;
