import { instant } from '../../pipeline/ports.ts';
import { keys, type RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import { firstRow, type ImportState, importState, noteImport } from './import-state.ts';
import type { Header } from './line.ts';
import { mergeInto } from './merge.ts';
import type { TransferPorts } from './ports.ts';
import { type Item, openExport } from './read-export.ts';
import { restoredRow } from './restored-row.ts';
import { isOpening, isWorkToResume } from './resume-work.ts';
import { rowName, type Verified, verifyExport } from './verify.ts';
import { Writer } from './writer.ts';

export type Stage = 'checking' | 'writing' | 'waking';

export interface ImportOptions {
  /** Adds to a desk that holds something already. */
  merge: boolean;
  onProgress?: (stage: Stage, line: number, lines: number) => void;
}

export interface Imported {
  header: Header;
  /** `already`: this export had been imported to its end; nothing was done. */
  outcome: 'imported' | 'resumed' | 'merged' | 'already';
  /** Rows that were left out, by the reason. */
  skipped: Record<string, number>;
  /** Stories that are published, whose pages have been asked for or have to be. */
  stories: number;
}

/** The desk holds something, and the import was not told to add to it. */
export class NotEmptyError extends Error {}

/** Opens the export from its beginning; it is read several times. */
export type Open = () => AsyncIterable<Uint8Array>;

/** Lines between two notes of how far the import has come. */
const noteEvery = 2000;

/**
 * Brings an exported desk into this one. The whole file is checked before anything is written; what the reconciler
 * acts on is written last. An import that stopped is gone on with by importing the same file again.
 * @throws TransferError for a damaged file, NotEmptyError for a desk that is not empty.
 */
export async function importDesk(
  ports: TransferPorts,
  open: Open,
  options: ImportOptions,
): Promise<Imported> {
  const { onProgress = () => undefined } = options;
  const total = { lines: 0 };
  const verified = await verifyExport(open(), (line) => onProgress('checking', line, total.lines));
  const { header, lines } = verified;
  if (options.merge) {
    const merged = await mergeInto(ports, open, verified, (line) => onProgress('writing', line, lines));
    return { header, outcome: 'merged', ...merged };
  }
  const state = await stateFor(ports, header);
  if (state.finishedAt !== undefined) return { header, outcome: 'already', skipped: {}, stories: 0 };
  const resumed = state.line > 0;
  const skipped: Record<string, number> = {};
  await writeAll(ports, open, verified, state, skipped, onProgress);
  const stories = await wake(ports, open, verified, onProgress);
  // Functions keep definitions in memory by this number, and may have read it while they were being written.
  await ports.table.change(keys.definitions(), { update: 'ADD revision :one', values: { ':one': 1 } });
  await noteImport(ports.table, { ...state, line: lines, finishedAt: instant(ports.now()) });
  return { header, outcome: resumed ? 'resumed' : 'imported', skipped, stories };
}

async function stateFor(ports: TransferPorts, header: Header): Promise<ImportState> {
  const state = await importState(ports.table);
  if (state?.id === header.id) return state;
  const found = state ?? (await firstRow(ports.table));
  if (found) {
    const what =
      'pk' in found
        ? `it has a row ${String(found.pk)}`
        : `an import of ${found.id} began at ${found.startedAt}`;
    throw new NotEmptyError(`The desk is not empty: ${what}`);
  }
  const fresh = { id: header.id, line: 0, startedAt: instant(ports.now()) };
  await noteImport(ports.table, fresh);
  return fresh;
}

/** Whether a line counts: not one that a later line of the same row stands in place of. */
const counts = (item: Item, { lastLines }: Verified): boolean =>
  item.kind !== 'row' || (lastLines.get(rowName(item.row)) ?? item.number) === item.number;

async function writeAll(
  ports: TransferPorts,
  open: Open,
  verified: Verified,
  state: ImportState,
  skipped: Record<string, number>,
  onProgress: NonNullable<ImportOptions['onProgress']>,
): Promise<void> {
  const writer = new Writer(ports);
  let noted = state.line;
  const last: (RowKey & Row)[] = [];
  for await (const item of (await openExport(open())).items) {
    if (!counts(item, verified)) continue;
    const late = item.kind === 'row' && isOpening(item.entity);
    if (late) last.push(item.row);
    if (item.number <= state.line || late) continue;
    if (item.kind === 'whole') writer.object(item);
    if (item.kind === 'row' && !isWorkToResume(item)) {
      const row = restoredRow(item.entity, item.row, ports.now());
      if (row) writer.row(row);
      else skipped.expired = (skipped.expired ?? 0) + 1;
    }
    if (!writer.full) continue;
    await writer.flush();
    onProgress('writing', item.number, verified.lines);
    if (item.number - noted < noteEvery) continue;
    noted = item.number;
    await noteImport(ports.table, { ...state, line: noted });
  }
  await writer.flush();
  await ports.table.writeMany(last);
  await noteImport(ports.table, { ...state, line: verified.lines });
}

/**
 * Writes what the reconciler acts on, and counts the published stories. A row that is there was written before the
 * import stopped, and may have been driven on since.
 */
async function wake(
  ports: TransferPorts,
  open: Open,
  verified: Verified,
  onProgress: NonNullable<ImportOptions['onProgress']>,
): Promise<number> {
  let stories = 0;
  for await (const item of (await openExport(open())).items) {
    if (item.kind !== 'row' || !counts(item, verified)) continue;
    if (item.entity === 'story' && item.row.published !== undefined) stories++;
    if (!isWorkToResume(item)) continue;
    const row = restoredRow(item.entity, item.row, ports.now());
    if (row) await ports.table.create(row);
    onProgress('waking', item.number, verified.lines);
  }
  return stories;
}
