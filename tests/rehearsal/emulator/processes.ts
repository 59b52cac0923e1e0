import { spawn } from 'node:child_process';

/** What a process left: its exit code, and what it wrote. */
export interface Ended {
  code: number | null;
  out: string;
  /** Standard output and standard error in the order in which they came. */
  all: string;
}

/** Runs a program to its end; never throws for an exit code. */
export async function run(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<Ended> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let all = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    all += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    all += chunk.toString();
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ code, out, all }));
  });
}

/**
 * Runs a program that must succeed.
 * @throws Error with the end of its output.
 */
export async function mustRun(...call: Parameters<typeof run>): Promise<Ended> {
  const ended = await run(...call);
  if (ended.code === 0) return ended;
  const [program, args] = call;
  throw new Error(`${program} ${args.join(' ')} ended with ${ended.code}:\n${ended.all.slice(-3000)}`);
}
