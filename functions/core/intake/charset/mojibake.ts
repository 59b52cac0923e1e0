import type { Change } from '../../story/schema.ts';
import { sequenceLength } from './utf8.ts';
import { windows1252Byte } from './windows1252.ts';

/** A run of characters that Windows-1252 or ISO-8859-1 shows for bytes 0x80 to 0xFF. */
const highRun =
  /[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{2,}/g;

/** What ordinary text puts directly after a capital: no-break space, quotes, dashes, ellipsis, letters and so on. */
const followsLetters =
  /[\xa0\xab\xaa\xae\xb0\xb7\xba\xbb\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2039\u203a\u2122\u0152\u0153\u0160\u0161\u0178\u017d\u017e]/;

const mostPasses = 3;

/**
 * Mends UTF-8 that was once read as Windows-1252 or ISO-8859-1 and saved again ("cafÃ©", "itâ€™s"), up to three
 * times over. Only sequences that ordinary text cannot contain are touched by themselves; a doubtful one is
 * mended when its line holds certain ones and nothing that speaks against it. Linear time.
 */
export function repairMojibake(text: string): { text: string; change?: Change } {
  let repaired = text;
  let sample: { before: string; after: string } | undefined;
  let count = 0;
  for (let pass = 0; pass < mostPasses; pass++) {
    const result = repairOnce(repaired);
    if (result.count === 0) break;
    repaired = result.text;
    count = Math.max(count, result.count);
    sample ??= result.sample;
  }
  if (sample === undefined) return { text };
  const reason = `${count} ${count === 1 ? 'place was' : 'places were'} UTF-8 that had been read as Windows-1252 and saved again`;
  return { text: repaired, change: { step: 'decode', reason, ...sample } };
}

interface Sequence {
  from: number;
  length: number;
  bytes: Uint8Array;
  certain: boolean;
}

function repairOnce(text: string): {
  text: string;
  count: number;
  sample?: { before: string; after: string };
} {
  let count = 0;
  let sample: { before: string; after: string } | undefined;
  const lines = text.split('\n').map((line) => {
    const { sequences, loose } = scan(line);
    const certain = sequences.some((sequence) => sequence.certain);
    if (!certain) return line;
    const mended = sequences.filter((sequence) => sequence.certain || loose === 0);
    const after = replaceSequences(line, mended);
    count += mended.length;
    sample ??= { before: excerpt(line, mended[0]?.from ?? 0), after: excerpt(after, mended[0]?.from ?? 0) };
    return after;
  });
  return { text: count === 0 ? text : lines.join('\n'), count, ...(sample && { sample }) };
}

/** All sequences of a line that would be UTF-8, and how many high characters stand outside of them. */
function scan(line: string): { sequences: Sequence[]; loose: number } {
  const sequences: Sequence[] = [];
  let loose = 0;
  for (const run of line.matchAll(highRun)) {
    const bytes = Uint8Array.from(run[0], (character) => windows1252Byte(character.charCodeAt(0)) ?? 0);
    const inRun: Sequence[] = [];
    let at = 0;
    while (at < bytes.length) {
      const length = sequenceLength(bytes, at);
      if (length < 2) {
        loose++;
        at++;
        continue;
      }
      const from = run.index + at;
      const slice = bytes.subarray(at, at + length);
      inRun.push({ from, length, bytes: slice, certain: isCertain(line, from, slice) });
      at += length;
    }
    const covered = inRun.reduce((sum, sequence) => sum + sequence.length, 0) === bytes.length;
    // Nobody writes three such sequences in a row on purpose, and a certain one vouches for its neighbours.
    if (covered && (inRun.length >= 3 || inRun.some((sequence) => sequence.certain))) {
      for (const sequence of inRun) sequence.certain = true;
    }
    for (const sequence of inRun) sequences.push(sequence);
  }
  return { sequences, loose };
}

function isCertain(line: string, from: number, bytes: Uint8Array): boolean {
  const [lead = 0, second = 0, third = 0] = bytes;
  if (bytes.length === 4) return lead === 0xf0 && second === 0x9f;
  if (bytes.length === 3) {
    if (lead === 0xe2)
      return second === 0x80 || (second === 0x82 && third === 0xac) || (second === 0x84 && third === 0xa2);
    return lead === 0xef && ((second === 0xbb && third === 0xbf) || (second === 0xbf && third === 0xbd));
  }
  if (lead > 0xc5) return false;
  const follower = line.charAt(from + 1);
  if (lead === 0xc2 && second < 0xa0) return false;
  if (!followsLetters.test(follower)) return true;
  // "Ã" at the end of a word in capitals may meet a quotation mark; after a small letter or a digit it cannot.
  return (lead === 0xc2 || lead === 0xc3) && /[\p{Ll}\p{N}]/u.test(line.charAt(from - 1));
}

function replaceSequences(line: string, sequences: Sequence[]): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let out = '';
  let from = 0;
  for (const sequence of sequences) {
    out += line.slice(from, sequence.from) + decoder.decode(sequence.bytes);
    from = sequence.from + sequence.length;
  }
  return out + line.slice(from);
}

function excerpt(line: string, at: number): string {
  return line.slice(Math.max(0, at - 20), at + 40).trim();
}
