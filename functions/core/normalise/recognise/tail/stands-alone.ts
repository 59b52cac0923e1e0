import { readCodeLine } from '../head/codes.ts';
import { isFragment } from '../zone/sentence.ts';
import { isContact } from './contact.ts';
import { isDeskInitials } from './desk-mark.ts';
import { isEndLine } from './end-mark.ts';
import { isHandle } from './handle.ts';
import { readLabel } from './label.ts';
import { ownNames } from './own-names.ts';

/** Lines that are whole by their form and never a part of running text, however the lines around them were wrapped. */

const longest = 90;
const nobody = ownNames([], {});
const rights = /^\W{0,3}(?:©|ⓒ|\(c\)|copyright)\s?\S/iu;

/** "-30-", "@ramnews", "rpd/mn/kl": no text that is wrapped at any width has such a line. */
export const isNeverWrapped = (line: string): boolean =>
  line.length <= longest &&
  line.length > 1 &&
  (isEndLine(line) || isHandle(line) || (/\/.+\//u.test(line) && isDeskInitials(line, false)));

/** "Autor: Jane Roe", "mdę/ jos/", "© 2026 AFP": below a line that is complete. */
export const standsAlone = (line: string): boolean => {
  if (line.length > longest || line.length < 2) return false;
  if (rights.test(line)) return true;
  if (line.includes('/') && isDeskInitials(line, false)) return true;
  if (/[\p{Nd}_-]/u.test(line) && line.length < 60 && readCodeLine(line)?.kind === 'slug') return true;
  if (!isFragment(line) || !/[:：፦፡៖՝|@+]|\p{Lo} [–—-] \p{Lo}/u.test(line)) return false;
  return readLabel(line, nobody) !== undefined || isContact(line, false);
};
