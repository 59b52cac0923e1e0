import { lineText } from '../../../body/dom.ts';
import { isCoveringNote, isGreeting, saysWhereCopyIs } from '../../../recognise/head/forms.ts';
import type { Working } from '../../../working.ts';
import { isTitleOver, startsStory } from './below.ts';

/** A greeting or a covering note, with a headline within two blocks below. */
export const isOfMail = (working: Working, line: string): boolean => {
  const [, next] = working.blocks;
  if (saysWhereCopyIs(line) && startsStory(working, 1)) return true;
  if (!isGreeting(line) && !isCoveringNote(line)) return false;
  if ([1, 2].some((at) => isTitleOver(working, at))) return true;
  // Under a known headline only what speaks of the copy, or greets before such words.
  if (working.fields.headline === undefined || next === undefined) return false;
  if (isGreeting(line) && isCoveringNote(lineText(next))) {
    working.changes.add('head', 'words of the mail over the story removed', lineText(next));
    working.blocks.splice(1, 1);
    return true;
  }
  return isGreeting(line) && isCoveringNote(line);
};
