import { parseDocument } from 'htmlparser2';
import { tooManyMarks } from '../../markup/safe-marks.ts';
import { singleSpaced } from '../../markup/white-space.ts';
import { textOf } from '../body/dom.ts';

/** What was repaired, and how often. */
export type Repairs = Map<string, number>;

/** Nothing to repair: no "&", "_", "`", control, odd space or mark without width, and letters that NFC keeps. */
const plain = /^[\n\x20-\x25\x27-\x5e\x61-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u2046\u20a0-\u20bf]*$/;
const wireMarks = /``|''|_/;

/**
 * Repairs characters without touching a word: entities that were encoded twice, control and zero-width
 * characters, direction overrides, lone surrogates, odd spaces, Unicode NFC, the wire's `` '' and _ marks.
 * White space is not collapsed here. Running it again changes nothing.
 */
export const cleanCharacters = (text: string, repairs: Repairs): string => {
  if (plain.test(text) && !text.includes("''")) return text;
  let clean = text;
  // Each repair can complete what another looks for: an entity, a joiner behind a composed letter.
  for (let before = '', round = 0; clean !== before && round < mostRounds; round += 1) {
    before = clean;
    clean = compose(decodeEntities(removeInvisible(clean, repairs), repairs), repairs);
  }
  clean = counted(clean, oddSpaces, ' ', 'odd space replaced', repairs);
  return wireMarks.test(clean) ? repairWireMarks(clean, repairs) : clean;
};

/** What was encoded more often than this was encoded to cost time: each round reads the whole text. */
export const mostRounds = 10;

const compose = (text: string, repairs: Repairs): string => {
  // Composing sorts a run of marks in quadratic time, so the run is cut first.
  const safe = counted(text, tooManyMarks, '', 'more than 30 combining marks in a row removed', repairs);
  const composed = safe.normalize('NFC');
  if (composed !== safe) note(repairs, 'characters composed (NFC)');
  return composed;
};

/** Visible ASCII and Latin letters without anything that could be a reference, a tag or a wire mark, and single spaces. */
const plainLine = /^[!-%(-;=?-^a-~\xc0-\xff]+(?: [!-%(-;=?-^a-~\xc0-\xff]+)*$/;

/** Characters and white space of a single-line field: one space for each run, none and no direction marks at the ends. */
export const cleanLine = (text: string, repairs: Repairs): string => {
  if (plainLine.test(text)) return text;
  let clean = text;
  for (let before: string | undefined, round = 0; before !== clean && round < mostRounds; round += 1) {
    before = clean;
    clean = withoutTags(trimMarks(singleSpaced(cleanCharacters(clean, repairs))), repairs);
  }
  return clean;
};

const encodedTag =
  /<\/?(?:p|br|b|i|u|em|strong|span|div|font|a|sup|sub|h[1-6]|li|ul|ol)(?:\s[^<>]{0,500})?\s?\/?>/gi;

/**
 * Removes tags that were encoded twice, or that are in a field of plain text: markup, not words. One that nothing
 * closes is a word, as in "How to use <b>", unless the text begins with it.
 */
export const withoutTags = (text: string, repairs: Repairs): string => {
  if (!text.includes('<')) return text;
  const ends = new Set(Array.from(text.matchAll(/<\/([a-z]\w{0,9})/gi), ([, name]) => name?.toLowerCase()));
  // White space and marks in front are cut later, so the text begins behind them.
  const start = text.search(/[^\s\u200e\u200f\u061c]/u);
  return text.replace(encodedTag, (tag, at: number) => {
    const name = /\w+/.exec(tag)?.[0].toLowerCase() ?? '';
    if (name !== 'br' && at > start && !ends.has(name) && !tag.includes('=')) return tag;
    note(repairs, 'tag inside text removed');
    return /^(?:p|br|div|li)$/.test(name) ? ' ' : '';
  });
};

/** White space and direction marks at both ends of a block. */
export const trimMarks = (text: string): string =>
  isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1)) ? text : cutMarks(text);

const isVisible = (unit: number): boolean => unit > 0x20 && unit < 0x7f;

const cutMarks = (text: string): string =>
  text.replace(/^[\s\u200e\u200f\u061c]+|(?<![\s\u200e\u200f\u061c])[\s\u200e\u200f\u061c]+$/g, '');

const note = (repairs: Repairs, reason: string, times = 1) =>
  repairs.set(reason, (repairs.get(reason) ?? 0) + times);

const counted = (text: string, pattern: RegExp, by: string, reason: string, repairs: Repairs): string => {
  let times = 0;
  const result = text.replace(pattern, () => {
    times += 1;
    return by;
  });
  if (times > 0) note(repairs, reason, times);
  return result;
};

const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\t\v\f\r]/g;
/** What nobody can see, and how the change log calls its removal. */
const invisible: readonly (readonly [RegExp, string])[] = [
  [/\p{Cs}/gu, 'half a character removed'],
  [
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]/g,
    'control character removed',
  ],
  // U+00AD soft hyphen, U+180E, zero-width space, word joiner and invisible operators, byte order mark.
  [/[\u00ad\u180e\u200b\u2060-\u2064\ufeff]/g, 'zero-width character removed'],
  [/[\u202a-\u202e\u2066-\u2069]/g, 'direction control removed'],
  // Runs of supplementary variation selectors carry hidden data (C2PA 2.4, A.8); one alone chooses a glyph.
  [/[\u{e0100}-\u{e01ef}]{4,}/gu, 'hidden data removed'],
];
const joiners = /[\u200c\u200d]+/g;
// A joiner is part of the spelling after these scripts and after emoji. Elsewhere it is debris.
const keepsJoiner =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Mongolian}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Syriac}\p{Extended_Pictographic}\p{M}\p{Emoji_Modifier}]$/u;

const removeInvisible = (text: string, repairs: Repairs): string => {
  let clean = text;
  for (const [pattern, reason] of invisible) clean = counted(clean, pattern, '', reason, repairs);
  return clean.replace(joiners, (run, offset: number) => {
    if (keepsJoiner.test(clean.slice(Math.max(0, offset - 2), offset))) return run;
    note(repairs, 'zero-width character removed', run.length);
    return '';
  });
};

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;

const decodeEntities = (text: string, repairs: Repairs): string => {
  if (!text.includes('&')) return text;
  let times = 0;
  const result = text.replace(/&(?:amp;)+/gi, '&').replace(entity, (reference) => {
    const character = parseDocument(reference).children.map(textOf).join('');
    if (character !== reference) times += 1;
    return character;
  });
  if (result !== text) note(repairs, 'entity that was encoded twice decoded', Math.max(times, 1));
  return result;
};

const repairWireMarks = (text: string, repairs: Repairs): string => {
  const quotes = counted(text, /``|''/g, '"', 'wire quotation mark repaired', repairs);
  return counted(quotes, /(?<=\s|^)_(?=\s|$)/g, '—', 'wire dash repaired', repairs);
};
