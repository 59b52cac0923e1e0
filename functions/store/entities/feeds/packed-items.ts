import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { NewestItem } from '../../../core/feeds/documents/directory.ts';

/*
 * The newest items of a feed as its state holds them. The state is written twice for each build and billed by the
 * kilobyte: as a list of maps the items alone would fill one, packed they take some four hundred bytes.
 */

/** Far more than a feed's newest items have; bytes. */
const mostBytes = 64 * 1024;

/** Values of each field in the order of the items, so that names are there once; null where an item lacks the field. */
type Columns = Record<string, unknown[]>;

/** The items as bytes: JSON by columns, Brotli (RFC 7932). */
export function packed(items: readonly NewestItem[]): Uint8Array {
  const rows: Record<string, unknown>[] = items.map((item) => ({ ...item }));
  const names = [...new Set(rows.flatMap(Object.keys))];
  const columns: Columns = Object.fromEntries(
    names.map((name) => [name, rows.map((row) => row[name] ?? null)]),
  );
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
  return brotliCompressSync(JSON.stringify(columns), { params });
}

/**
 * The items of `packed`.
 * @throws Error for bytes that are not of `packed`.
 */
export function unpacked(bytes: Uint8Array): NewestItem[] {
  const text = brotliDecompressSync(bytes, { maxOutputLength: mostBytes }).toString('utf8');
  const columns = Object.entries(JSON.parse(text) as Columns);
  const { length } = columns[0]?.[1] ?? [];
  return Array.from({ length }, (_, at) => {
    const fields = columns.flatMap(([name, values]) => {
      const value = values[at];
      return value === null || value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(fields) as unknown as NewestItem;
  });
}
