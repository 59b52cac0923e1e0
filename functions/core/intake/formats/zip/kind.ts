import type { DeclaredFormat, Sniff } from '../../format.ts';
import { isDocument, zipDirectory } from '../../zip/directory.ts';

/** A ZIP archive of files in other formats (APPNOTE 6.3). */
export const zipKind: DeclaredFormat = {
  id: 'zip',
  title: 'ZIP archive',
  mediaTypes: ['application/zip', 'application/x-zip-compressed'],
  detect(sniff: Sniff): number {
    const directory = zipDirectory(sniff);
    if (directory === undefined) return 0;
    if ('problem' in directory) return 0.5;
    return isDocument(directory.entries) ? 0 : 0.95;
  },
  level: 2,
  load: async (inner) => (await import('./index.ts')).zip(await inner()),
};
