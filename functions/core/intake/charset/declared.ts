const byteOrderMarks: readonly [encoding: string, ...bytes: number[]][] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  // UTF-32 little endian begins like UTF-16 and so comes first.
  ['utf-32le', 0xff, 0xfe, 0x00, 0x00],
  ['utf-32be', 0x00, 0x00, 0xfe, 0xff],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** The byte order mark at the start and its length in bytes. */
export function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | undefined {
  for (const [encoding, ...mark] of byteOrderMarks) {
    if (mark.every((byte, index) => bytes[index] === byte)) return { encoding, length: mark.length };
  }
  return undefined;
}

/**
 * UTF-16 without a byte order mark, recognised by the positions of the zero bytes of its ASCII characters
 * (XML 1.0 appendix F.1 for `<?xml`, the same idea for other text).
 */
export function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4 || !sample.includes(0)) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const pairs = sample.length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.02) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.02) return 'utf-16be';
  return undefined;
}

const xmlDeclaration = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][\w.:-]{0,39})["']/;
const metaCharset = /<meta\s[^>]{0,200}?\bcharset\s*=\s*(?:["']\s*)?([A-Za-z][\w.:-]{0,39})/i;

/**
 * The encoding that the document names itself: XML declaration (XML 1.0 §4.3.3) or `<meta charset>` within the
 * first 4 KB (HTML asks for 1 KB; pages often need more). Lower case, not checked.
 */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, 4096);
  if (!start.includes(0x3c)) return undefined;
  const head = Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1');
  return (xmlDeclaration.exec(head) ?? metaCharset.exec(head))?.[1]?.toLowerCase();
}
