import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';
import PostalMime from 'postal-mime';
import { functions } from '../../functions/contract/functions.ts';
import { decode } from '../../functions/core/intake/charset/decode.ts';
import { detectFormat } from '../../functions/core/intake/detect/recognise.ts';
import { formats, read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';
import type { Draft } from '../../functions/core/story/draft.ts';
import { lambdaArguments } from '../bundles/lambda-arguments.ts';

/**
 * One format: documents per CPU second for the floor, for reading, and for reading and normalising. The floor is the
 * unavoidable work: a strict parse of the envelope, and for JSON and plain text formats, where that is almost nothing,
 * also the HTML of the stories.
 */
export interface IntakeFigure {
  format: string;
  documents: number;
  kilobytes: number;
  floor: string;
  /** Share of the envelope parser in the floor's time, 0 to 1. */
  envelopeToFloor: number;
  floorPerSecond: number;
  readPerSecond: number;
  allPerSecond: number;
  /** Ratio to the floor's time, for reading and for both steps. */
  readToFloor: number;
  allToFloor: number;
}

export interface MemoryFigure {
  /** Memory of the function that the child process simulates. */
  memoryMb: number;
  bytes: number;
  stories: number;
  peakMb: number;
  milliseconds: number;
}

export interface IntakeResult {
  intake: IntakeFigure[];
  /** Only for functions in which the child process finished. */
  memory: MemoryFigure[];
}

const receivedAt = '2026-11-20T09:00:00Z';
const context = { now: receivedAt, agencyName: 'Bench', policy: {} };
const samples = fileURLToPath(new URL('../../tests/core/intake/samples/', import.meta.url));
const corpus = fileURLToPath(new URL('../../../shared/corpus/wire/', import.meta.url));

/** The bare envelope parser, and what else belongs to the floor. */
interface Floor {
  name: string;
  envelope: () => unknown;
  rest?: () => unknown;
}

const utf8 = new TextDecoder();
const xmlParser = new XMLParser({ ignoreAttributes: false, preserveOrder: true });

/** The minimum for a format: a parser alone, on text decoded as UTF-8. */
async function floorOf(format: string, bytes: Uint8Array): Promise<Floor> {
  if (format === 'rfc822') return { name: 'postal-mime', envelope: () => PostalMime.parse(bytes) };
  if (format === 'zip' || format === 'docx' || format === 'odt')
    return { name: 'unzipSync', envelope: () => unzipSync(bytes) };
  const first = utf8.decode(bytes.subarray(0, 400)).trimStart();
  if (format === 'html' || format === 'page' || format === 'word') {
    return { name: 'htmlparser2', envelope: () => parseDocument(utf8.decode(bytes)) };
  }
  if (first.startsWith('<')) {
    // The parser alone accepts truncated and mismatched documents.
    const envelope = () => {
      const xml = utf8.decode(bytes);
      return XMLValidator.validate(xml) === true && xmlParser.parse(xml);
    };
    return { name: 'fast-xml-parser with its validator', envelope };
  }
  const bodies = (await draftsOf(bytes)).map(({ body }) => body.value);
  if (format === 'ndjson' || /^(?:\{\s*["}]|\[)/.test(first)) {
    const documents = (text: string): string[] => (format === 'ndjson' ? text.trim().split('\n') : [text]);
    return {
      name: 'JSON.parse, htmlparser2 for the bodies',
      envelope: () => documents(utf8.decode(bytes)).map((one): unknown => JSON.parse(one)),
      rest: () => bodies.map((body) => parseDocument(body)),
    };
  }
  // Splitting lines alone is not enough to show a story; its HTML must be parsed too.
  return {
    name: 'decode, split, htmlparser2 for the bodies',
    envelope: () => utf8.decode(bytes).split('\n'),
    rest: () => bodies.map((body) => parseDocument(body)),
  };
}

const draftsOf = async (bytes: Uint8Array): Promise<Draft[]> =>
  (await read({ bytes, receivedAt })).items.flatMap((item) => ('draft' in item ? [item.draft] : []));

/** The samples of the tests, and the wire files of the development corpus if it is next to the repository. */
function documents(): Map<string, Uint8Array[]> {
  const found = new Map<string, Uint8Array[]>(formats.map(({ id }) => [id, []]));
  const files = readdirSync(samples).map((name) => join(samples, name));
  if (existsSync(corpus)) {
    const folders = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders)
      files.push(...readdirSync(join(corpus, name)).map((file) => join(corpus, name, file)));
  } else {
    console.log('no development corpus next to the repository: using only the samples of the tests');
  }
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(file));
    const format = detectFormat(decode({ bytes, receivedAt }), formats);
    if (format !== undefined) found.get(format.id)?.push(bytes);
  }
  return found;
}

async function readAll(bytes: Uint8Array): Promise<void> {
  for (const draft of await draftsOf(bytes)) normalise(draft, context);
}

/** Warm-up rounds, and the wall time after which a format is done. */
const warmRounds = 200;
const mostMilliseconds = 20_000;

/**
 * Lower quartile of the CPU milliseconds for all documents. CPU time, because the machine may be shared; variants run
 * in turns, so that remaining noise affects all of them.
 */
async function quartiles(ways: readonly (() => unknown)[], rounds: number): Promise<number[]> {
  const times: number[][] = ways.map(() => []);
  const begun = performance.now();
  const late = () => performance.now() - begun > mostMilliseconds;
  for (let round = 0; round < warmRounds + rounds && !(round > rounds && late()); round++) {
    for (const [index, run] of ways.entries()) {
      const started = process.cpuUsage();
      const result = run();
      if (result instanceof Promise) await result;
      const { user, system } = process.cpuUsage(started);
      times[index]?.push((user + system) / 1000);
    }
  }
  return times.map(
    (list) =>
      list.slice(-rounds).toSorted((left, right) => left - right)[Math.floor(rounds / 4)] ?? Number.NaN,
  );
}

async function figureOf(
  format: string,
  inputs: readonly Uint8Array[],
  rounds: number,
): Promise<IntakeFigure> {
  const floors = await Promise.all(inputs.map((bytes) => floorOf(format, bytes)));
  const all = (run: (bytes: Uint8Array) => Promise<unknown>) => async () => {
    for (const bytes of inputs) await run(bytes);
  };
  const [envelope = 0, rest = 0, reading = 0, both = 0] = await quartiles(
    [
      async () => {
        for (const { envelope: parse } of floors) {
          const result = parse();
          if (result instanceof Promise) await result;
        }
      },
      () => {
        for (const { rest: parse } of floors) parse?.();
      },
      all((bytes) => read({ bytes, receivedAt })),
      all(readAll),
    ],
    rounds,
  );
  const floor = envelope + rest;
  const perSecond = (milliseconds: number) => (inputs.length / milliseconds) * 1000;
  return {
    format,
    documents: inputs.length,
    kilobytes: inputs.reduce((sum, bytes) => sum + bytes.length, 0) / 1024,
    floor: [...new Set(floors.map(({ name }) => name))].join(', '),
    envelopeToFloor: envelope / floor,
    floorPerSecond: perSecond(floor),
    readPerSecond: perSecond(reading),
    allPerSecond: perSecond(both),
    readToFloor: reading / floor,
    allToFloor: both / floor,
  };
}

/** Memory of the smallest function that should suffice, and of the actual one, MB. */
const memories = [256, functions.ingest.memoryMb];

/** Reads a 10 MB newsMessage in bundled child processes with the memory of Lambda functions. */
async function measureMemory(): Promise<MemoryFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  try {
    const outfile = join(folder, 'memory.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('./memory.ts', import.meta.url))],
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
    return memories.flatMap((memoryMb) => {
      const options = { encoding: 'utf8', timeout: 120_000 } as const;
      const child = spawnSync(process.execPath, [...lambdaArguments(memoryMb), outfile, '10'], options);
      return child.status === 0
        ? [{ memoryMb, ...(JSON.parse(child.stdout) as Omit<MemoryFigure, 'memoryMb'>) }]
        : [];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every format with documents, compared with its floor, and the memory of a large upload. */
export async function benchIntake(rounds = 60): Promise<IntakeResult> {
  const intake: IntakeFigure[] = [];
  for (const [format, inputs] of documents()) {
    if (inputs.length > 0) intake.push(await figureOf(format, inputs, rounds));
  }
  return { intake, memory: await measureMemory() };
}

/** The result as Markdown. */
export function intakeTable({ intake, memory }: IntakeResult): string {
  const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    row([
      'format',
      'documents',
      'KB',
      'floor',
      'envelope / floor',
      'floor docs/s',
      'read docs/s',
      'read + normalise docs/s',
      'read / floor',
      'all / floor',
    ]),
    row(['---', '---:', '---:', '---', '---:', '---:', '---:', '---:', '---:', '---:']),
    ...intake.map((one) =>
      row([
        one.format,
        one.documents,
        Math.round(one.kilobytes),
        one.floor,
        one.envelopeToFloor.toFixed(2),
        Math.round(one.floorPerSecond),
        Math.round(one.readPerSecond),
        Math.round(one.allPerSecond),
        one.readToFloor.toFixed(2),
        one.allToFloor.toFixed(2),
      ]),
    ),
    '',
    row(['newsMessage, MB', 'stories', 'function of MB', 'peak resident MB', 'ms']),
    row(['---:', '---:', '---:', '---:', '---:']),
    ...memory.map((one) =>
      row([(one.bytes / 1e6).toFixed(1), one.stories, one.memoryMb, one.peakMb, one.milliseconds]),
    ),
  ].join('\n');
}

if (import.meta.main) console.log(intakeTable(await benchIntake()));
