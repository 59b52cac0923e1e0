import { createHash } from 'node:crypto';

/**
 * A UUID of version 8 (RFC 9562 §5.8) made of the SHA-256 of the parts. The same parts give the same id for
 * ever, which is what makes repeated deliveries harmless.
 */
export function stableId(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    // Length first, so that ('ab','c') and ('a','bc') differ.
    hash.update(`${bytes.length}:`).update(bytes);
  }
  const bytes = hash.digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Id of a story: the agency and its own guid. Two agencies with the same guid have two stories. */
export const storyId = (agency: string, guid: string): string => stableId('story', agency, guid);

/** Guid for a story that came without one: the same content is the same story. */
export const contentGuid = (digest: string): string => `urn:sha256:${digest}`;

/** Whether a guid was made of the content, since the story came without one. */
export const isContentGuid = (guid: string): boolean => /^urn:sha256:[0-9a-f]{64}$/.test(guid);

export const isStoryId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
