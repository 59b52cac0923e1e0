import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Header } from './line.ts';
import { openExport } from './read-export.ts';

/** What is known of an export that has been read from its first line to its last. */
export interface Verified {
  header: Header;
  lines: number;
  /** Lines that stand in place of earlier ones of the same row: the last line of each such row, by its key. */
  lastLines: ReadonlyMap<string, number>;
}

export const rowName = ({ pk, sk }: RowKey): string => `${pk}\n${sk}`;

/**
 * Reads a whole export without doing anything.
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
