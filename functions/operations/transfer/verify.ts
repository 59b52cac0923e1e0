import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Header } from './line.ts';
import { type Item, openExport } from './read-export.ts';

/** An export that has been read from its first line to its last. */
export interface Verified {
  header: Header;
  lines: number;
  /** Rows that were exported more than once: the number of the last line of each, by its key. */
  lastLines: ReadonlyMap<string, number>;
}

export const rowName = ({ pk, sk }: RowKey): string => `${pk}\n${sk}`;

/** Whether an item counts: not a line whose row comes again later. */
export const isCurrent = (item: Item, { lastLines }: Pick<Verified, 'lastLines'>): boolean =>
  item.kind !== 'row' || (lastLines.get(rowName(item.row)) ?? item.number) === item.number;

/**
 * Reads a whole export and writes nothing.
 * @throws TransferError when there is anything wrong with it.
 */
export async function verifyExport(
  bytes: AsyncIterable<Uint8Array>,
  onLine: (number: number) => void = () => undefined,
): Promise<Verified> {
  const { header, items } = await openExport(bytes);
  const lastLines = new Map<string, number>();
  let lines = 1;
  for await (const item of items) {
    lines = item.number;
    if (item.kind === 'row' && item.again) lastLines.set(rowName(item.row), item.number);
    onLine(lines);
  }
  return { header, lines, lastLines };
}
