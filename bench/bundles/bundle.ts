import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { bundleHandler } from '../../infra/bundle/bundling.ts';

/** A handler bundle, as deployed. */
export interface Bundle {
  file: string;
  /** Bytes of `index.mjs` and its static imports. */
  bytesAtStart: number;
  /** Bytes of all files, source maps excluded. */
  bytes: number;
  gzip: number;
  /** Bytes loaded at start, by source file. */
  inputs: ReadonlyMap<string, number>;
  meta: Metafile;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

export function bundle(entry: string, folder: string): Bundle {
  const meta = bundleHandler(entry, folder);
  const code = Object.keys(meta.outputs).filter((path) => path.endsWith('.mjs'));
  const index = code.find((path) => path.endsWith('/index.mjs'));
  if (index === undefined) throw new Error(`There is no index.mjs of ${entry}`);
  const atStart = [...reach(meta, index)];
  const sizes = code.map((path) => meta.outputs[path]?.bytes ?? 0);
  const inputs = new Map<string, number>();
  for (const path of atStart)
    for (const [source, { bytesInOutput }] of Object.entries(meta.outputs[path]?.inputs ?? {}))
      inputs.set(source, (inputs.get(source) ?? 0) + bytesInOutput);
  return {
    file: join(folder, 'index.mjs'),
    bytesAtStart: atStart.reduce((sum, path) => sum + (meta.outputs[path]?.bytes ?? 0), 0),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    gzip: code.reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(folder, path.slice(path.indexOf('/') + 1)))).length,
      0,
    ),
    inputs,
    meta,
  };
}

export function bundleSource(source: string, folder: string, name: string): Bundle {
  const entry = join(folder, `${name}.ts`);
  writeFileSync(entry, source);
  return bundle(entry, join(folder, name));
}

/** A chunk and all its static imports. */
function reach(meta: Metafile, path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { path: next, kind, external } of meta.outputs[path]?.imports ?? [])
    if (kind === 'import-statement' && external !== true) reach(meta, next, seen);
  return seen;
}

/** Source of the baseline: creates only the AWS clients of a bundle, with the commands that the bundle contains. */
export function clientsSource({ inputs }: Bundle): string {
  const kept = [...inputs].filter(([, bytes]) => bytes > 0).map(([path]) => path);
  return (
    [
      ['@aws-sdk/client-dynamodb', 'DynamoDBClient'],
      ['@aws-sdk/client-s3', 'S3Client'],
      ['@aws-sdk/client-sqs', 'SQSClient'],
    ] as const
  )
    .flatMap(([name, client]) => {
      const own = kept.filter((path) => path.includes(`/${name}/`));
      if (own.length === 0) return [];
      const commands = own.flatMap((path) => /\/commands\/(\w+Command)\.js$/.exec(path)?.[1] ?? []).sort();
      return [
        `import { ${[client, ...commands].join(', ')} } from '${name}';`,
        `export const of${client} = [new ${client}({}), ${commands.join(', ')}];`,
      ];
    })
    .join('\n');
}

/** Packages that our own files import, except AWS clients. */
export function librariesOf(metas: readonly Metafile[]): string[] {
  const imported = metas.flatMap((meta) =>
    Object.entries(meta.inputs)
      .filter(([path]) => path.startsWith('functions/'))
      .flatMap(([, { imports }]) => imports.map(({ original = '' }) => original)),
  );
  return [...new Set(imported)].filter((name) => name !== '' && !/^(\.|node:|@aws-sdk\/)/.test(name)).sort();
}

/** Bytes at start by package, our own files by folder; largest first. */
export function weights({ inputs }: Bundle): [name: string, bytes: number][] {
  const sums = new Map<string, number>();
  for (const [path, bytes] of inputs) {
    const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/g;
    const owner = [...path.matchAll(inPackage)].at(-1)?.[1] ?? path.split('/').slice(0, 3).join('/');
    sums.set(owner, (sums.get(owner) ?? 0) + bytes);
  }
  return [...sums].sort((a, b) => b[1] - a[1]).slice(0, 25);
}
