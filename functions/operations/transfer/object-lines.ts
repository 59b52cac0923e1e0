import { createHash } from 'node:crypto';
import { DatelineError } from '../../core/errors.ts';
import type { ObjectLine } from './line.ts';

/** Bytes in one line; a larger object is written in several. */
export const partBytes = 1024 * 1024;

export interface WholeObject {
  bucket: ObjectLine['bucket'];
  key: string;
  contentType: string;
  bytes: Uint8Array;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The lines of one object: as JSON, for people who read the file, where that gives the same bytes again. */
export function objectLines({ bytes, ...labels }: WholeObject): ObjectLine[] {
  const parts = Math.max(1, Math.ceil(bytes.length / partBytes));
  const about = { kind: 'object', ...labels, size: bytes.length, sha256: sha256(bytes), parts } as const;
  const json = parts === 1 ? sameAsJson(bytes) : undefined;
  if (json !== undefined) return [{ ...about, part: 1, json }];
  return Array.from({ length: parts }, (_, index) => {
    const slice = bytes.subarray(index * partBytes, (index + 1) * partBytes);
    return { ...about, part: index + 1, base64: Buffer.from(slice).toString('base64') };
  });
}

function sameAsJson(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Buffer.from(JSON.stringify(value)).equals(bytes) ? value : undefined;
  } catch {
    // Not JSON: carried as bytes.
    return undefined;
  }
}

/** Joins objects from their lines, which follow one another. */
export class ObjectReader {
  #parts: Buffer[] = [];
  #line: ObjectLine | undefined;

  /**
   * Takes the next line; returns the object when it is complete.
   * @throws Error when a part is missing or the bytes are not those that were written.
   */
  take(line: ObjectLine): WholeObject | undefined {
    if (line.part !== this.#parts.length + 1 || (this.#line && this.#line.key !== line.key))
      throw new DatelineError('bad-export', `a part of the object ${this.#line?.key ?? line.key} is missing`);
    this.#line = line;
    this.#parts.push(
      line.json === undefined
        ? Buffer.from(line.base64 ?? '', 'base64')
        : Buffer.from(JSON.stringify(line.json)),
    );
    if (line.part < line.parts) return undefined;
    const bytes = Buffer.concat(this.#parts);
    this.end();
    if (bytes.length !== line.size || sha256(bytes) !== line.sha256)
      throw new DatelineError('bad-export', `the object ${line.key} is not what was written`);
    const { bucket, key, contentType } = line;
    return { bucket, key, contentType, bytes };
  }

  /** Whether an object waits for more parts. */
  get unfinished(): boolean {
    return this.#parts.length > 0;
  }

  end(): void {
    this.#parts = [];
    this.#line = undefined;
  }
}
