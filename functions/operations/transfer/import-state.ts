import { keys, type RowKey } from '../../store/dynamodb/keys.ts';
import type { Row, Table } from '../../store/dynamodb/table.ts';
import { entityOf } from './entities.ts';

/** How far an import has come, as a row of the table that is filled. */
export interface ImportState {
  /** Of the export. */
  id: string;
  /** All lines up to here are written. */
  line: number;
  startedAt: string;
  finishedAt?: string;
}

export const importState = (table: Table): Promise<ImportState | undefined> =>
  table.get<ImportState>(keys.import());

export const noteImport = (table: Table, state: ImportState): Promise<void> =>
  table.put({ ...keys.import(), ...state });

/** Some row that makes a desk count as not empty: not the reconciler's state, which is there before the first story. */
export async function firstRow(table: Table): Promise<(RowKey & Row) | undefined> {
  let after: RowKey | undefined;
  do {
    const page = await table.scan({ limit: 25, ...(after && { after }) });
    const found = page.rows.find((row) => !['reconciler', undefined].includes(entityOf(row)));
    if (found) return found;
    after = page.next;
  } while (after);
  return undefined;
}
