import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { vi } from 'vitest';
import { run } from '../../cli/run.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Ended {
  code: number | null;
  /** Standard output, trimmed. */
  out: string;
  /** Standard error, trimmed. */
  err: string;
}

/** Runs the command as a person would, with nothing of this process's own desk in its environment. */
export function dateline(
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended & { signal: NodeJS.Signals | null }> } {
  const own = ['PATH', 'HOME', 'TMPDIR'].map((name) => [name, process.env[name] ?? '']);
  const child = spawn(process.execPath, ['cli/bin.js', ...args], {
    cwd: root,
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString('utf8').trim();
  const ended = new Promise<Ended & { signal: NodeJS.Signals | null }>((done) => {
    child.once('close', (code, signal) => done({ code, signal, out: text(out), err: text(err) }));
  });
  return { child, ended };
}

/** The same command line in this process, which spares the second that a process takes; one at a time. */
export async function datelineHere(args: readonly string[]): Promise<Ended> {
  const taken = { out: '', err: '' };
  const take = (into: keyof typeof taken) => (chunk: string | Uint8Array) => {
    taken[into] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(take('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(take('err')),
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await run(args);
    return { code: Number(process.exitCode), out: taken.out.trim(), err: taken.err.trim() };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}
