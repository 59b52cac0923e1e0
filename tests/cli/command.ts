import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Standard output, trimmed. */
  out: string;
  /** Standard error, trimmed. */
  err: string;
}

/** Runs the command as a person would, with nothing of this process's own desk in its environment. */
export function dateline(
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
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
  const ended = new Promise<Ended>((done) => {
    child.once('close', (code, signal) => done({ code, signal, out: text(out), err: text(err) }));
  });
  return { child, ended };
}
