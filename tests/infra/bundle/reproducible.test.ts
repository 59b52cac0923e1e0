import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { FunctionName } from '../../../functions/contract/functions.ts';
import { bundleHandler } from '../../../infra/bundle/bundling.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dateline-reproducible-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entryOf = (name: FunctionName): string => `functions/${name}/handler.ts`;

/** Names and digests of all files of a bundle. */
const digests = (bundle: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(bundle).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(bundle, file)))
        .digest('hex'),
    ]),
  );

/** Copies files, with every package.json on the way to them, which decide how they are read. */
function copy(files: string[], to: string): void {
  for (const file of files) {
    cpSync(join(root, file), join(to, file));
    for (let at = dirname(file); at !== '.'; at = dirname(at)) {
      const description = join(at, 'package.json');
      if (existsSync(join(root, description)) && !existsSync(join(to, description)))
        cpSync(join(root, description), join(to, description));
    }
  }
  symlinkSync(join(root, 'node_modules/esbuild'), join(to, 'node_modules/esbuild'));
}

/** Bundles a handler in a checkout, in a process with that working directory. */
function bundled(checkout: string, name: FunctionName): Record<string, string> {
  const out = join(checkout, 'out');
  const script = `import { bundleHandler } from './infra/bundle/bundling.ts';
    bundleHandler(${JSON.stringify(join(checkout, entryOf(name)))}, ${JSON.stringify(out)});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: checkout });
  return digests(out);
}

it('the same sources give the same bytes in every checkout, so that only changed functions are deployed', () => {
  // The smallest bundle is enough to test the bundler.
  const name: FunctionName = 'reconcile';
  const { inputs } = bundleHandler(join(root, entryOf(name)), join(folder, 'here'));
  const one = join(folder, 'one');
  const another = join(folder, 'another/and/deeper');
  copy([...Object.keys(inputs), 'infra/bundle/bundling.ts', 'package.json', 'tsconfig.json'], one);
  cpSync(one, another, { recursive: true, verbatimSymlinks: true });
  const files = bundled(one, name);
  expect(Object.keys(files)).toContain('index.mjs');
  expect(bundled(another, name)).toEqual(files);
});
