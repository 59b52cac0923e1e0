import { codecOf } from '../charset/codec.ts';
import type { Sniff } from '../format.ts';

/** Code pages of the editing systems that feed wires, tried only when nothing named the encoding. */
const dosPages = ['cp850', 'cp437'] as const;

/**
 * The text of a wire message. Old systems send DOS code pages, which no label names and no general detector finds:
 * the page wins whose high bytes make letters inside words and not symbols. Others keep the decoded text.
 */
export function wireText(sniff: Sniff): { text: string; encoding: string } {
  const decoded = sniff.text === '' ? latin1(sniff.bytes) : sniff.text;
  if (sniff.encodingSource !== 'detected') return { text: decoded, encoding: sniff.encoding };
  const sample = sniff.bytes.subarray(0, 32 * 1024);
  let best = { encoding: sniff.encoding, score: plausibility(decoded.slice(0, sample.length)) };
  for (const name of dosPages) {
    const score = plausibility(codecOf(name)?.decode(sample) ?? '');
    if (score > best.score) best = { encoding: name, score };
  }
  const { encoding } = best;
  return {
    encoding,
    text: encoding === sniff.encoding ? decoded : (codecOf(encoding)?.decode(sniff.bytes) ?? decoded),
  };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Letters inside words count for an encoding; symbols within words, controls and box drawing against it. */
function plausibility(text: string): number {
  let score = 0;
  for (const match of text.matchAll(/([\p{L}]?)([^\x00-\x7f])(?=([\p{L}]?))/gu)) {
    const [, before = '', character = '', after = ''] = match;
    const inWord = before !== '' || after !== '';
    if (/[\u0080-\u009f\ufffd\u2500-\u259f]/.test(character)) score -= 2;
    // Byte 0xA0 is a no-break space in Windows-1252 and a letter in DOS: where both fit, the space is as good.
    else if (character === '\u00a0') score += inWord ? 1 : 0;
    else if (/[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽž]/.test(character))
      score += inWord ? caseFit(before, character, after) : 0;
    else if (/\p{L}/u.test(character)) score -= 1;
    else if (before !== '' && after !== '' && !/[’‘'–—·-]/.test(character)) score -= 1;
  }
  return score;
}

/** A capital among small letters, or words that run into each other, are signs of the wrong page. */
function caseFit(before: string, character: string, after: string): number {
  const capital = /\p{Lu}/u.test(character);
  const amongSmall = /\p{Ll}/u.test(before) || (before !== '' && /\p{Ll}/u.test(after));
  const runOn = !capital && /\p{Ll}/u.test(before) && /\p{Lu}/u.test(after);
  return (capital && amongSmall) || runOn ? -1 : 1;
}
