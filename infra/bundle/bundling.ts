import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Nominal output folder. Source maps are relative to it, so they do not depend on where a bundle is written. */
const nominalFolder = join(root, 'bundle');

/**
 * Bundles a handler as tree-shaken ESM, including the AWS clients, which load faster than the runtime's copies.
 * `index.mjs` and its static chunks are what every cold start needs; code behind `import()` goes to separate chunks
 * that are read on demand. Deterministic: same sources, same bytes. Used by the CDK app, tests and benchmarks.
 * @param entry path of the module; its packages are resolved from its folder or from the repository.
 */
export function bundleHandler(entry: string, folder: string): Metafile {
  const { outputFiles, metafile } = buildSync({
    entryPoints: { index: entry },
    outdir: nominalFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    // For stack traces (`readableStack`): names and lines, not the sources themselves.
    sourcemap: true,
    sourcesContent: false,
    // The order matters: CommonJS copies of the AWS clients are half as large again.
    mainFields: ['module', 'main'],
    // CommonJS dependencies inside an ESM bundle call `require` for Node's own modules.
    banner: {
      js: "import{createRequire as createRequireOfBundle}from'node:module';const require=createRequireOfBundle(import.meta.url);",
    },
    absWorkingDir: root,
    nodePaths: [join(root, 'node_modules')],
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  for (const { path, contents } of outputFiles) {
    const file = join(folder, relative(nominalFolder, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  return metafile;
}
