import { retentionDays } from '../../../contract/limits.ts';
import { keys, type RowKey } from '../../dynamodb/keys.ts';
import type { Row, Table } from '../../dynamodb/table.ts';

/** A finished upload or act of an agency, by when it was finished. */
export interface FinishedUpload {
  /** UTC, ISO 8601. */
  at: string;
  id: string;
}

/** Some uploads of one agency that were finished one after the other, the newest first. */
interface UploadsRow {
  uploads: FinishedUpload[];
  /** Seconds since the epoch. */
  expiresAt: number;
}

/** Uploads in a row: some ten kilobytes. */
const uploadsARow = 200;
/** Rows that overlap: a run of the reconciler that crashed is repeated, and by then there is more to list. */
const rowsBehind = 10;
const placeOf = ({ at, id }: FinishedUpload): string => `${at}#${id}`;
const newestFirst = (left: FinishedUpload, right: FinishedUpload): number =>
  placeOf(left) < placeOf(right) ? 1 : -1;

/**
 * The finished uploads of each agency, so that an agency finds its own among those of all others. The reconciler writes
 * them, many in a row, so that an upload itself costs no request more. Uploads may be in several rows after a crash.
 */
export class Uploads {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Lists uploads, by agency. Repeating it changes nothing that is read. */
  async add(byAgency: ReadonlyMap<string, readonly FinishedUpload[]>): Promise<void> {
    const rows = [...byAgency].flatMap(([agency, uploads]) => rowsOf(agency, uploads.toSorted(newestFirst)));
    if (rows.length > 0) await this.#table.writeMany(rows);
  }

  /** The uploads of an agency that were finished up to an instant, the newest first, each once. */
  async *newestFirst(agency: string, until = '~'): AsyncGenerator<FinishedUpload> {
    const { pk } = keys.uploads(agency, '');
    const end = `${until}~`;
    const waiting = new Map<string, FinishedUpload>();
    const keep = ({ uploads }: UploadsRow): void => {
      for (const upload of uploads) if (upload.at <= until) waiting.set(placeOf(upload), upload);
    };
    if (until !== '~') {
      // Rows that begin later may reach back to before it.
      const later = await this.#table.page<UploadsRow>(pk, { between: [end, '~~'], limit: rowsBehind });
      later.rows.forEach(keep);
    }
    const options = { newestFirst: true, limit: 25, between: ['0', end] satisfies [string, string] };
    // A row is named by its newest upload first: what is newer than that is in none of the rows that come.
    for await (const row of this.#table.rows<UploadsRow & RowKey>(pk, options)) {
      for (const upload of inOrder(waiting)) {
        if (placeOf(upload) <= row.sk) break;
        waiting.delete(placeOf(upload));
        yield upload;
      }
      keep(row);
    }
    yield* inOrder(waiting);
  }
}

const inOrder = (uploads: ReadonlyMap<string, FinishedUpload>): FinishedUpload[] =>
  [...uploads.values()].sort(newestFirst);

function rowsOf(agency: string, uploads: readonly FinishedUpload[]): (RowKey & Row)[] {
  const rows: (RowKey & Row)[] = [];
  for (let start = 0; start < uploads.length; start += uploadsARow) {
    const part = uploads.slice(start, start + uploadsARow);
    const [newest] = part;
    const oldest = part.at(-1);
    if (!newest || !oldest) break;
    const expiresAt = Math.floor(Date.parse(newest.at) / 1000) + retentionDays.receipts * 86_400;
    rows.push({
      // With both ends, so that a shorter row of a later walk does not replace a longer one.
      ...keys.uploads(agency, `${placeOf(newest)}#${oldest.at}`),
      uploads: part.map(({ at, id }) => ({ at, id })),
      expiresAt,
    });
  }
  return rows;
}
