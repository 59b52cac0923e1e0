import { createHash } from 'node:crypto';
import { DatelineError } from '../../core/errors.ts';
import { type End, type Header, transferFormat } from './line.ts';
import type { Tally } from './tally.ts';

/** No export has longer lines: the largest hold an object of a megabyte as base64. */
const longestLine = 8 * 1024 * 1024;

/** The first line of an export whose body has been counted. */
export const headerLine = (about: Pick<Header, 'id' | 'exportedAt' | 'site' | 'raw'>, tally: Tally): string =>
  `${JSON.stringify({ kind: 'dateline-export', format: transferFormat, ...about, counts: tally.counts, sha256: tally.digest() } satisfies Header)}\n`;

/** The last line; `before` is the SHA-256 of the first line and the body. */
export const endLine = (lines: number, before: string): string =>
  `${JSON.stringify({ kind: 'end', lines, sha256: before } satisfies End)}\n`;

/** A fault of the file, with the number of its line. */
export class TransferError extends DatelineError {
  constructor(line: number, what: string, options: ErrorOptions = {}) {
    super('bad-export', `line ${line}: ${what}`, { line }, options);
    this.name = 'TransferError';
  }
}

/**
 * Text of lines without their ends, from bytes in UTF-8.
 * @throws TransferError for a line that is too long.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 0;
  for await (const chunk of bytes) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      line++;
      yield Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8');
      parts = [];
      length = 0;
      rest = rest.subarray(end + 1);
    }
    length += rest.length;
    if (length > longestLine) throw new TransferError(line + 1, `is longer than ${longestLine} bytes`);
    // Copied, since the reader may use its buffer again.
    if (rest.length > 0) parts.push(Buffer.from(rest));
  }
  if (length > 0) yield Buffer.concat(parts).toString('utf8');
}

/** A SHA-256 of text and bytes that can be read in between. */
export class RunningDigest {
  readonly #hash = createHash('sha256');
  add(text: string | Uint8Array): void {
    this.#hash.update(text);
  }
  hex(): string {
    return this.#hash.copy().digest('hex');
  }
}

/**
 * Reads the first line.
 * @throws TransferError when the file is no export, or of a format that this Dateline does not read.
 */
export function readHeader(text: string | undefined): Header {
  const header = json(text ?? '', 1) as Partial<Header> | null;
  if (header?.kind !== 'dateline-export') throw new TransferError(1, 'this is no export of a desk');
  if (header.format !== transferFormat) {
    throw new TransferError(1, `the format is ${header.format}; this Dateline reads ${transferFormat}`);
  }
  const { id, exportedAt, site, raw, counts, sha256 } = header;
  if (!id || !exportedAt || !site || raw === undefined || !counts || !sha256)
    throw new TransferError(1, 'the header is not complete');
  return header as Header;
}

/** Reads a last line; undefined when the text is none. */
export function readEnd(text: string): End | undefined {
  if (!text.startsWith('{"kind":"end",')) return undefined;
  return json(text, 0) as End;
}

function json(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TransferError(line, 'is no JSON');
  }
}
