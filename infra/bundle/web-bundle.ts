import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const nominalFolder = join(root, 'bundle');

/** One file for browsers; its path is its key in the feeds bucket. */
export interface BundledFile {
  path: string;
  bytes: Uint8Array;
}

const common = {
  bundle: true,
  format: 'esm',
  // What browsers of the last three years run.
  target: 'es2022',
  minify: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  absWorkingDir: root,
  outdir: nominalFolder,
  write: false,
  logLevel: 'error',
} as const satisfies BuildOptions;

let built: BundledFile[] | undefined;

/**
 * Builds the desk in the browser (`desk/…`, names with a hash of the content) and the script of the public directory.
 * Deterministic: same sources, same bytes. Screens that need much code are files of their own, loaded when opened.
 */
export function bundleWeb(): BundledFile[] {
  built ??= [...desk(), directoryScript()];
  return built;
}

function desk(): BundledFile[] {
  const { outputFiles, metafile } = buildSync({
    ...common,
    entryPoints: { desk: 'web/main.tsx' },
    splitting: true,
    entryNames: 'desk/[name]-[hash]',
    chunkNames: 'desk/part-[hash]',
    assetNames: 'desk/[name]-[hash]',
    metafile: true,
  });
  const files = outputFiles.map(({ path, contents }) => ({
    path: relative(nominalFolder, path),
    bytes: contents,
  }));
  const [script, entry] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint) ?? [];
  if (script === undefined || entry?.cssBundle === undefined)
    throw new Error('The desk has no script or no style');
  const page = readFileSync(join(root, 'web/index.html'), 'utf8')
    .replace('main.tsx', basename(script))
    .replace('style.css', basename(entry.cssBundle));
  return [...files, { path: 'desk/index.html', bytes: Buffer.from(page) }];
}

/** One file under a name that stays: pages that were written long ago name it. */
function directoryScript(): BundledFile {
  const { outputFiles } = buildSync({ ...common, entryPoints: { directory: 'web/directory/main.ts' } });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('The directory has no script');
  return { path: 'directory.js', bytes: script.contents };
}

/** Writes the files below a folder. */
export function writeWeb(folder: string): void {
  for (const { path, bytes } of bundleWeb()) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** SHA-256 of names and bytes: another one means that the files have to be written. */
export function webDigest(): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of bundleWeb().toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, 32);
}
