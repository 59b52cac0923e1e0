import { createHash } from 'node:crypto';
import type { StoryContent } from './schema.ts';

/** SHA-256 over what a reader sees. */
export function canonicalDigest(content: StoryContent): string {
  const { versionCreated: _v, firstCreated: _f, ...seen } = content;
  return createHash('sha256').update(JSON.stringify(Object.entries(seen).sort())).digest('hex');
}
