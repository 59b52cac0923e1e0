import type { Change } from '../../story/schema.ts';
import { sequenceLength } from './utf8.ts';
import { windows1252Byte } from './windows1252.ts';

/** A lead byte of UTF-8 with a continuation byte behind it, as Windows-1252 or ISO-8859-1 shows them. */
const possible =
  /[\xc2-\xf4][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/;

/** What ordinary text puts directly after a capital: no-break space, quotes, dashes, ellipsis, letters and so on. */
const followsLetters =
  /[\xa0\xab\xaa\xae\xb0\xb7\xba\xbb\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2039\u203a\u2122\u0152\u0153\u0160\u0161\u0178\u017d\u017e]/;

const mostPasses = 3;

/**
 * Mends UTF-8 that was once read as Windows-1252 or ISO-8859-1 and saved again ("cafÃ©", "itâ€™s"), up to three
 * times over. Only sequences that ordinary text cannot contain are touched by themselves; a doubtful one is
 * repaired when its line holds certain ones and nothing against it. Linear time.
 */
export function repairMojibake(text: string): { text: string; change?: Change } {
  let repaired = text;
  let sample: Sample | undefined;
  let count = 0;
  for (let pass = 0; pass < mostPasses && possible.test(repaired); pass++) {
    const result = repairOnce(repaired);
    if (result.sample === undefined) break;
    repaired = result.text;
    count = Math.max(count, result.count);
    sample ??= result.sample;
  }
  if (sample === undefined) return { text };
  const places = count === 1 ? '1 place was' : `${count} places were`;
  const reason = `${places} UTF-8 that had been read as Windows-1252 and saved again`;
  return { text: repaired, change: { step: 'decode', reason, ...sample } };
}

interface Sample {
  before: string;
  after: string;
}

/** A stretch of a line that would be one character of UTF-8. */
interface Sequence {
  from: number;
  length: number;
  certain: boolean;
}

function repairOnce(text: string): { text: string; count: number; sample?: Sample } {
  let count = 0;
  let sample: Sample | undefined;
  let out = '';
  let from = 0;
  const search = new RegExp(possible, 'g');
  for (let found = search.exec(text); found !== null; found = search.exec(text)) {
    const start = text.lastIndexOf('\n', found.index) + 1;
    const lineEnd = text.indexOf('\n', found.index);
    const end = lineEnd < 0 ? text.length : lineEnd;
    search.lastIndex = end;
    const line = text.slice(start, end);
    const bytes = highBytes(line);
    const { sequences, loose } = scan(line, bytes);
    const repaired = sequences.filter(({ certain }) => certain || loose === 0);
    const [first] = repaired;
    if (first === undefined || !repaired.some(({ certain }) => certain)) continue;
    const after = replaceSequences(line, bytes, repaired);
    count += repaired.length;
    sample ??= { before: excerpt(line, first.from), after: excerpt(after, first.from) };
    out += text.slice(from, start) + after;
    from = end;
  }
  return { text: from === 0 ? text : out + text.slice(from), count, ...(sample && { sample }) };
}

/** The byte above 0x7F behind each character of a line; 0 for ASCII and for characters of other alphabets. */
function highBytes(line: string): Uint8Array {
  const bytes = new Uint8Array(line.length);
  for (let at = 0; at < line.length; at++) {
    const codeUnit = line.charCodeAt(at);
    if (codeUnit >= 0x80) bytes[at] = windows1252Byte(codeUnit) ?? 0;
  }
  return bytes;
}

/** All sequences of a line that would be UTF-8, and how many high characters are outside of them. */
function scan(line: string, bytes: Uint8Array): { sequences: Sequence[]; loose: number } {
  const sequences: Sequence[] = [];
  let loose = 0;
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === 0) {
      at++;
      continue;
    }
    // One run of high characters.
    const firstOfRun = sequences.length;
    let looseInRun = 0;
    while (at < bytes.length && bytes[at] !== 0) {
      const length = sequenceLength(bytes, at);
      if (length >= 2) sequences.push({ from: at, length, certain: isCertain(line, bytes, at, length) });
      else looseInRun++;
      at += length >= 2 ? length : 1;
    }
    loose += looseInRun;
    if (looseInRun === 0) vouch(sequences, firstOfRun);
  }
  return { sequences, loose };
}

/** Nobody writes three such sequences in a row on purpose, and a certain one vouches for its neighbours. */
function vouch(sequences: Sequence[], from: number): void {
  let certain = sequences.length - from >= 3;
  for (let index = from; index < sequences.length; index++) certain ||= sequences[index]?.certain === true;
  for (let index = from; index < sequences.length; index++) {
    const sequence = sequences[index];
    if (sequence !== undefined) sequence.certain = certain;
  }
}

function isCertain(line: string, bytes: Uint8Array, at: number, length: number): boolean {
  const [lead = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  // Emoji, general punctuation, euro, trade mark, byte order mark, replacement character.
  if (length === 4) return lead === 0xf0 && second === 0x9f;
  if (length === 3) {
    const key = lead * 0x10000 + second * 0x100 + third;
    return (lead === 0xe2 && second === 0x80) || [0xe282ac, 0xe284a2, 0xefbbbf, 0xefbfbd].includes(key);
  }
  if (lead > 0xc5 || (lead === 0xc2 && second < 0xa0)) return false;
  if (!followsLetters.test(line.charAt(at + 1))) return true;
  // "Ã" at the end of a word in capitals may meet a quotation mark; after a small letter or a digit it cannot.
  return (lead === 0xc2 || lead === 0xc3) && /[\p{Ll}\p{N}]/u.test(line.charAt(at - 1));
}

function replaceSequences(line: string, bytes: Uint8Array, sequences: readonly Sequence[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { from: at, length } of sequences) {
    let codePoint = (bytes[at] ?? 0) & (0xff >> (length + 1));
    for (let index = 1; index < length; index++)
      codePoint = (codePoint << 6) | ((bytes[at + index] ?? 0) & 0x3f);
    parts.push(line.slice(from, at), String.fromCodePoint(codePoint));
    from = at + length;
  }
  parts.push(line.slice(from));
  return parts.join('');
}

function excerpt(line: string, at: number): string {
  return line.slice(Math.max(0, at - 20), at + 40).trim();
}
