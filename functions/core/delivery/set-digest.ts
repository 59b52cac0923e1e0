import { createHash } from 'node:crypto';

/** A story that a feed, or a copy of it, holds. */
export interface Held {
  storyId: string;
  version: number;
}

const modulus = 1n << 256n;
/** Of no story. */
export const emptyDigest = '0'.repeat(64);

/** SHA-256 over `storyId NUL version NUL live`, as a number. */
const weightOf = ({ storyId, version }: Held): bigint =>
  BigInt(`0x${createHash('sha256').update(`${storyId}\0${version}\0live`).digest('hex')}`);

const numberOf = (digest: string): bigint => BigInt(`0x${digest}`);
const textOf = (value: bigint): string =>
  (((value % modulus) + modulus) % modulus).toString(16).padStart(64, '0');

/**
 * Digest of a set of stories, in no order: the sum modulo 2^256 of the SHA-256 of each, 64 hex digits. It is kept up to
 * date story by story, and equal for two copies that hold the same versions of the same stories.
 */
export const setDigest = (held: Iterable<Held>): string => {
  let sum = 0n;
  for (const one of held) sum += weightOf(one);
  return textOf(sum);
};

/** The digest after one story came in place of another; either may be absent. */
export const digestAfter = (digest: string, gone: Held | undefined, come: Held | undefined): string =>
  textOf(numberOf(digest) - (gone ? weightOf(gone) : 0n) + (come ? weightOf(come) : 0n));
