import { shinglesOf } from './shingles.ts';

const bits = 64;
const bandBits = 16;

/**
 * Two texts this close or closer are one text with small edits. Measured on news stories: a changed word, a dateline
 * or a line more gives 0 to 6, unrelated stories give 17 and more (the tests measure it on stories of their own).
 */
export const nearDistance = 7;

/**
 * SimHash (Charikar 2002) of a text over its three-word shingles: 64 bits as 16 hex digits, which differ in few
 * places for texts that differ in few words. Undefined for a text without words.
 */
export const simhash = (text: string): string | undefined => {
  const shingles = shinglesOf(text);
  if (shingles.size === 0) return undefined;
  const votes = new Int32Array(bits);
  for (const shingle of shingles) {
    const [high, low] = hash64(shingle);
    for (let bit = 0; bit < 32; bit += 1) {
      votes[bit] = (votes[bit] ?? 0) + ((high >>> (31 - bit)) & 1 ? 1 : -1);
      votes[bit + 32] = (votes[bit + 32] ?? 0) + ((low >>> (31 - bit)) & 1 ? 1 : -1);
    }
  }
  let out = '';
  for (let at = 0; at < bits; at += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + ((votes[at + bit] ?? 0) > 0 ? 1 : 0);
    out += digit.toString(16);
  }
  return out;
};

/**
 * Keys under which a fingerprint is to be found: its four 16-bit bands, each with its place. Two fingerprints that
 * differ in at most three bits have at least one band in common; at seven bits half of them still do.
 */
export const bandsOf = (fingerprint: string): string[] =>
  Array.from(
    { length: bits / bandBits },
    (_, band) => `${band}:${fingerprint.slice(band * 4, band * 4 + 4)}`,
  );

/** Number of bits in which two fingerprints differ, 0 to 64. */
export const distance = (a: string, b: string): number => {
  let different = 0;
  for (let at = 0; at < bits / 4; at += 1) {
    let digit = Number.parseInt(a[at] ?? '0', 16) ^ Number.parseInt(b[at] ?? '0', 16);
    for (; digit > 0; digit &= digit - 1) different += 1;
  }
  return different;
};

/** Are these fingerprints of one text, give or take small edits? */
export const near = (a: string, b: string): boolean => distance(a, b) <= nearDistance;

/** Two FNV-1a style 32-bit hashes with different mixing (murmur3 finaliser), enough to spread shingles over 64 bits. */
const hash64 = (text: string): [number, number] => {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return [mix(a), mix(b ^ text.length)];
};

const mix = (value: number): number => {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
