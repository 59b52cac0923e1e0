import { codecOf } from './codec.ts';
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
  if (mark !== undefined && mark.encoding !== 'utf-8') return isNoise(bytes, mark.encoding);
  if (unmarkedUtf16(bytes) !== undefined) return false;
  const sample = bytes.subarray(0, 64 * 1024);
  let controls = 0;
  for (let at = 0; at < sample.length; at++) controls += isControl[sample[at] ?? 0] ?? 0;
  if (controls === 0) return false;
  const zeros = sample.reduce((sum, byte) => sum + Number(byte === 0), 0);
  // A stray zero in a long text is a fault to clean away, not a sign of another kind of file.
  return zeros * 500 > sample.length || controls * 5 > sample.length || isScattered(sample);
}

/**
 * Two bytes at the start may look like a byte order mark by chance; what follows is then no text in that encoding.
 * Half of all pairs of bytes have no character, or one of private use.
 */
function isNoise(bytes: Uint8Array, encoding: string): boolean {
  const text = codecOf(encoding)?.decode(bytes.subarray(0, 8192)) ?? '';
  const odd = text.match(/[\p{Cn}\p{Co}\p{Cs}\ufffd]|(?![\t\n\r\f])[\x00-\x1f]/gu)?.length ?? 0;
  return odd > 1 && odd * 20 > text.length;
}

/** What frames wires (SYN, SOH to EOT, DC1 to DC4, FS to US), switches code pages (ESC, SO, SI), or is an old habit. */
const isCommonControl = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(
    (byte >= 1 && byte <= 4) ||
      (byte >= 7 && byte <= 15) ||
      (byte >= 17 && byte <= 20) ||
      [0x16, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, 0x7f].includes(byte),
  ),
);

/** Controls that no text has, all over the sample, with many bytes above ASCII: packed or encrypted data. */
function isScattered(sample: Uint8Array): boolean {
  const { rare, high } = census(sample);
  return rare * 100 > sample.length && high * 5 > sample.length;
}

/** True for bytes behind a wire's SOH that are no message: the frame may have come about by chance. */
export function isLineNoise(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 64 * 1024);
  // Transmissions are padded with zeros, but not within their words.
  const begin = sample.findIndex((byte) => byte !== 0);
  const end = sample.findLastIndex((byte) => byte !== 0);
  const message = sample.subarray(Math.max(0, begin), end + 1);
  const { rare, high, zeros } = census(message);
  return isScattered(message) || zeros * 20 > message.length || (rare > 0 && high * 3 > message.length);
}

function census(sample: Uint8Array): { rare: number; high: number; zeros: number } {
  const found = { rare: 0, high: 0, zeros: 0 };
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] ?? 0;
    found.high += Number(byte >= 0x80);
    found.zeros += Number(byte === 0);
    found.rare += Number(isControl[byte] === 1 && isCommonControl[byte] === 0);
  }
  return found;
}
