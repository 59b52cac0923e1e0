import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { type FunctionName, functions } from '../functions/contract.ts';
import { bundling } from '../infra/bundling.ts';
import { quantile } from './pipeline/quantile.ts';
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
  importMs: number;
  floorBytes: number;
  floorMs: number;
  ratio: number;
  /** Bytes in the minified bundle by package, the heaviest first. */
  packages: [name: string, bytes: number][];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const mostRatio = 1.2;
const packagesShown = 8;

/** Size and cold import of every handler, beside a bundle of only the AWS clients that it uses. */
export async function benchBundles(rounds: number): Promise<PartResult> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bundles-'));
  try {
    const names = Object.keys(functions) as FunctionName[];
    const files = new Map<string, string>();
    const bundles = new Map<FunctionName, { handler: Bundle; floor: Bundle }>();
    for (const name of names) {
      const handler = await bundle(join(root, `functions/${name}/handler.ts`), join(folder, `${name}.mjs`));
      const entry = join(folder, `${name}-clients.ts`);
      writeFileSync(entry, clientsSource(handler.meta));
      const floor = await bundle(entry, join(folder, `${name}-clients.mjs`));
      bundles.set(name, { handler, floor });
      files.set(name, handler.file).set(`${name} floor`, floor.file);
    }
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, 'export const handler = undefined;');
    const times = await importTimes(files.set('empty', empty), rounds);
    const figures = names.map((name) => figuresOf(name, bundles.get(name), times));
    return { text: textOf(figures, times, rounds), figures: { emptyMs: median(times, 'empty'), figures } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

/** Milliseconds of the import alone, each in a fresh process; the files take turns. */
async function importTimes(files: Map<string, string>, rounds: number): Promise<Map<string, number[]>> {
  const keys = new Set(Object.values(functions).flatMap(({ env }) => env as readonly string[]));
  const env = {
    PATH: process.env.PATH ?? '',
    AWS_REGION: 'us-east-1',
    ...Object.fromEntries([...keys].map((key) => [key, key.includes('URL') ? 'https://x.example' : '1'])),
  };
  const times = new Map<string, number[]>([...files.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, file] of files) {
      const script = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - t);`;
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
        env,
      });
      times.get(name)?.push(Number(stdout.trim().split('\n').at(-1)));
    }
  }
  return times;
}

const median = (times: Map<string, number[]>, name: string): number => quantile(times.get(name) ?? [], 0.5);

function figuresOf(
  name: FunctionName,
  made: { handler: Bundle; floor: Bundle } | undefined,
  times: Map<string, number[]>,
): BundleFigures {
  if (!made) throw new Error(`There is no bundle of ${name}`);
  const importMs = median(times, name);
  const floorMs = median(times, `${name} floor`);
  return {
    function: name,
    bytes: made.handler.bytes,
    gzip: made.handler.gzip,
    importMs,
    floorBytes: made.floor.bytes,
    floorMs,
    ratio: importMs / floorMs,
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

function textOf(figures: BundleFigures[], times: Map<string, number[]>, rounds: number): string {
  const worst = Math.max(...figures.map(({ ratio }) => ratio));
  const summary = tableText({
    title: 'Handler bundles',
    head: ['function', 'KB', 'KB gzip', 'import ms', 'clients KB', 'clients ms', 'import / clients'],
    rows: figures.map((one) => [
      one.function,
      kb(one.bytes),
      kb(one.gzip),
      one.importMs.toFixed(1),
      kb(one.floorBytes),
      one.floorMs.toFixed(1),
      `${one.ratio.toFixed(2)} ×`,
    ]),
    notes: [
      `Target: cold import ≤ ${mostRatio} × that of a bundle of only the AWS clients it uses: ${worst <= mostRatio ? 'met' : 'not met'}.`,
      `Medians of ${rounds} fresh processes each, by turns; an empty module takes ${median(times, 'empty').toFixed(1)} ms.`,
    ],
  });
  const heavy = figures.map((one) =>
    tableText({
      title: `What weighs in ${one.function}`,
      head: ['package', 'KB'],
      rows: one.packages.slice(0, packagesShown).map(([name, bytes]) => [name, kb(bytes)]),
    }),
  );
  return [summary, ...heavy].join('\n\n');
}
