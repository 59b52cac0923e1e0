import { fieldOf } from './fields.ts';
import type { Part } from './mime.ts';

/** A leaf's content with its transfer encoding undone (RFC 2045 §6). Faulty input gives what can be read. */
export function contentOf(part: Part): Uint8Array {
  const encoding = /[\w-]+/.exec(fieldOf(part.fields, 'content-transfer-encoding') ?? '')?.[0].toLowerCase();
  if (encoding === 'base64') return fromBase64(part.raw);
  if (encoding === 'quoted-printable') return fromQuotedPrintable(part.raw);
  return Buffer.from(part.raw, 'latin1');
}

function fromBase64(raw: string): Uint8Array {
  // A list server's footer in clear text below an encoded body would decode to noise.
  const end = /=[^\S\n]*\r?\n\s*(?=[^\s=])/.exec(raw);
  return Buffer.from(end === null ? raw : raw.slice(0, end.index + 1), 'base64');
}

/** RFC 2045 §6.7: `=XX` is a byte, `=` at the end of a line joins it to the next; anything else stays. */
export function fromQuotedPrintable(raw: string): Uint8Array {
  const bytes = Buffer.alloc(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code !== 0x3d) {
      bytes[length++] = code;
      continue;
    }
    const high = hexDigit(raw.charCodeAt(at + 1));
    const low = hexDigit(raw.charCodeAt(at + 2));
    if (high !== -1 && low !== -1) {
      bytes[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    const softBreak = /^[ \t]{0,100}\r?(?:\n|$)/.exec(raw.slice(at + 1, at + 104));
    if (softBreak === null) bytes[length++] = code;
    else at += softBreak[0].length;
  }
  return bytes.subarray(0, length);
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
