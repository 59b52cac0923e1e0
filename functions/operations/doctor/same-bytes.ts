import { createHash } from 'node:crypto';
import type { Objects } from '../../store/s3/objects.ts';

/**
 * Whether a stored object has these bytes; undefined when there is none. The entity tag of an object that was put in
 * one piece is its MD5 (not with every encryption): then nothing is fetched.
 */
export async function sameBytes(
  bucket: Objects,
  key: string,
  bytes: Uint8Array,
): Promise<boolean | undefined> {
  const stored = await bucket.head(key);
  if (!stored) return undefined;
  if (stored.size !== bytes.length) return false;
  const tag = /^"?([0-9a-f]{32})"?$/.exec(stored.etag)?.[1];
  if (tag === createHash('md5').update(bytes).digest('hex')) return true;
  const object = await bucket.get(key);
  return object && Buffer.from(object.bytes).equals(bytes);
}
