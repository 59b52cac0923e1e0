import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, renameCode, templatesOf } from './files.ts';

/** Changes the code of every function of an assembly, as a release does: other bytes, so another asset and template. */
export function changeCode(folder: string): void {
  for (const [hash, path] of codeOf(folder)) {
    const entry = join(folder, path, 'index.mjs');
    appendFileSync(entry, '\n// Another release.\n');
    renameCode(folder, hash, createHash('sha256').update(readFileSync(entry)).digest('hex'));
  }
  for (const { file, asset } of templatesOf(folder))
    asset.rename(
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    );
}
