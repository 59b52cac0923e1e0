import { isDeepStrictEqual } from 'node:util';
import { prefixes } from '../../contract/object-keys.ts';
import { DatelineError } from '../../core/errors.ts';
import { linesOf, RunningDigest, readEnd, readHeader, TransferError } from './document.ts';
import { rowProblem } from './entities.ts';
import { type BodyLine, type Header, type PublicLine, type RowLine, readLine } from './line.ts';
import { ObjectReader, type WholeObject } from './object-lines.ts';
import { Tally } from './tally.ts';

/** What one line holds, or the lines of a large object together. */
export type Item = { number: number } & (RowLine | PublicLine | ({ kind: 'whole' } & WholeObject));

/** An export that is being read: its first line, and then everything else as it comes. */
export interface OpenExport {
  header: Header;
  items: AsyncGenerator<Item>;
}

/**
 * Opens an export. Every line is checked as it is read, by its own checksum and by what its kind of row requires; at
 * the end, the checksums and counts of the whole file.
 * @throws TransferError at the first fault, with the number of the line; also while `items` are read.
 */
export async function openExport(bytes: AsyncIterable<Uint8Array>): Promise<OpenExport> {
  const lines = linesOf(bytes);
  const first = await lines.next();
  const text = first.done ? undefined : first.value;
  const header = readHeader(text);
  return { header, items: items(lines, header, text ?? '') };
}

async function* items(
  lines: AsyncGenerator<string>,
  header: Header,
  headerText: string,
): AsyncGenerator<Item> {
  const whole = new RunningDigest();
  whole.add(`${headerText}\n`);
  const tally = new Tally();
  const reader = new ObjectReader();
  let number = 1;
  let ended = false;
  for await (const text of lines) {
    number++;
    if (ended) throw new TransferError(number, 'comes after the end');
    const end = readEnd(text);
    if (end) {
      if (reader.unfinished) throw new TransferError(number, 'an object is not complete');
      if (end.sha256 !== whole.hex() || end.lines !== tally.lines || tally.digest() !== header.sha256)
        throw new TransferError(number, 'the file is not what was written: its checksum does not match');
      if (!isDeepStrictEqual(tally.counts, header.counts))
        throw new TransferError(number, 'the counts are not those of the first line');
      ended = true;
      continue;
    }
    const line = at(number, () => checked(readLine(text)));
    const withEnd = `${text}\n`;
    tally.add(line, withEnd);
    whole.add(withEnd);
    if (line.kind !== 'object' && reader.unfinished)
      throw new TransferError(number, 'an object is not complete');
    if (line.kind !== 'object') yield { number, ...line };
    else {
      const object = at(number, () => reader.take(line));
      if (object) yield { number, kind: 'whole', ...object };
    }
  }
  if (!ended) throw new TransferError(number, 'the file stops before its end');
}

function at<T>(number: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new TransferError(number, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Prefixes of the keys that an import may write, by bucket. */
const allowed = { stories: [prefixes.stories], intake: [prefixes.raw, prefixes.results] } as const;

function checked(line: BodyLine): BodyLine {
  switch (line.kind) {
    case 'row': {
      const problem = rowProblem(line.entity, line.row);
      if (problem) throw new DatelineError('bad-export', problem);
      return line;
    }
    case 'object': {
      const known: readonly string[] | undefined = allowed[line.bucket];
      if (typeof line.key !== 'string' || !known?.some((prefix) => line.key.startsWith(prefix)))
        throw new DatelineError('bad-export', `an object must not have the key ${String(line.key)}`);
      if (!Number.isInteger(line.part) || !Number.isInteger(line.parts))
        throw new DatelineError('bad-export', `the object ${line.key} does not say which part it is`);
      return line;
    }
    case 'public':
      return line;
    default:
      throw new DatelineError('bad-export', 'this kind of line is unknown');
  }
}
