import { createHash } from 'node:crypto';
import type { BodyLine } from './line.ts';

/** The name that a line is counted under: rows by their kind, objects and public documents as such. */
export const sortOf = (line: BodyLine): string => {
  if (line.kind === 'row') return line.again ? 'again' : line.entity;
  return line.kind === 'object' ? `${line.bucket}Object` : 'publicDocument';
};

/** Counts lines and takes their checksum. A large object is counted once, at its first part. */
export class Tally {
  readonly #hash = createHash('sha256');
  readonly counts: Record<string, number> = {};
  lines = 0;

  add(line: BodyLine, text: string): void {
    this.#hash.update(text);
    this.lines++;
    if (line.kind === 'object' && line.part > 1) return;
    const sort = sortOf(line);
    this.counts[sort] = (this.counts[sort] ?? 0) + 1;
  }

  /** SHA-256 of all lines so far, hex. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}
