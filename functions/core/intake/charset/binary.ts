import { byteOrderMark, unmarkedUtf16 } from './declared.ts';

const signatures: readonly [name: string, bytes: string, offset?: number][] = [
  ['a PDF document', '%PDF-'],
  ['a PNG picture', '\x89PNG\r\n\x1a\n'],
  ['a JPEG picture', '\xff\xd8\xff'],
  ['a GIF picture', 'GIF8'],
  ['a WebP, WAV or AVI file', 'RIFF'],
  ['a TIFF picture', 'II*\0'],
  ['a TIFF picture', 'MM\0*'],
  ['a ZIP archive', 'PK\x03\x04'],
  ['a ZIP archive', 'PK\x05\x06'],
  ['a gzip archive', '\x1f\x8b\x08'],
  ['a 7-Zip archive', "7z\xbc\xaf'\x1c"],
  ['a RAR archive', 'Rar!\x1a\x07'],
  ['a Zstandard archive', '\x28\xb5\x2f\xfd'],
  ['an XZ archive', '\xfd7zXZ\0'],
  ['an old Office document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['an MP3 file', 'ID3'],
  ['an Ogg file', 'OggS'],
  ['an MP4 or HEIC file', 'ftyp', 4],
  ['a program', '\x7fELF'],
  ['a SQLite database', 'SQLite format 3\0'],
];

/** What a file of a known binary kind is, by its signature, e.g. `a PNG picture`. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  for (const [name, signature, offset = 0] of signatures) {
    let at = 0;
    while (at < signature.length && bytes[offset + at] === signature.charCodeAt(at)) at++;
    if (at === signature.length) return name;
  }
  return undefined;
}

/** 1 for control characters but tab and line ends. */
const isControl = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number((byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f),
);

/**
 * True for bytes that are no text in any encoding: a known signature, zero bytes outside UTF-16 and UTF-32, or
 * mostly control characters. The 7-bit controls of ANPA 1312 and IPTC 7901 (SYN, SOH, STX, ETX, ...) are text.
 */
export function looksBinary(bytes: Uint8Array): boolean {
  if (binaryKind(bytes) !== undefined) return true;
  const mark = byteOrderMark(bytes);
  if ((mark !== undefined && mark.encoding !== 'utf-8') || unmarkedUtf16(bytes) !== undefined) return false;
  const sample = bytes.subarray(0, 64 * 1024);
  let controls = 0;
  for (let at = 0; at < sample.length; at++) controls += isControl[sample[at] ?? 0] ?? 0;
  if (controls === 0) return false;
  const zeros = sample.reduce((sum, byte) => sum + Number(byte === 0), 0);
  // A stray zero in a long text is a fault to clean away, not a sign of another kind of file.
  return zeros * 500 > sample.length || controls * 5 > sample.length;
}
