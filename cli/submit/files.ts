import { opendir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { dropReceiptSuffix } from '../../functions/contract/object-keys.ts';
import { CliError } from '../errors.ts';

/** A file to submit. */
export interface Candidate {
  path: string;
  /** Path relative to the given folder, with `/`; for a file given directly, its name. */
  name: string;
}

/**
 * The given files and all files in the given folders, sorted by name. Skips hidden files, links and the receipts of a
 * drop folder.
 * @throws CliError for a missing file or folder.
 */
export async function filesOf(places: readonly string[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const place of places) {
    if ((await kindOf(place)) === 'folder') await walk(place, place, found);
    else found.push({ path: place, name: basename(place) });
  }
  return found;
}

export async function kindOf(place: string): Promise<'file' | 'folder'> {
  try {
    const info = await stat(place);
    if (info.isDirectory()) return 'folder';
    if (info.isFile()) return 'file';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CliError(`there is no file or folder ${place}`);
  }
  throw new CliError(`${place} is neither a file nor a folder`);
}

async function walk(root: string, folder: string, found: Candidate[]): Promise<void> {
  const entries = [];
  for await (const entry of await opendir(folder)) if (!entry.name.startsWith('.')) entries.push(entry);
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walk(root, path, found);
    else if (entry.isFile() && !entry.name.endsWith(dropReceiptSuffix)) {
      found.push({ path, name: relative(resolve(root), resolve(path)).split(sep).join('/') });
    }
  }
}
