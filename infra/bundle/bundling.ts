import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where esbuild thinks that bundles lie. Source maps name sources from there, so they are the same wherever the bundle really goes. */
const place = join(root, 'bundle');

/**
 * Makes ESM files of a handler with only what is used, the AWS clients included: they load faster than the runtime's
 * own. `index.mjs` and its chunks are what every start needs; what is reached by `import()` alone lies in chunks of
 * its own, which are not even read before. Same sources, same bytes. Used by the CDK app, by the tests and by the
 * bench that weighs the bundles.
 * @param entry path of the module; its folder or the repository's must have the packages.
 */
export function bundleHandler(entry: string, folder: string): Metafile {
  const { outputFiles, metafile } = buildSync({
    entryPoints: { index: entry },
    outdir: place,
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
    const file = join(folder, relative(place, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  return metafile;
}
