import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Dynamo {
  endpoint: string;
  kind: 'dynoxide' | 'dynalite';
  stop(): Promise<void>;
}

/** Starts the native emulator where there is one for this platform, else the one in plain JavaScript. */
export const startDynamo = (data: string): Promise<Dynamo> => {
  const binary = process.env.DATELINE_DYNAMO === 'dynalite' ? undefined : nativeBinary();
  return binary ? startNative(binary, data) : startPlain(data);
};

function nativeBinary(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `@dynoxide/${process.platform}-${process.arch}/package.json`,
    );
    const binary = join(dirname(manifest), process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    return existsSync(binary) ? binary : undefined;
  } catch {
    // The package is optional and does not exist for every platform.
    return undefined;
  }
}

async function startNative(binary: string, data: string): Promise<Dynamo> {
  const pidFile = join(data, 'dynamo.pid');
  endOrphan(pidFile, binary);
  const port = await freePort();
  const child = spawn(binary, ['--port', String(port), '--db-path', join(data, 'dynamo.db')], {
    stdio: 'ignore',
    // Its own group, so that Ctrl-C does not reach it before the requests under way are done.
    detached: true,
  });
  if (child.pid !== undefined) writeFileSync(pidFile, String(child.pid));
  await listening(port, child);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    kind: 'dynoxide',
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      rmSync(pidFile, { force: true });
    },
  };
}

/** Ends an emulator whose host was killed; two on one database file would spoil it. */
function endOrphan(pidFile: string, binary: string): void {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    // The number may belong to another program by now.
    if (command.startsWith(binary)) process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already, which is what is wanted.
  }
  rmSync(pidFile, { force: true });
}

async function startPlain(data: string): Promise<Dynamo> {
  const { default: dynalite } = await import('dynalite');
  const server = dynalite({ path: join(data, 'dynalite'), createTableMs: 0, updateTableMs: 0 });
  const port = await freePort();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    kind: 'dynalite',
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Waits until the emulator answers at all; any status will do. */
async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null)
      throw new Error(`The DynamoDB emulator ended at once with code ${child.exitCode}`);
    try {
      await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(500) });
      return;
    } catch {
      await sleep(25);
    }
  }
  throw new Error('The DynamoDB emulator does not answer');
}
