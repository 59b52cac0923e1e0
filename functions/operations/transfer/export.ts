import { prefixes } from '../../contract/object-keys.ts';
import { instant } from '../../pipeline/ports.ts';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import { movedOn } from './catch-up.ts';
import type { BodyLine, PublicLine } from './line.ts';
import { partBytes } from './object-lines.ts';
import type { TransferPorts } from './ports.ts';
import { rowLines, weightOf } from './row-lines.ts';

export interface ExportOptions {
  /** Also the bytes of uploads as they came. */
  raw: boolean;
}

/** Rows whose objects are fetched in parallel. */
const parallel = 16;

/**
 * The whole desk, line by line, in one scan of the table, in bounded memory. The desk may go on working: what was
 * finished meanwhile is read again at the end. Then come the entity tags of the public documents.
 */
export async function* exportBody(ports: TransferPorts, options: ExportOptions): AsyncGenerator<BodyLine> {
  const began = ports.now();
  let after: RowKey | undefined;
  do {
    const page = await ports.table.scan(after ? { after } : {});
    yield* linesOf(ports, page.rows, options);
    after = page.next;
  } while (after);
  yield* movedOn(ports, instant(began), options);
  for (const prefix of [prefixes.feeds, prefixes.storyPages]) {
    for await (const { key, etag } of ports.feedsBucket.list(prefix)) {
      yield { kind: 'public', key, etag } satisfies PublicLine;
    }
  }
}

async function* linesOf(
  ports: TransferPorts,
  rows: (RowKey & Row)[],
  options: ExportOptions,
): AsyncGenerator<BodyLine> {
  // The current version and its row in the history name one object.
  let written = new Set<string>();
  let partition = '';
  for (const batch of batches(rows)) {
    const found = await Promise.all(batch.map((row) => rowLines(ports, row, options)));
    for (const [index, lines] of found.entries()) {
      const pk = batch[index]?.pk ?? '';
      if (pk !== partition) written = new Set();
      partition = pk;
      for (const line of lines) {
        if (line.kind !== 'object') yield line;
        else if (!written.has(line.key)) yield line;
      }
      for (const line of lines) if (line.kind === 'object') written.add(line.key);
    }
  }
}

/** Rows in groups whose objects may be held in memory together. */
function* batches(rows: (RowKey & Row)[]): Generator<(RowKey & Row)[]> {
  let batch: (RowKey & Row)[] = [];
  for (const row of rows) {
    const large = weightOf(row) > partBytes;
    if (batch.length === parallel || (large && batch.length > 0)) {
      yield batch;
      batch = [];
    }
    batch.push(row);
    if (!large) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
