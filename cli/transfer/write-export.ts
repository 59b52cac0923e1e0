import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { endLine, headerLine, RunningDigest } from '../../functions/operations/transfer/document.ts';
import { type ExportOptions, exportBody } from '../../functions/operations/transfer/export.ts';
import { writeLine } from '../../functions/operations/transfer/line.ts';
import type { TransferPorts } from '../../functions/operations/transfer/ports.ts';
import { Tally } from '../../functions/operations/transfer/tally.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import { readPacked, writePacked } from './packed-file.ts';

export interface Exported {
  id: string;
  exportedAt: string;
  lines: number;
  counts: Record<string, number>;
  /** SHA-256 of the body, hex. */
  sha256: string;
}

/**
 * Writes the whole desk to a file. The header line describes the body, so the body is written to a temporary file
 * first. The file gets its name when it is complete.
 */
export async function writeExport(
  ports: TransferPorts,
  file: string,
  options: ExportOptions,
  onLine: (lines: number) => void = () => {},
): Promise<Exported> {
  const id = randomUUID();
  const exportedAt = instant(ports.now());
  const tally = new Tally();
  const [part, complete] = [`${file}.part`, `${file}.new`];
  try {
    await writePacked(part, file, body());
    const header = headerLine({ id, exportedAt, site: ports.site, raw: options.raw }, tally);
    await writePacked(complete, file, whole(header));
    await rename(complete, file);
    return { id, exportedAt, lines: tally.lines, counts: tally.counts, sha256: tally.digest() };
  } finally {
    await Promise.all([part, complete].map((one) => rm(one, { force: true })));
  }

  async function* body(): AsyncGenerator<string> {
    for await (const line of exportBody(ports, options)) {
      const text = writeLine(line);
      tally.add(line, text);
      onLine(tally.lines);
      yield text;
    }
  }

  async function* whole(header: string): AsyncGenerator<string | Uint8Array> {
    const digest = new RunningDigest();
    digest.add(header);
    yield header;
    for await (const chunk of readPacked(part, file)) {
      digest.add(chunk);
      yield chunk;
    }
    yield endLine(tally.lines, digest.hex());
  }
}
