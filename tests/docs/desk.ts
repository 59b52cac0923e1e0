import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './pages.ts';

/** A desk that `npm start` runs in a checkout without the data of its owner. */
export interface DocDesk {
  /** The folder of the checkout; its data are below `data`. */
  folder: string;
  url: string;
  stop(): Promise<void>;
}

export async function startDesk(): Promise<DocDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-start-'));
  for (const name of readdirSync(root))
    if (name !== 'data' && name !== '.git') symlinkSync(join(root, name), join(folder, name));
  const desk = spawn('npm', ['start', '--', '--port', '0'], {
    cwd: folder,
    detached: true,
    // A receiver of calls runs on this machine.
    env: { ...process.env, OUTGOING_LOOPBACK: 'allowed' },
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => desk.once('exit', resolve));
    // npm and the desk are one group.
    if (desk.pid !== undefined) process.kill(-desk.pid, 'SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  return { folder, url: await ready(desk), stop };
}

/** Waits until `npm start` says that it runs; returns its address. */
function ready(desk: ChildProcess): Promise<string> {
  let output = '';
  return new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const [, running] = /Dateline is running at (\S+)[\s\S]*Ctrl-C/.exec(output) ?? [];
      if (running !== undefined) resolve(running);
    };
    desk.stdout?.on('data', take);
    desk.stderr?.on('data', take);
    desk.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
}

/** The environment of somebody who has just opened a terminal. */
export const freshEnvironment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_COMPILE_CACHE'].flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]]],
    ),
  ),
  ...more,
});
