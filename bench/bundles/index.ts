import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { type FunctionName, functions } from '../../functions/contract/functions.ts';
import { type PartResult, tableText } from '../lib/table.ts';
import { type Bundle, bundle, bundleSource, clientsSource, librariesOf, root, weights } from './bundle.ts';
import { type ColdImport, type ColdStart, coldTimes, medians } from './cold-import.ts';
import { firstUploadText, measureFirstUploads } from './first-upload.ts';

interface BundleFigures {
  function: string;
  bytes: number;
  bytesAtStart: number;
  gzip: number;
  cold: ColdImport;
  floorBytes: number;
  floor: ColdImport;
  /** Bytes at start by package, largest first. */
  packages: [name: string, bytes: number][];
}

const mostRatio = 1.2;
const packagesShown = 6;
const librariesShown = 12;

/** Size and cold import of every handler, compared with a bundle of only its AWS clients. */
export async function benchBundles(rounds: number): Promise<PartResult> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bundles-'));
  try {
    const names = Object.keys(functions) as FunctionName[];
    const starts = new Map<string, ColdStart>();
    const bundles = names.map((name) => {
      const handler = bundle(join(root, `functions/${name}/handler.ts`), join(folder, name));
      const floor = bundleSource(clientsSource(handler), folder, `${name}-clients`);
      starts.set(name, handler).set(`${name} floor`, floor);
      return { name, handler, floor };
    });
    starts.set('empty', bundleSource('export const handler = undefined;', folder, 'empty'));
    const times = await coldTimes(starts, rounds);
    const figures = bundles.map(({ name, handler, floor }) => figuresOf(name, handler, floor, times));
    const empty = medians(times, 'empty');
    const fewer = Math.ceil(rounds / 3);
    const firstUploads = await measureFirstUploads(folder, fewer);
    const metas = bundles.map(({ handler }) => handler.meta);
    const byLibrary = await measureLibraries(metas, folder, fewer, empty);
    const text = [
      summaryText(figures, empty, rounds),
      firstUploadText(firstUploads, fewer),
      libraryText(byLibrary),
      ...figures.map(weightText),
    ];
    return { text: text.join('\n\n'), figures: { empty, figures, firstUploads, byLibrary } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface LibraryFigure {
  name: string;
  cpu: number;
}

async function measureLibraries(
  metas: readonly Metafile[],
  folder: string,
  rounds: number,
  empty: ColdImport,
): Promise<LibraryFigure[]> {
  const libraries = new Map<string, ColdStart>();
  for (const name of librariesOf(metas)) {
    const source = `export * as library from '${name}';`;
    libraries.set(name, bundleSource(source, folder, name.replaceAll('/', '-')));
  }
  const times = await coldTimes(libraries, rounds);
  return [...libraries.keys()]
    .map((name) => ({ name, cpu: medians(times, name).cpu - empty.cpu }))
    .sort((a, b) => b.cpu - a.cpu);
}

const figuresOf = (
  name: FunctionName,
  handler: Bundle,
  floor: Bundle,
  times: Map<string, ColdImport[]>,
): BundleFigures => ({
  function: name,
  bytes: handler.bytes,
  bytesAtStart: handler.bytesAtStart,
  gzip: handler.gzip,
  cold: medians(times, name),
  floorBytes: floor.bytesAtStart,
  floor: medians(times, `${name} floor`),
  packages: weights(handler),
});

const kb = (bytes: number): string => (bytes / 1000).toFixed(0);

function summaryText(figures: BundleFigures[], empty: ColdImport, rounds: number): string {
  const worst = Math.max(...figures.map(({ cold, floor }) => cold.cpu / floor.cpu));
  return tableText({
    title: 'Handler bundles',
    head: [
      'function',
      'KB',
      'KB gzip',
      'KB at start',
      'clients KB',
      'import ms',
      'clients ms',
      'ratio',
      'CPU ms',
      'ratio of CPU',
    ],
    rows: figures.map(({ function: name, bytes, bytesAtStart, gzip, cold, floorBytes, floor }) => [
      name,
      kb(bytes),
      kb(gzip),
      kb(bytesAtStart),
      kb(floorBytes),
      cold.wall.toFixed(1),
      floor.wall.toFixed(1),
      `${(cold.wall / floor.wall).toFixed(2)} ×`,
      cold.cpu.toFixed(1),
      `${(cold.cpu / floor.cpu).toFixed(2)} ×`,
    ]),
    notes: [
      `Target: cold import ≤ ${mostRatio} × that of a bundle of only the AWS clients it uses, by CPU time: ${worst <= mostRatio ? 'met' : 'not met'}.`,
      `Medians of ${rounds} fresh processes each, in turns; an empty module takes ${empty.wall.toFixed(1)} ms.`,
    ],
  });
}

const libraryText = (byLibrary: readonly LibraryFigure[]): string =>
  tableText({
    title: 'Cold import of each library by itself',
    head: ['library', 'CPU ms'],
    rows: byLibrary.slice(0, librariesShown).map(({ name, cpu }) => [name, cpu.toFixed(1)]),
    notes: ['Whole libraries, minus an empty module; a bundle omits their unused parts.'],
  });

const weightText = (figures: BundleFigures): string =>
  tableText({
    title: `Largest packages of ${figures.function} at start`,
    head: ['package', 'KB'],
    rows: figures.packages.slice(0, packagesShown).map(([name, bytes]) => [name, kb(bytes)]),
  });
