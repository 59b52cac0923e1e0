import { dosCodec } from './dos.ts';
import { utf32Codec } from './utf32.ts';
import { decodeWindows1252 } from './windows1252.ts';

/** A decoder for one encoding; never fails, puts U+FFFD where bytes mean nothing. */
export interface Codec {
  /** WHATWG name, or the label itself for a DOS code page and UTF-32. */
  name: string;
  decode(bytes: Uint8Array): string;
}

/** The codec that a label means (WHATWG Encoding §4.2: iso-8859-1 and us-ascii mean windows-1252). */
export function codecOf(label: string): Codec | undefined {
  const known = codecs.get(label);
  if (known !== undefined) return known;
  const codec = makeCodec(label);
  if (codec !== undefined && codecs.size < mostKept) codecs.set(label, codec);
  return codec;
}

const codecs = new Map<string, Codec>();
const mostKept = 500;

function makeCodec(label: string): Codec | undefined {
  const name = whatwgName(label.trim());
  if (name === 'windows-1252') return { name, decode: decodeWindows1252 };
  if (name !== undefined) {
    const decoder = new TextDecoder(name, { ignoreBOM: true });
    return { name, decode: (bytes) => decoder.decode(bytes) };
  }
  const decode = utf32Codec(label.trim()) ?? dosCodec(label.trim());
  return decode && { name: label, decode };
}

function whatwgName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    // The constructor throws a RangeError for labels it does not know; there is no way to ask first.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
