import type { Draft } from '../../../story/draft.ts';
import { readInstant } from '../../../time/instant.ts';
import { withoutSeparator } from '../../draft/dateline.ts';
import { note, put, putInstant, unique } from '../../draft/fill.ts';
import {
  attribute,
  child,
  childText,
  elements,
  fold,
  isElement,
  rawText,
  text,
  type XmlElement,
  type XmlNode,
} from '../../xml/element.ts';

/** Longer text between and behind the parts of a dateline is no part of it. */
const longestWords = 80;

/** `dateline` (NITF 3.6): places, a date, and the text around them, as `<location>ROME</location> (AP) -`. */
export function readDateline(draft: Draft, dateline: XmlElement | undefined): void {
  if (dateline === undefined) return;
  const date = child(dateline, 'story.date');
  const when = attribute(date, 'norm') ?? text(date);
  if (when !== undefined && readInstant(when) !== undefined) putInstant(draft, 'versionCreated', when);
  const stated = text(date);
  const written = stated !== undefined && readInstant(stated) === undefined ? stated : undefined;
  const line = withoutSeparator(lineOf(draft, dateline, written));
  if (line === '') return;
  const cities = elements(dateline, 'location').map(
    (location) => childText(location, 'city') ?? placeName(location),
  );
  const [city = ''] = cities;
  draft.dateline = {
    text: line,
    ...(city !== '' && { place: city }),
    ...(written !== undefined && { date: written }),
  };
  const words = written !== undefined && line.endsWith(written) ? line.slice(0, -written.length) : line;
  put(draft, 'located', unique(cities.length > 0 ? cities : [withoutSeparator(words)]));
}

/** The parts in their order, with a comma where there are no words between two of them. */
function lineOf(draft: Draft, dateline: XmlElement, date: string | undefined): string {
  const isPart = (node: XmlNode): node is XmlElement =>
    isElement(node) && (node.name === 'location' || node.name === 'story.date');
  const placed = child(dateline, 'location') !== undefined;
  let line = '';
  let around = '';
  const takeWords = (): string => {
    const words = fold(around);
    around = '';
    if (!/[\p{L}\p{N}/]/u.test(words)) return '';
    // A dateline without a tagged place is nothing but text.
    if (!placed || (words.length <= longestWords && readInstant(withoutSeparator(words)) === undefined))
      return line === '' || words.startsWith(',') ? words : ` ${words}`;
    note(draft, 'text in the dateline that is no part of it was left out', words);
    return '';
  };
  for (const node of dateline.children) {
    if (!isPart(node)) {
      around += isElement(node) ? ` ${rawText(node)} ` : node;
      continue;
    }
    const part = node.name === 'location' ? placeName(node) : (date ?? '');
    if (part === '') continue;
    const words = takeWords();
    line += words !== '' ? `${words} ${part}` : line === '' ? part : `, ${part}`;
  }
  line += takeWords();
  // Where a date in figures was that is no part of the line.
  return line.replace(/, \(/g, ' (');
}

/** "Ottawa, Ontario, Canada" of city, state, region and country, or the location's own text. */
function placeName(location: XmlElement): string {
  const parts = elements(location, 'sublocation', 'city', 'state', 'region', 'country').map(text);
  return parts.length > 0 ? unique(parts).join(', ') : (text(location) ?? '');
}
