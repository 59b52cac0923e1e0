import { analyse } from 'chardet';
import { type Codec, codecOf } from './codec.ts';
import { decodeWindows1252 } from './windows1252.ts';

const windows1252: Codec = { name: 'windows-1252', decode: decodeWindows1252 };
const sampleSize = 64 * 1024;
/** Fewer bytes above 0x7F than this, and fewer than one in so many letters, are no basis for statistics. */
const fewestHigh = 8;
const rarestHigh = 200;
/** Latin alphabets other than the western European one; detectors mistake one for another on short text. */
const otherLatin = /^(?:iso-8859-2|windows-1250|windows-1254|windows-1257)$/;

/**
 * A guess at the encoding of bytes that are not UTF-8. Where letters are mostly ASCII the text is in a Latin
 * alphabet, and Windows-1252 unless the statistics clearly say another; otherwise the statistics decide.
 */
export function guessEncoding(bytes: Uint8Array): Codec {
  const sample = bytes.subarray(0, sampleSize);
  const { letters, high } = census(sample);
  const latin = high < (letters + high) * 0.3;
  if (latin && high < fewestHigh && high * rarestHigh < letters) return windows1252;
  const matches = analyse(sample);
  const western = matches.find((match) => codecOf(match.name)?.name === 'windows-1252')?.confidence ?? 0;
  for (const match of matches) {
    const codec = codecOf(match.name);
    if (codec === undefined || codec.name === 'utf-8' || codec.name.startsWith('utf-')) continue;
    if (latin && codec.name === 'windows-1252') break;
    if (latin && !(otherLatin.test(codec.name) && match.confidence >= western + 10)) continue;
    if (match.confidence < 10) break;
    if (plausible(codec.decode(sample))) return codec;
  }
  return windows1252;
}

/** ASCII letters and bytes above 0x7F. */
function census(bytes: Uint8Array): { letters: number; high: number } {
  let letters = 0;
  let high = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) high++;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters++;
  }
  return { letters, high };
}

/** No replacement characters and no C1 controls but for the odd one. */
function plausible(text: string): boolean {
  const bad = text.match(/[\ufffd\x80-\x9f]/g)?.length ?? 0;
  return bad * 200 <= text.length;
}
