import { createHash } from 'node:crypto';

/**
 * A stable id for formats that carry none. The same transmission sent again gets the same id: it is made of the
 * service's own numbering and time when both are there, else of the text without regard to white space.
 */
export function wireGuid(
  format: string,
  numbering: string | undefined,
  sentAt: string | undefined,
  text: string,
): string {
  if (numbering !== undefined && sentAt !== undefined) {
    return `${format}:${numbering}:${sentAt.replace(/[-:]/g, '').replace(/00Z$/, 'Z')}`;
  }
  const folded = text.replace(/\s+/g, ' ').trim();
  return `${format}:sha256-${createHash('sha256').update(folded).digest('hex').slice(0, 32)}`;
}
