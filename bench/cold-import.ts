import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { functions } from '../functions/contract.ts';
import { quantile } from './pipeline/quantile.ts';

/** Cold import: wall clock, and processor time, which other work on the machine disturbs less. Milliseconds. */
export interface ColdImport {
  wall: number;
  cpu: number;
}

/** The import alone, each in a fresh process; the files take turns. */
export async function importTimes(
  files: Map<string, string>,
  rounds: number,
): Promise<Map<string, ColdImport[]>> {
  const keys = new Set(Object.values(functions).flatMap(({ env }) => env as readonly string[]));
  const env = {
    PATH: process.env.PATH ?? '',
    AWS_REGION: 'us-east-1',
    ...Object.fromEntries([...keys].map((key) => [key, key.includes('URL') ? 'https://x.example' : '1'])),
    STORY_FORMATS: 'html',
  };
  const times = new Map<string, ColdImport[]>([...files.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, file] of files) {
      const script = [
        'const cpu = process.cpuUsage(), start = performance.now();',
        `await import(${JSON.stringify(pathToFileURL(file).href)});`,
        'const wall = performance.now() - start, { user, system } = process.cpuUsage(cpu);',
        'console.log(JSON.stringify({ wall, cpu: (user + system) / 1000 }));',
      ].join('\n');
      const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
      times.get(name)?.push(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as ColdImport);
    }
  }
  return times;
}

export const medians = (times: Map<string, ColdImport[]>, name: string): ColdImport => {
  const all = times.get(name) ?? [];
  const median = (value: (one: ColdImport) => number): number => quantile(all.map(value), 0.5);
  return { wall: median(({ wall }) => wall), cpu: median(({ cpu }) => cpu) };
};
