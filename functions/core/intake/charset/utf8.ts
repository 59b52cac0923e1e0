/** UTF-8 by hand where the platform's decoder reports too little (RFC 3629 §4). */

/**
 * Length of the UTF-8 sequence that begins at `at`: 1 to 4, 0 where the bytes are not UTF-8, or -1 where they are
 * the beginning of a sequence that the end of the input cuts off.
 */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index];
    if (next === undefined) return -1;
    // Overlong forms, surrogates and code points above U+10FFFF are recognised by the second byte.
    const low = index > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = index > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (next < low || next > high) return 0;
  }
  return length;
}

export interface Utf8Survey {
  /** Complete sequences of two to four bytes. */
  multiByte: number;
  /** Bytes that belong to no sequence. */
  invalid: number;
  /** Bytes of an unfinished sequence at the very end. */
  cutOff: number;
}

/** Bytes below 0x80 at the start, counted four at a time. */
function asciiLength(bytes: Uint8Array): number {
  const { length } = bytes;
  let at = 0;
  while (at < length && (bytes.byteOffset + at) % 4 !== 0) {
    if ((bytes[at] ?? 0) >= 0x80) return at;
    at++;
  }
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (length - at) >> 2);
  let word = 0;
  while (word < words.length && ((words[word] ?? 0) & 0x80808080) === 0) word++;
  at += word * 4;
  while (at < length && (bytes[at] ?? 0) < 0x80) at++;
  return at;
}

/** How much of the input is UTF-8. Linear time. */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  const survey = { multiByte: 0, invalid: 0, cutOff: 0 };
  let at = asciiLength(bytes);
  while (at < bytes.length) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length === -1) {
      survey.cutOff = bytes.length - at;
      break;
    }
    if (length === 0) survey.invalid++;
    else survey.multiByte++;
    at += length || 1;
  }
  return survey;
}

/** UTF-8 with stray bytes of another encoding in it; `stray` gives the text of such a run. */
export function decodeMixedUtf8(bytes: Uint8Array, stray: (run: Uint8Array) => string): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(decoder.decode(bytes.subarray(from, at)));
    parts.push(stray(bytes.subarray(at, at + 1)));
    at++;
    from = at;
  }
  parts.push(decoder.decode(bytes.subarray(from)));
  return parts.join('');
}
