import type { Dateline } from '../../../../story/schema.ts';
import type { Aliases } from '../../../aliases.ts';
import { lineText } from '../../../body/dom.ts';
import { readDateline } from '../../../recognise/dateline/dateline.ts';
import { placesNamed } from '../../../recognise/dateline/named.ts';
import { isCity, isSure } from '../../../recognise/dateline/place.ts';
import type { IsNamed } from '../../../recognise/dateline/reading.ts';
import { readBylineLine } from '../../../recognise/head/byline-line.ts';
import { readNames } from '../../../recognise/head/name-line.ts';
import { wordsOf } from '../../../recognise/zone/sentence.ts';
import type { Working } from '../../../working.ts';
import { startsStory } from './below.ts';

/** A dateline on a line of its own: what it is, it would also be in front of the text. */

const longest = 60;
const dash = ' – ';
/** The name of one place has no more words; more of them stand between commas, with dates or agencies. */
const mostPlaceWords = 4;

export const datelineOver = (working: Working, at: number, line: string): Dateline | undefined => {
  const bare = line.replace(/(?<![\s.:：–—-])[\s.:：–—-]+$/u, '');
  if (bare === '' || line.length > longest || !/^[([（【]?[\p{Lu}\p{Lo}]/u.test(line)) return undefined;
  if (wordsOf(bare) > mostPlaceWords && !/[,/(\p{Nd}]/u.test(bare)) return undefined;
  if (readBylineLine(line, working.aliases) !== undefined) return undefined;
  const over = working.blocks[at];
  if (over === undefined || lineText(over) !== line || !startsStory(working, at + 1)) return undefined;
  const block = working.blocks.slice(at + 1).find(({ name }) => name !== 'figure');
  const below = block === undefined ? '' : lineText(block);
  const isNamed = placesNamed(working.fields.headline ?? '', below.slice(0, 800));
  const found = readDateline(`${bare}${dash}${below}`, working.aliases, isNamed);
  // In capitals and with its country, a place needs nobody to speak of it.
  const isPlain = /^\p{Lu}[\p{Lu}.'’ -]{2,24}, \p{Lu}[\p{L}.'’ -]{2,24}$/u.test(bare);
  if (found && found.to === bare.length + dash.length)
    return isPerson(found.dateline, line, working.aliases) || !isPlaceAlone(found.dateline, isNamed)
      ? undefined
      : found.dateline;
  return isPlain ? { text: bare, place: bare } : undefined;
};

/** "Jane Roe, Harbour News" has the form of a place with its agency; a place is known, in capitals or has a date. */
const isPerson = ({ place = '', date }: Dateline, line: string, aliases: Aliases): boolean =>
  date === undefined &&
  place !== place.toUpperCase() &&
  !isSure(place) &&
  readNames(line, aliases) !== undefined;

/** A word in capitals over a text is as often its section: a place has its country, a date, an agency or the story. */
const isPlaceAlone = ({ place = '', date, source }: Dateline, isNamed: IsNamed): boolean =>
  date !== undefined || source !== undefined || /[,(/]/u.test(place) || isCity(place) || isNamed(place);
