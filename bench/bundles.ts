import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { type FunctionName, functions } from '../functions/contract.ts';
import { bundling } from '../infra/bundling.ts';
import { type ColdImport, importTimes, medians } from './cold-import.ts';
import { type PartResult, tableText } from './table.ts';

interface Bundle {
  file: string;
  bytes: number;
  gzip: number;
  meta: Metafile;
}

interface BundleFigures {
  function: string;
  bytes: number;
  gzip: number;
  cold: ColdImport;
  floorBytes: number;
  floor: ColdImport;
  /** Bytes in the minified bundle by package, the heaviest first. */
  packages: [name: string, bytes: number][];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const mostRatio = 1.2;
const packagesShown = 6;
const librariesShown = 12;

/** Size and cold import of every handler, beside a bundle of only the AWS clients that it uses. */
export async function benchBundles(rounds: number): Promise<PartResult> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bundles-'));
  try {
    const names = Object.keys(functions) as FunctionName[];
    const files = new Map<string, string>();
    const bundles = new Map<FunctionName, { handler: Bundle; floor: Bundle }>();
    for (const name of names) {
      const handler = await bundle(join(root, `functions/${name}/handler.ts`), join(folder, `${name}.mjs`));
      const floor = await bundleSource(clientsSource(handler.meta), folder, `${name}-clients`);
      bundles.set(name, { handler, floor });
      files.set(name, handler.file).set(`${name} floor`, floor.file);
    }
    files.set('empty', (await bundleSource('export const handler = undefined;', folder, 'empty')).file);
    const libraries = new Map<string, string>();
    for (const name of librariesOf([...bundles.values()].map(({ handler }) => handler.meta))) {
      const made = await bundleSource(
        `export * as library from '${name}';`,
        folder,
        name.replaceAll('/', '-'),
      );
      libraries.set(name, made.file);
    }
    const times = await importTimes(files, rounds);
    const alone = await importTimes(libraries, Math.ceil(rounds / 3));
    const figures = names.map((name) => figuresOf(name, bundles.get(name), times));
    const empty = medians(times, 'empty');
    const byLibrary = [...libraries.keys()]
      .map((name) => ({ name, cpu: medians(alone, name).cpu - empty.cpu }))
      .sort((a, b) => b.cpu - a.cpu);
    const text = [summaryText(figures, empty, rounds), libraryText(byLibrary), ...figures.map(weightText)];
    return { text: text.join('\n\n'), figures: { empty, figures, byLibrary } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundleSource(source: string, folder: string, name: string): Promise<Bundle> {
  const entry = join(folder, `${name}.ts`);
  writeFileSync(entry, source);
  return bundle(entry, join(folder, `${name}.mjs`));
}

/** What our own files import by name, except Node's modules and the AWS clients. */
function librariesOf(metas: Metafile[]): string[] {
  const imported = metas.flatMap((meta) =>
    Object.entries(meta.inputs)
      .filter(([path]) => path.startsWith('functions/'))
      .flatMap(([, { imports }]) => imports.map(({ original = '' }) => original)),
  );
  return [...new Set(imported)].filter((name) => name !== '' && !/^(\.|node:|@aws-sdk\/)/.test(name)).sort();
}

async function bundle(entry: string, outfile: string): Promise<Bundle> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: bundling.format,
    target: bundling.target,
    minify: bundling.minify,
    mainFields: [...bundling.mainFields],
    banner: { js: bundling.banner },
    absWorkingDir: root,
    nodePaths: [join(root, 'node_modules')],
    metafile: true,
    logLevel: 'error',
  });
  const bytes = await readFile(outfile);
  return { file: outfile, bytes: bytes.length, gzip: gzipSync(bytes).length, meta: metafile };
}

