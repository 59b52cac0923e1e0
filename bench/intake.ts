import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { XMLParser } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';
import PostalMime from 'postal-mime';
import { decode } from '../functions/core/intake/charset/decode.ts';
import { detectFormat, formats, read } from '../functions/core/intake/index.ts';
import { normalise } from '../functions/core/normalise/index.ts';

/** One format: documents a second of the bare parser, of reading alone, and of reading and normalising. */
export interface IntakeFigure {
  format: string;
  documents: number;
  kilobytes: number;
  floor: string;
  floorPerSecond: number;
  readPerSecond: number;
  allPerSecond: number;
  /** Times the floor's time, for reading alone and for both steps. */
  readToFloor: number;
  allToFloor: number;
}

export interface MemoryFigure {
  /** V8's bounds in the child process. */
  heap: string;
  bytes: number;
  stories: number;
  peakMb: number;
  milliseconds: number;
}

export interface IntakeResult {
  intake: IntakeFigure[];
  /** Only the heaps in which the child process came to its end. */
  memory: MemoryFigure[];
}

const receivedAt = '2026-11-20T09:00:00Z';
const context = { now: receivedAt, agencyName: 'Bench', policy: {} };
const samples = fileURLToPath(new URL('../tests/core/intake/samples/', import.meta.url));
const corpus = fileURLToPath(new URL('../../shared/corpus/wire/', import.meta.url));

type Floor = (bytes: Uint8Array) => unknown;

const utf8 = new TextDecoder();
const xmlParser = new XMLParser({ ignoreAttributes: false, preserveOrder: true });
const textFloor: Floor = (bytes) => utf8.decode(bytes).split('\n');

/** The least that can be done with a format: a parser alone, on text decoded as UTF-8. */
function floorOf(format: string, bytes: Uint8Array): [name: string, run: Floor] {
  if (format === 'rfc822') return ['postal-mime', (mail) => PostalMime.parse(mail)];
  if (format === 'zip') return ['unzipSync', (archive) => unzipSync(archive)];
  const first = utf8.decode(bytes.subarray(0, 400)).trimStart();
  if (format === 'html' || format === 'page' || format === 'word') {
    return ['htmlparser2', (page) => parseDocument(utf8.decode(page))];
  }
  if (first.startsWith('<')) return ['fast-xml-parser', (xml) => xmlParser.parse(utf8.decode(xml))];
  if (/^[{[]/.test(first)) return ['JSON.parse', (json) => JSON.parse(utf8.decode(json))];
  return ['decode and split', textFloor];
}

/** The tests' own samples, and the wire files of the development set where it lies beside the repository. */
function documents(): Map<string, Uint8Array[]> {
  const found = new Map<string, Uint8Array[]>(formats.map(({ id }) => [id, []]));
  const files = readdirSync(samples).map((name) => join(samples, name));
  if (existsSync(corpus)) {
    const folders = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders)
      files.push(...readdirSync(join(corpus, name)).map((file) => join(corpus, name, file)));
  } else {
    console.log('no development set beside the repository: the tests’ samples only');
  }
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(file));
    const format = detectFormat(decode({ bytes, receivedAt }));
    if (format !== undefined) found.get(format.id)?.push(bytes);
  }
  return found;
}

function readAll(bytes: Uint8Array): void {
  for (const item of read({ bytes, receivedAt }).items) {
    if ('draft' in item) normalise(item.draft, context);
  }
}

/** Median of the time of all documents, in milliseconds; the ways take turns, so that noise meets all of them. */
async function medians(ways: readonly (() => unknown)[], rounds: number): Promise<number[]> {
  const times: number[][] = ways.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, run] of ways.entries()) {
      const started = performance.now();
      const result = run();
      if (result instanceof Promise) await result;
      if (round >= rounds / 5) times[index]?.push(performance.now() - started);
    }
  }
  return times.map(
    (list) => list.toSorted((left, right) => left - right)[Math.floor(list.length / 2)] ?? Number.NaN,
  );
}

async function figureOf(
  format: string,
  inputs: readonly Uint8Array[],
  rounds: number,
): Promise<IntakeFigure> {
  const floors = inputs.map((bytes) => floorOf(format, bytes));
  const all = (run: Floor) => () => {
    for (const bytes of inputs) run(bytes);
  };
  const [floor = 0, reading = 0, both = 0] = await medians(
    [
      async () => {
        for (const [index, bytes] of inputs.entries()) {
          const result = floors[index]?.[1](bytes);
          if (result instanceof Promise) await result;
        }
      },
      all((bytes) => read({ bytes, receivedAt })),
      all(readAll),
    ],
    rounds,
  );
  const perSecond = (milliseconds: number) => (inputs.length / milliseconds) * 1000;
  return {
    format,
    documents: inputs.length,
    kilobytes: inputs.reduce((sum, bytes) => sum + bytes.length, 0) / 1024,
    floor: [...new Set(floors.map(([name]) => name))].join(', '),
    floorPerSecond: perSecond(floor),
    readPerSecond: perSecond(reading),
    allPerSecond: perSecond(both),
    readToFloor: reading / floor,
    allToFloor: both / floor,
  };
}

/**
 * Semi-spaces are what V8 lets new objects fill before it looks: 16 MB by default, less where a machine has
 * little memory, as a small function has.
 */
const heaps = ['--max-old-space-size=192', '--max-old-space-size=192 --max-semi-space-size=4'];

/** A 10 MB newsMessage in bundled child processes with little room, as Lambda functions would run it. */
async function measureMemory(): Promise<MemoryFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  try {
    const outfile = join(folder, 'memory.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('./intake-memory.ts', import.meta.url))],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      logLevel: 'error',
    });
    return heaps.flatMap((heap) => {
      const options = { encoding: 'utf8', timeout: 120_000 } as const;
      const child = spawnSync(process.execPath, [...heap.split(' '), outfile, '10'], options);
      return child.status === 0
        ? [{ heap, ...(JSON.parse(child.stdout) as Omit<MemoryFigure, 'heap'>) }]
        : [];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every registered format that has documents, beside its floor; and the memory that a large upload takes. */
export async function benchIntake(rounds = 25): Promise<IntakeResult> {
  const intake: IntakeFigure[] = [];
  for (const [format, inputs] of documents()) {
    if (inputs.length > 0) intake.push(await figureOf(format, inputs, rounds));
  }
  return { intake, memory: await measureMemory() };
}

/** The result for people. */
export function intakeTable({ intake, memory }: IntakeResult): string {
  const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    row([
      'format',
      'documents',
      'KB',
      'floor',
      'floor docs/s',
      'read docs/s',
      'read + normalise docs/s',
      'read / floor',
      'all / floor',
    ]),
    row(['---', '---:', '---:', '---', '---:', '---:', '---:', '---:', '---:']),
    ...intake.map((one) =>
      row([
        one.format,
        one.documents,
        Math.round(one.kilobytes),
        one.floor,
        Math.round(one.floorPerSecond),
        Math.round(one.readPerSecond),
        Math.round(one.allPerSecond),
        one.readToFloor.toFixed(2),
        one.allToFloor.toFixed(2),
      ]),
    ),
    '',
    row(['newsMessage, MB', 'stories', 'heap', 'peak resident MB', 'ms']),
    row(['---:', '---:', '---', '---:', '---:']),
    ...memory.map((one) =>
      row([(one.bytes / 1e6).toFixed(1), one.stories, one.heap, one.peakMb, one.milliseconds]),
    ),
  ].join('\n');
}

if (import.meta.main) console.log(intakeTable(await benchIntake()));
