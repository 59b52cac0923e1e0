import type { Aliases } from '../../aliases.ts';
import { agencies } from '../../words/agencies.ts';
import { functionWords } from '../../words/function-words.ts';
import { allKnown, lookUp } from '../names/names.ts';

export interface SignOff {
  agency: string;
  /** As written, e.g. "PTI ABC XYZ". */
  text: string;
  /** Offset in the text that was read. */
  from: number;
}

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const latin = agencies
  .flat()
  .filter(
    (name) =>
      /^[A-Z][A-Za-z]{1,8}$|^dpa$|^ritzau$|^Reuters$|^epd$/.test(name) &&
      !/^(?:Beta|Trend|Efe|Hina|Fars|Opta|Petra|Novum|Antara|Online|NA|AA|MIA|ATA)$/.test(name),
  )
  .map(literal);
const initials = '(?:[ /](?:[A-Z]{2,5}|[A-Z]\\.[A-Z]\\.|\\d{2,4}|[a-z]{2,4}(?=$|[ /])))';
const signOff = new RegExp(
  `(?:^|(?<=[.!?।][”"’'»)]{0,2}\\s{0,3}))[–—-]{0,2}\\s?(${latin.join('|')})(${initials}{1,5}|(?:[/ ]\\d{4}))$`,
  'u',
);
const bare = new RegExp(`(?<=[.!?][”"’'»)]{0,2} {1,3})(?:[–—/-]{1,2}\\s?)?(${latin.join('|')})/?$`, 'u');
const indic =
  /(?:^|(?<=[।.!?][”"’'»)]{0,2}\s{0,3}))(भाषा|वार्ता|पीटीआई-भाषा|यूनीवार्ता|हिन्दुस्थान समाचार|आईएएनएस|एएनआई)((?:[ /][\p{L}\p{M}.]{1,15}){1,4})$/u;

/** An ordinary end of a sentence. A full stop may also follow an initial, or be in another script. */
const endsOrdinarily = /[!?…"”’'»)\]]$|[a-z\d"”’'»)\]]\.$/;

const common = new Set(Object.values(functionWords).flatMap((words) => words.split(' ')));

/** "BTA said so" is a sentence: initials in small letters are no words. */
const holdsWords = (initials: string): boolean =>
  !initials.includes('/') && !/\p{Lu}/u.test(initials) && initials.split(' ').some((one) => common.has(one));

/** "PTI ABC XYZ", "ANI/AB", "भाषा सुरेश", "… he said. AFP" at the end of a text. */
export const readSignOff = (text: string, aliases: Aliases): SignOff | undefined => {
  if (text.length < 3) return undefined;
  if (endsOrdinarily.test(text.slice(-2))) return undefined;
  const end = text.slice(-120);
  const offset = text.length - end.length;
  for (const pattern of [signOff, bare, indic]) {
    const found = pattern.exec(end);
    if (!found?.[1] || !lookUp(found[1], aliases)) continue;
    if ((offset > 0 && found.index === 0) || (pattern === signOff && allKnown(found[0], aliases))) continue;
    if (pattern === signOff && holdsWords(found[2] ?? '')) continue;
    return { agency: found[1], text: found[0].trim(), from: offset + found.index };
  }
  return undefined;
};
