import type { FormatKind, Sniff } from '../../format.ts';
import { type Entry, readDirectory } from '../../zip/directory.ts';

/** A ZIP archive of files in other formats (APPNOTE 6.3). */
export const zipKind: FormatKind = {
  id: 'zip',
  title: 'ZIP archive',
  mediaTypes: ['application/zip', 'application/x-zip-compressed'],
  detect,
};

function detect({ bytes }: Sniff): number {
  if (!isZip(bytes)) return 0;
  const directory = readDirectory(bytes);
  if ('problem' in directory) return 0.5;
  return isDocument(directory.entries) ? 0 : 0.95;
}

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    (bytes[2] === 3 || bytes[2] === 5) &&
    (bytes[3] === 4 || bytes[3] === 6)
  );
}

/** Office documents are ZIP archives too: Open Packaging (ECMA-376-2 §10) and OpenDocument (part 3 §3.3). */
export function isDocument(entries: readonly Entry[]): boolean {
  return entries[0]?.name === 'mimetype' || entries.some((entry) => entry.name === '[Content_Types].xml');
}
