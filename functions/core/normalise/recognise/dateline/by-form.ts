import type { Aliases } from '../../aliases.ts';
import { lookUp } from '../names/names.ts';
import { type DatelineFound, datelineOf } from './found.ts';
import { itemsOf } from './items.ts';
import { proves } from './proof.ts';
import type { IsNamed, Reading } from './reading.ts';
import { takes } from './takes.ts';

/**
 * Datelines by their form: a row of places, dates and names between marks, read from the left for as long as every
 * item is one of these. What proves it is a known agency, a date next to a place, or the clear form of a name.
 */

export const readByForm = (text: string, aliases: Aliases, isNamed: IsNamed): DatelineFound | undefined => {
  const reading: Reading = {
    places: [],
    dates: [],
    dateFrom: 0,
    dateTo: 0,
    known: false,
    reporters: [],
    desk: false,
    dated: false,
  };
  const items = itemsOf(text);
  let found: DatelineFound | undefined;
  for (const [at, item] of items.entries()) {
    // Behind a dateline and its dash there may be a date or an agency, but no further place.
    const isClosed = found !== undefined && reading.places.length > 0;
    const before = reading.places.length;
    if (!takes(reading, item, items[at + 1], aliases) || (isClosed && reading.places.length > before)) break;
    if (!proves(reading, item, text, isNamed)) continue;
    const { places, dateFrom, dateTo, source, reporters } = reading;
    found = {
      ...datelineOf({
        text: text.slice(0, item.end),
        place: places.join(text.includes(places.slice(0, 2).join('/')) ? '/' : ', '),
        date: text.slice(dateFrom, dateTo),
        source,
        to: text.length - text.slice(item.to).trimStart().length,
      }),
      ...(reporters.length > 0 && { reporters: [...reporters] }),
    };
  }
  return found ?? readAgencyAndPlace(text, aliases);
};

/** "ایسنا/یزد …": no mark stands behind the place. */
const agencyAndPlace = /^(\S{2,12}(?:\s\S{1,8}){0,2})\/(\p{Lo}[\p{L}\p{M}]{1,15})[\s-]+(?=\p{Lo})/u;

const readAgencyAndPlace = (text: string, aliases: Aliases): DatelineFound | undefined => {
  const [whole = '', source = '', place] = agencyAndPlace.exec(text) ?? [];
  if (whole === '' || !lookUp(source, aliases)) return undefined;
  return datelineOf({ text: whole, place, source, to: whole.length });
};
