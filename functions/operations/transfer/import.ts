import { DatelineError } from '../../core/errors.ts';
import { instant } from '../../pipeline/ports.ts';
import { keys, type RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import { firstRow, type ImportState, importState, noteImport } from './import-state.ts';
import { isOpening, isWorkToResume, restoredRow } from './imported-rows.ts';
import type { Header } from './line.ts';
import { mergeInto } from './merge.ts';
import type { TransferPorts } from './ports.ts';
import { type Item, openExport } from './read-export.ts';
import { isCurrent, type Verified, verifyExport } from './verify.ts';
import { Writer } from './writer.ts';

export type Stage = 'checking' | 'writing' | 'waking';

export interface ImportOptions {
  /** Adds to a desk that holds something already. */
  merge: boolean;
  onProgress?: (stage: Stage, line: number, lines: number) => void;
}

export interface Imported {
  header: Header;
  /** `already`: this export was imported completely before; nothing was done. */
  outcome: 'imported' | 'resumed' | 'merged' | 'already';
  /** Rows that were left out, by the reason. */
  skipped: Record<string, number>;
  /** Published stories, whose pages have been requested or have to be. */
  stories: number;
}

/** The desk holds something, and the import was not asked to add to it. */
export class NotEmptyError extends DatelineError {}

/** Opens the export from its beginning; it is read several times. */
export type Open = () => AsyncIterable<Uint8Array>;

/** Lines after which the progress is stored again. */
const noteEvery = 2000;

/**
 * Imports an exported desk into this one. The whole file is checked before anything is written; what the reconciler
 * acts on is written last. An import that stopped resumes when the same file is imported again.
 * @throws TransferError for a damaged file, NotEmptyError for a desk that is not empty.
 */
export async function importDesk(
  ports: TransferPorts,
  open: Open,
  options: ImportOptions,
): Promise<Imported> {
  const { onProgress = () => undefined } = options;
  const verified = await verifyExport(open(), (line) => onProgress('checking', line, 0));
  const { header, lines } = verified;
  const run: Run = { ports, open, verified, progress: (stage, line) => onProgress(stage, line, lines) };
  if (options.merge) {
    const merged = await mergeInto(ports, open, verified, (line) => run.progress('writing', line));
    return { header, outcome: 'merged', ...merged };
  }
  const state = await stateFor(ports, header);
  if (state.finishedAt !== undefined) return { header, outcome: 'already', skipped: {}, stories: 0 };
  const skipped = await writeRows(run, state);
  const stories = await writeWork(run);
  // Functions keep definitions in memory by this number, and may have read it while they were being written.
  await ports.table.change(keys.definitions(), { update: 'ADD revision :one', values: { ':one': 1 } });
  await noteImport(ports.table, { ...state, line: lines, finishedAt: instant(ports.now()) });
  return { header, outcome: state.line > 0 ? 'resumed' : 'imported', skipped, stories };
}

/** One import of one export. */
interface Run {
  ports: TransferPorts;
  open: Open;
  verified: Verified;
  progress(stage: Stage, line: number): void;
}

/** The lines of the export that count. */
async function* currentItems({ open, verified }: Run): AsyncGenerator<Item> {
  for await (const item of (await openExport(open())).items) if (isCurrent(item, verified)) yield item;
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
    throw new NotEmptyError('not-empty', `The desk is not empty: ${what}`);
  }
  const fresh = { id: header.id, line: 0, startedAt: instant(ports.now()) };
  await noteImport(ports.table, fresh);
  return fresh;
}

/** Writes objects and rows, but for those that the reconciler acts on. Returns how many were left out, by the reason. */
async function writeRows(run: Run, state: ImportState): Promise<Record<string, number>> {
  const { ports, verified, progress } = run;
  const writer = new Writer(ports);
  let expired = 0;
  let noted = state.line;
  const last: (RowKey & Row)[] = [];
  for await (const item of currentItems(run)) {
    const late = item.kind === 'row' && isOpening(item.entity);
    if (late) last.push(item.row);
    if (item.number <= state.line || late) continue;
    if (item.kind === 'whole') writer.object(item);
    if (item.kind === 'row' && !isWorkToResume(item)) {
      const row = restoredRow(item.entity, item.row, ports.now());
      if (row) writer.row(row);
      else expired++;
    }
    if (!writer.full) continue;
    await writer.flush();
    progress('writing', item.number);
    if (item.number - noted < noteEvery) continue;
    noted = item.number;
    await noteImport(ports.table, { ...state, line: noted });
  }
  await writer.flush();
  await ports.table.writeMany(last);
  await noteImport(ports.table, { ...state, line: verified.lines });
  return expired > 0 ? { expired } : {};
}

/**
 * Writes the rows that the reconciler acts on, and counts the published stories. A row that exists was written before
 * an earlier import stopped, and the desk may have changed it since.
 */
async function writeWork(run: Run): Promise<number> {
  const { ports, progress } = run;
  let stories = 0;
  for await (const item of currentItems(run)) {
    if (item.kind !== 'row') continue;
    if (item.entity === 'story' && item.row.published !== undefined) stories++;
    if (!isWorkToResume(item)) continue;
    const row = restoredRow(item.entity, item.row, ports.now());
    if (row) await ports.table.create(row);
    progress('waking', item.number);
  }
  return stories;
}
