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
 * killed, so no emulator is left behind with the database open. The shell ends when the emulator does.
 */
const untilInputEnds =
  '"$0" "$@" & child=$!; exec 3<&0; (cat <&3 > /dev/null; kill $child 2> /dev/null) & wait $child; kill $! 2> /dev/null';

/** Another process may take the port between the look for a free one and its use. */
const mostPorts = 5;

async function startNative(binary: string, data: string | undefined): Promise<Dynamo> {
  for (let tries = 0; tries < mostPorts; tries++) {
    const started = await startOn(await freePort(), binary, data);
    if (started) return started;
  }
  throw new Error(`The DynamoDB emulator ends as soon as it is started, on ${mostPorts} ports`);
}

/** Undefined when the emulator ends at once, as it does where the port is taken. */
async function startOn(port: number, binary: string, data: string | undefined): Promise<Dynamo | undefined> {
  const file = data === undefined ? [] : ['--db-path', join(data, 'dynamo.db')];
  const args = ['--port', String(port), ...file];
  const shell = spawn('sh', ['-c', untilInputEnds, binary, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // A separate process group: Ctrl-C must not reach it before running requests have finished.
    detached: true,
  });
  const gone = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  const ended = new AbortController();
  gone.then(() => ended.abort());
  await listening(port, ended.signal);
  if (ended.signal.aborted) {
    shell.stdin?.destroy();
    return undefined;
  }
  return {
    endpoint: `http://127.0.0.1:${port}`,
    kind: 'dynoxide',
    stop: async () => {
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

/** On a machine with much other work it takes seconds to start. */
const patienceMs = 60_000;
const pauseMs = 25;
const settleMs = 100;

/** Waits until the emulator responds, with any status, or has ended. */
async function listening(port: number, ended: AbortSignal): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end && !ended.aborted; ) {
    try {
      await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) });
      // Where another process answers at that port, the emulator is about to end.
      await sleep(settleMs);
      return;
    } catch {
      await sleep(pauseMs);
    }
  }
  if (!ended.aborted) throw new Error(`The DynamoDB emulator does not answer within ${patienceMs / 1000} s`);
}