/** Makes the clients that a bundle holds, as its handler does when it is loaded. */
function clientsSource(meta: Metafile): string {
  const has = (name: string): boolean => Object.keys(meta.inputs).some((path) => path.includes(`/${name}/`));
  const lines: string[] = [];
  for (const [name, client] of [
    ['@aws-sdk/client-dynamodb', 'DynamoDBClient'],
    ['@aws-sdk/client-s3', 'S3Client'],
    ['@aws-sdk/client-sqs', 'SQSClient'],
  ] as const) {
    if (!has(name)) continue;
    const used = Object.keys(meta.inputs)
      .map((path) =>
        path.includes(`/${name}/`) ? /\/commands\/(\w+Command)\.js$/.exec(path)?.[1] : undefined,
      )
      .filter((command) => command !== undefined);
    const commands = [...new Set(used)];
    lines.push(
      `import { ${[client, ...commands].join(', ')} } from '${name}';`,
      `export const of${client} = [new ${client}({}), ${commands.join(', ')}];`,
    );
  }
  if (has('@aws-sdk/lib-dynamodb')) {
    lines.push(
      "import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';",
      'export const documents = DynamoDBDocumentClient.from(ofDynamoDBClient[0]);',
    );
  }
  return lines.join('\n');
}

function figuresOf(
  name: FunctionName,
  made: { handler: Bundle; floor: Bundle } | undefined,
  times: Map<string, ColdImport[]>,
): BundleFigures {
  if (!made) throw new Error(`There is no bundle of ${name}`);
  return {
    function: name,
    bytes: made.handler.bytes,
    gzip: made.handler.gzip,
    cold: medians(times, name),
    floorBytes: made.floor.bytes,
    floor: medians(times, `${name} floor`),
    packages: weights(made.handler.meta),
  };
}

/** Bytes of the output by package; our own files by folder. */
function weights(meta: Metafile): [string, number][] {
  const sums = new Map<string, number>();
  for (const output of Object.values(meta.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/g;
      const owner = [...path.matchAll(inPackage)].at(-1)?.[1] ?? path.split('/').slice(0, 3).join('/');
      sums.set(owner, (sums.get(owner) ?? 0) + bytesInOutput);
    }
  }
  return [...sums].sort((a, b) => b[1] - a[1]).slice(0, 25);
}

const kb = (bytes: number): string => (bytes / 1000).toFixed(0);

function summaryText(figures: BundleFigures[], empty: ColdImport, rounds: number): string {
  const worst = Math.max(...figures.map(({ cold, floor }) => cold.wall / floor.wall));
  return tableText({
    title: 'Handler bundles',
    head: [
      'function',
      'KB',
      'KB gzip',
      'clients KB',
      'import ms',
      'clients ms',
      'ratio',
      'CPU ms',
      'ratio of CPU',
    ],
    rows: figures.map(({ function: name, bytes, gzip, cold, floorBytes, floor }) => [
      name,
      kb(bytes),
      kb(gzip),
      kb(floorBytes),
      cold.wall.toFixed(1),
      floor.wall.toFixed(1),
      `${(cold.wall / floor.wall).toFixed(2)} ×`,
      cold.cpu.toFixed(1),
      `${(cold.cpu / floor.cpu).toFixed(2)} ×`,
    ]),
    notes: [
      `Target: cold import ≤ ${mostRatio} × that of a bundle of only the AWS clients it uses: ${worst <= mostRatio ? 'met' : 'not met'}.`,
      `Medians of ${rounds} fresh processes each, by turns; an empty module takes ${empty.wall.toFixed(1)} ms.`,
    ],
  });
}

const libraryText = (byLibrary: { name: string; cpu: number }[]): string =>
  tableText({
    title: 'Cold import of each library by itself',
    head: ['library', 'CPU ms'],
    rows: byLibrary.slice(0, librariesShown).map(({ name, cpu }) => [name, cpu.toFixed(1)]),
    notes: ['Whole libraries, above an empty module; a bundle leaves out what is not used of them.'],
  });

const weightText = (figures: BundleFigures): string =>
  tableText({
    title: `What weighs in ${figures.function}`,
    head: ['package', 'KB'],
    rows: figures.packages.slice(0, packagesShown).map(([name, bytes]) => [name, kb(bytes)]),
  });
