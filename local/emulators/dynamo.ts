import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Dynamo {
  endpoint: string;
  kind: 'dynoxide' | 'dynalite';
  stop(): Promise<void>;
}

/**
 * Starts the native emulator if there is one for this platform, else the JavaScript one. Without a folder rows are kept
 * in memory.
 */
export const startDynamo = (data: string | undefined): Promise<Dynamo> => {
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

/**
 * Runs the emulator under a shell that stops it when its stdin closes. This also happens when this process is
 * killed, so no emulator is left behind with the database open.
 */
const untilInputEnds = '"$0" "$@" & child=$!; cat > /dev/null; kill $child; wait $child';

async function startNative(binary: string, data: string | undefined): Promise<Dynamo> {
  const port = await freePort();
  const file = data === undefined ? [] : ['--db-path', join(data, 'dynamo.db')];
  const args = ['--port', String(port), ...file];
  const shell = spawn('sh', ['-c', untilInputEnds, binary, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // A separate process group: Ctrl-C must not reach it before running requests have finished.
    detached: true,
  });
  await listening(port);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    kind: 'dynoxide',
    stop: async () => {
      const gone = new Promise((resolve) => shell.once('exit', resolve));
      shell.stdin?.end();
      await gone;
    },
  };
}

async function startPlain(data: string | undefined): Promise<Dynamo> {
  const { default: dynalite } = await import('dynalite');
  const folder = data === undefined ? {} : { path: join(data, 'dynalite') };
  const server = dynalite({ ...folder, createTableMs: 0, updateTableMs: 0 });
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

/** Waits until the emulator responds, with any status. */
async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(500) });
      return;
    } catch {
      await sleep(25);
    }
  }
  throw new Error('The DynamoDB emulator does not answer');
}
