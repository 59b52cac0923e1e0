import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { StoryContent } from './schema.ts';

/**
 * SHA-256 in hex over what a reader sees of a story. Its dates are left out: an upload that states none gets the
 * time of its arrival, and the same story sent again must have the same digest.
 */
export function canonicalDigest(content: StoryContent): string {
  const { versionCreated: _version, firstCreated: _first, ...seen } = content;
  return createHash('sha256').update(canonicalJson(seen)).digest('hex');
}
