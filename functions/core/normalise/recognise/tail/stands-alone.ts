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

/** "Autor: Jane Roe", "mdę/ jos/", "-30-", "@ramnews", "© 2026 AFP". */
export const standsAlone = (line: string): boolean => {
  if (line.length > longest || line.length < 2) return false;
  if (isEndLine(line) || isHandle(line) || rights.test(line)) return true;
  if (line.includes('/') && isDeskInitials(line, false)) return true;
  if (/[\p{Nd}_-]/u.test(line) && line.length < 60 && readCodeLine(line)?.kind === 'slug') return true;
  if (!isFragment(line) || !/[:：፦፡|@+]/u.test(line)) return false;
  return readLabel(line, nobody) !== undefined || isContact(line, false);
};
