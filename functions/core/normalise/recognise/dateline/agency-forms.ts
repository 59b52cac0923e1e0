import type { Aliases } from '../../aliases.ts';
import { isDatelineDate } from '../../words/dateline-words.ts';
import { isFullName } from '../credits/names.ts';
import { lookUp } from '../names/names.ts';
import { agencyWord } from './agency-word.ts';
import type { Item } from './items.ts';
import { isPlace, isProvince } from './place-words.ts';
import type { Reading } from './reading.ts';

/** Whether an item names the agency of a dateline. */

export const takesSource = (reading: Reading, item: Item, aliases: Aliases): boolean => {
  const { text, shape, marks } = item;
  // "RIBADEO (LUGO), 29 (AGENCY)": brackets with a comma behind them say where the place is.
  if (shape === 'bracket' && /^[,،]/u.test(marks) && reading.dates.length === 0 && isPlace(text))
    return false;
  const known = knownIn(text, shape, aliases);
  if (known === undefined && shape === 'bracket' && reading.places.length === 1 && isProvince(text))
    return false;
  if (known !== undefined) {
    reading.source = known.source;
    reading.known = true;
    if (known.reporter) reading.reporters.push(known.reporter);
    return true;
  }
  const isNext = reading.dates.length > 0 || (reading.places.length > 0 && agencyWord.test(text));
  const stands = shape !== 'plain' || (isNext && /^[-–—―:.։።।]/u.test(marks));
  if (!stands || !mayBeAgency(text)) return false;
  // Behind a date or a place anything between brackets may be the agency; `proves` asks for more.
  if (
    shape === 'bracket' &&
    reading.dates.length === 0 &&
    !isAgencyForm(text) &&
    !/^\p{Lu}\S+\s\p{Lu}/u.test(text)
  )
    return false;
  reading.source = text;
  return true;
};

/** An agency of the table, alone, with its desk ("dpa/lno") or with its reporter ("Jane Roe of AFP"). */
const knownIn = (
  text: string,
  shape: Item['shape'],
  aliases: Aliases,
): { source: string; reporter?: string } | undefined => {
  const isKnown = (name: string) =>
    lookUp(name, aliases) !== undefined ||
    (shape !== 'plain' && /^\p{Ll}{2,5}$/u.test(name) && lookUp(name.toUpperCase(), aliases) !== undefined);
  if (isKnown(text)) return { source: text };
  if (shape === 'plain') return undefined;
  const parts = text.split(/\s?[/,–—]\s?|\s-\s/);
  const [, name = '', agency = ''] =
    /^(.{4,40}?)\s(?:от|from|of|for|von|för|for|de|du|da|per|pour|para|az|z)\s(.{2,30})$/u.exec(text) ?? [];
  if (name !== '' && isFullName(name) && isKnown(agency)) return { source: agency, reporter: name };
  const [first = '', second = ''] = parts;
  if (parts.length === 2 && isFullName(first) && !isKnown(first) && isKnown(second))
    return { source: second, reporter: first };
  return parts.length > 1 && parts.some(isKnown) ? { source: text } : undefined;
};

/** A name of few words that the table does not know. */
const mayBeAgency = (text: string): boolean =>
  text.length <= 40 &&
  text.split(/\s+/).length <= 5 &&
  /^[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}.&'’\s/-]|\p{Join_Control})+$/u.test(text) &&
  !isDatelineDate(text) &&
  !/^(?!\p{Script=Georgian})\p{Ll}{6}/u.test(text);

/** The short form of an agency, or a word that agencies have in their names. */
const isAgencyForm = (text: string): boolean =>
  (/^(?:\p{Lu}[\p{Lu}\p{N}./-]{1,9}|\p{Ll}{2,5}(?:\/\p{Ll}{2,4})?)$/u.test(text) && text.length >= 2) ||
  agencyWord.test(text);
