import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './processes.ts';

/** Account and region of the rehearsal; nothing outside this machine is asked. */
export const account = '000000000000';
export const region = 'eu-central-1';

/** Why a rehearsal cannot start, with what to do. */
export class NoEmulatorError extends Error {}

/** An installed `ministack`. */
export interface Installed {
  program: string;
  version: string;
  /** CloudFormation resource types that it can create. */
  types: ReadonlySet<string>;
}

const howTo =
  'python3 -m venv .rehearsal/venv && .rehearsal/venv/bin/pip install "ministack>=1.5" gets it (Python 3.10 or newer)';

/**
 * Finds `ministack` in `.rehearsal/venv`, as `.ci/run` installs it, or on the PATH.
 * @throws NoEmulatorError if there is none, or only an old one.
 */
export async function findEmulator(root: string): Promise<Installed> {
  const own = join(root, '.rehearsal/venv/bin/ministack');
  const which = await run('sh', ['-c', 'command -v ministack']);
  const program = existsSync(own) ? own : which.out.trim();
  if (program === '') throw new NoEmulatorError(`ministack is not installed; ${howTo}`);
  // The program is a Python script, whose first line names the interpreter that has the package.
  const python = /^#!(.+)$/m.exec(readFileSync(program, 'utf8'))?.[1]?.trim() ?? 'python3';
  const ask = `import json, importlib.metadata as m
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS as h
print(json.dumps({"version": m.version("ministack"), "types": sorted(h)}))`;
  const { code, out } = await run(python, ['-c', ask]);
  if (code !== 0) throw new NoEmulatorError(`${program} does not say what it can create; ${howTo}`);
  const { version, types } = JSON.parse(out.trim().split('\n').at(-1) ?? '') as {
    version: string;
    types: string[];
  };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 1 || (major === 1 && minor < 5))
    throw new NoEmulatorError(`ministack ${version} is too old; ${howTo}`);
  return { program, version, types: new Set(types) };
}

/** A running emulator. */
export interface Emulator {
  port: number;
  /** An IP address and not a name: the SDK then puts buckets into the path, since `bucket.localhost` need not resolve. */
  url: string;
  /** Variables for commands that talk to it instead of AWS. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Where its key stores of the CDN are asked: by a name, since the account's number is put in front of it. */
export const keyStoreUrl = ({ port }: Pick<Emulator, 'port'>): string => `http://localhost:${port}`;

/** Starts it on loopback, on a free port; its log goes to `ministack.log` in the folder. */
export async function startEmulator({ program }: Installed, folder: string): Promise<Emulator> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const base = withoutAws(process.env);
  const child = spawn(program, [], {
    cwd: folder,
    env: {
      ...base,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      // A name and not an address: it becomes part of host names, and `id.execute-api.127.0.0.1` is no URL.
      MINISTACK_HOST: 'localhost',
      MINISTACK_REGION: region,
      LAMBDA_EXECUTOR: 'local',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, 'ministack.log'));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const env = {
    ...base,
    AWS_ENDPOINT_URL: url,
    AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE: keyStoreUrl({ port }),
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const late = sleep(10_000, undefined, { ref: false }).then(() => child.kill('SIGKILL'));
    await Promise.race([ended, late]);
  };
  for (let attempt = 0; attempt < 120; attempt++) {
    if (child.exitCode !== null) throw new Error(`ministack ended at once; see ${folder}/ministack.log`);
    if (await answers(`${url}/_ministack/health`)) return { port, url, env, stop };
    await sleep(500);
  }
  await stop();
  throw new Error('ministack did not answer within a minute');
}

/** No setting of the person who runs this may reach a real account. */
const withoutAws = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:AWS_|CDK_|DATELINE_)/.test(name)));

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
