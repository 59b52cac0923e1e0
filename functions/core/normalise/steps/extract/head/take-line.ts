import type { Dateline } from '../../../../story/schema.ts';
import { cutLine, linesOf, runningText } from '../../../body/lines.ts';
import { tidy } from '../../../body/white-space.ts';
import { creditsFrom, isFullName } from '../../../recognise/credits/names.ts';
import { readCodeLine, urgencyOf } from '../../../recognise/head/codes.ts';
import { isDateLine, readPlaceAndDate } from '../../../recognise/head/dates.ts';
import { repeatsTitle, sameText } from '../../../recognise/head/forms.ts';
import { isCorrection, readDeskNote } from '../../../recognise/head/notes.ts';
import { readLabel } from '../../../recognise/tail/label.ts';
import { ownNames } from '../../../recognise/tail/own-names.ts';
import { isDateish, isReadingTime } from '../../../recognise/zone/facts.ts';
import type { Working } from '../../../working.ts';
import { addCredits } from '../credits.ts';
import { takeAbove } from './above.ts';
import { beginsWithWriter, takesBars } from './bars.ts';
import { startsStory } from './below.ts';
import { datelineOver } from './dateline-over.ts';
import { isOfMail } from './mail.ts';
import { takesMasthead } from './masthead.ts';
import { isRoleLine, isSource, nameOfSource, namesIn, takesNames } from './names.ts';
import type { Cut, Taken } from './taken.ts';

/** Reads the first line of a block, and removes it when it was understood. */
export const takeLine = (working: Working, at: number, isUnderByline: boolean): Taken => {
  const { blocks, fields, aliases } = working;
  const block = blocks[at];
  if (block === undefined || block.name === 'h1') return 'no';
  const [line] = linesOf(runningText(block));
  if (line === undefined) return 'no';
  const cut: Cut = (reason, after) => {
    working.changes.add('head', reason, line.text, after);
    cutLine(block, line, runningText(block).length);
    if (!tidy(block)) blocks.splice(at, 1);
    return 'other';
  };
  if (takesCode(working, line.text)) return cut('line for desks and machines removed');
  const note = readDeskNote(line.text);
  if (note !== undefined) {
    if (isCorrection(note)) fields.correctionNote ??= note;
    else if (!fields.edNote?.includes(note)) fields.edNote = [fields.edNote, note].filter(Boolean).join(' ');
    return cut('note about the copy lifted out of the text');
  }
  if (beginsWithWriter(working, line.text) && takesBars(working, line.text))
    return cut('line with facts about the text removed');
  const placed = fields.dateline === undefined ? datelineOver(working, at, line.text) : undefined;
  if (placed?.source !== undefined) {
    takePlaced(working, placed, line.text);
    return cut('place over the text taken as the dateline');
  }
  if (isDateLine(line.text) || isDateish(line.text)) {
    takeSourceBehind(working, line.text);
    return cut('line with the date of the story removed');
  }
  if (/[:：]/u.test(line.text) && readLabel(line.text, ownNames([], aliases))?.kind === 'fact')
    return cut('note about the text removed');
  if (isReadingTime(line.text)) return cut('reading time removed');
  if (takesBars(working, line.text)) return cut('line with facts about the text removed');
  const dated = readPlaceAndDate(line.text);
  if (dated !== undefined && fields.dateline === undefined && startsStory(working, at + 1)) {
    fields.dateline = { text: line.text.replace(/(?<![.:–—-])[.:–—-]+$/u, ''), ...dated };
    return cut('place and date over the text taken as the dateline');
  }
  if (placed !== undefined) {
    fields.dateline = placed;
    return cut('place over the text taken as the dateline');
  }
  if (at === 0 && isOfMail(working, line.text)) return cut('words of the mail over the story removed');
  if (fields.headline === undefined) return 'no';
  if (line.text !== '' && sameText(line.text, fields.headline))
    return cut('line that repeats the headline removed');
  if (isUnlabelled(working, line.text)) {
    const label = fields.headline;
    fields.headline = line.text;
    return cut('headline taken from the text, where the stated one has a label', label);
  }
  const over = takesMasthead(working, at, line.text);
  if (over !== undefined) {
    cut(
      over === 'house'
        ? 'name of the agency or the desk over the text removed'
        : 'byline taken from the text',
    );
    return over === 'house' ? 'other' : 'byline';
  }
  const names = namesIn(working, at, line.text);
  if (names !== undefined && takesNames(working, names, line.text)) {
    cut('byline taken from the text', names.byline);
    return 'byline';
  }
  if (isUnderByline && isRoleLine(line.text)) {
    for (const author of fields.authors ?? []) author.role ??= line.text;
    return cut('role of the writer removed from the text');
  }
  if (isSource(line.text, isUnderByline || at === 0, working)) {
    addCredits(working, creditsFrom(nameOfSource(line.text), 'source', line.text, aliases));
    return cut('agency over the text taken as a credit');
  }
  return takeAbove(working, at, line.text, cut);
};

/** "Jane Roe/ANTALYA, (DHA)": the reporter before the place. */
const takePlaced = ({ fields }: Working, dateline: Dateline, line: string): void => {
  fields.dateline = dateline;
  const at = dateline.place === undefined ? -1 : line.indexOf(dateline.place);
  const name = line
    .slice(0, Math.max(0, at))
    .replace(/[\s/,–—-]+/gu, ' ')
    .trim();
  if (fields.byline !== undefined || !isFullName(name)) return;
  fields.byline = name;
  fields.authors = [{ name }];
};

const sourceBehind =
  /(?:来源|來源|source|quelle|fuente|fonte|источник|kaynak|sumber|المصدر|स्रोत)\s?[:：]\s?(\S.{1,28})$/iu;

/** "2026-11-27 14:20 来源：海风社": where the story is from, behind its date. */
const takeSourceBehind = (working: Working, line: string): void => {
  const name = sourceBehind.exec(line)?.[1];
  if (name !== undefined && !/\p{Nd}/u.test(name))
    addCredits(working, creditsFrom(name, 'source', line, working.aliases));
};

/** "COPY: Ferry sails again" over "Ferry sails again". What a wire states in a field has its label for a reason. */
const isUnlabelled = ({ fields, draft }: Working, line: string): boolean =>
  draft.body.kind === 'text' &&
  draft.headline === fields.headline &&
  repeatsTitle(fields.headline ?? '', line);

const takesCode = ({ fields }: Working, line: string): boolean => {
  const code = readCodeLine(line);
  if (code === undefined) return false;
  if (code.kind === 'slug') fields.slugline ??= code.value;
  if (code.kind === 'flag') fields.urgency ??= urgencyOf(line) ?? 2;
  return true;
};
