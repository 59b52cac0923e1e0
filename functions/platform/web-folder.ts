import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { WebFile } from '../pipeline/pages/web-files.ts';

/**
 * The files below a folder, by path, with slashes between the names.
 * @param folder relative to where the function was unpacked, which is where it runs, or absolute
 */
export async function filesBelow(folder: string): Promise<WebFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const file = join(parentPath, name);
        const path = file.slice(join(folder, sep).length).replaceAll(sep, '/');
        return { path, bytes: await readFile(file) };
      }),
  );
}
