import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { functions } from '../../functions/contract/functions.ts';
import { quantile } from '../lib/quantile.ts';
import { lambdaArguments } from './lambda-arguments.ts';

/** Wall clock and CPU time of a cold import, milliseconds. CPU time is less affected by other load. */
export interface ColdImport {
  wall: number;
  cpu: number;
}

/** A bundle to import, and an upload to process afterwards. */
export interface ColdStart {
  file: string;
  upload?: { path: string; mediaType: string };
}

/** Imports each in a fresh process with Lambda's arguments, in turns. Reading the upload's file is not measured. */
export async function coldTimes(
  starts: ReadonlyMap<string, ColdStart>,
  rounds: number,
): Promise<Map<string, ColdImport[]>> {
  const keys = new Set(Object.values(functions).flatMap(({ env }) => env as readonly string[]));
  const env = {
    PATH: process.env.PATH ?? '',
    AWS_REGION: 'us-east-1',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    ...Object.fromEntries([...keys].map((key) => [key, key.includes('URL') ? 'https://x.example' : '1'])),
    STORY_FORMATS: 'html',
    SITE_DETAILS: '{}',
  };
  const times = new Map<string, ColdImport[]>([...starts.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, start] of starts) {
      const run = await promisify(execFile)(
        process.execPath,
        [...lambdaArguments(functions.intake.memoryMb), '--input-type=module', '-e', scriptOf(start)],
        { env },
      );
      times.get(name)?.push(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as ColdImport);
    }
  }
  return times;
}

const scriptOf = ({ file, upload }: ColdStart): string =>
  [
    ...(upload
      ? [
          `const bytes = (await import('node:fs')).readFileSync(${JSON.stringify(upload.path)});`,
          `const mediaType = ${JSON.stringify(upload.mediaType)}, now = '2026-11-20T09:00:00Z';`,
        ]
      : []),
    'const cpu = process.cpuUsage(), start = performance.now();',
    `const made = await import(${JSON.stringify(pathToFileURL(file).href)});`,
    ...(upload
      ? [
          'const { items } = await made.read({ bytes, mediaType, receivedAt: now });',
          'const normalise = await made.loadNormalise();',
          "const { content } = normalise(items[0].draft, { now, agencyName: 'Bench', policy: {} });",
        ]
      : []),
    'const wall = performance.now() - start, { user, system } = process.cpuUsage(cpu);',
    ...(upload ? ["if (!content) throw new Error('The upload became no story');"] : []),
    'console.log(JSON.stringify({ wall, cpu: (user + system) / 1000 }));',
  ].join('\n');

export const medians = (times: Map<string, ColdImport[]>, name: string): ColdImport => {
  const all = times.get(name) ?? [];
  const median = (value: (one: ColdImport) => number): number => quantile(all.map(value), 0.5);
  return { wall: median(({ wall }) => wall), cpu: median(({ cpu }) => cpu) };
};
