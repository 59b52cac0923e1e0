import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type Emulator, region } from '../emulator/emulator.ts';
import { mustRun } from '../emulator/processes.ts';
import { type Answer, type Ask, askHost } from './http.ts';
import { type Clients, outputsOf } from './stack.ts';

/** A deployed desk, reached as its operator, its agency and its readers reach it. */
export interface DeployedDesk {
  outputs: Record<string, string>;
  /** Asks the API as an agency; `key` is its key. */
  api(path: string, ask?: Ask & { key?: string }): Promise<Answer>;
  /** Reads from the CDN. */
  read(path: string): Promise<Answer>;
  /** Runs the operator's command with `--stack` and returns the JSON that it prints. */
  dateline(...args: string[]): Promise<unknown>;
  /** Puts a file into the drop bucket. */
  drop(key: string, body: string): Promise<void>;
}

/** Opens the desk of a Service stack. */
export async function openDesk(
  root: string,
  emulator: Emulator,
  clients: Clients,
  stack: string,
): Promise<DeployedDesk> {
  const outputs = await outputsOf(clients, stack);
  const hostOf = (output: string): string => new URL(outputs[output] ?? '').host;
  return {
    outputs,
    api: (path, { key, ...ask } = {}) =>
      askHost(emulator.port, hostOf('ApiUrl'), path, {
        ...ask,
        headers: { ...ask.headers, ...(key !== undefined && { authorization: `Bearer ${key}` }) },
      }),
    read: (path) => askHost(emulator.port, hostOf('FeedsUrl'), path),
    dateline: async (...args) => {
      const where = ['--stack', stack, '--endpoint', emulator.url, '--region', region, '--json', '--yes'];
      // The endpoint is given by the option, so that the option is tested.
      const { AWS_ENDPOINT_URL: _endpoint, ...env } = emulator.env;
      const { out } = await mustRun(process.execPath, [join(root, 'cli/bin.js'), ...args, ...where], { env });
      return out.trim() === '' ? undefined : JSON.parse(out);
    },
    drop: async (key, body) => {
      await clients.s3.send(new PutObjectCommand({ Bucket: outputs.DropBucket, Key: key, Body: body }));
    },
  };
}

/**
 * Waits until `look` returns something.
 * @throws Error with what was awaited, after `seconds`.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let cause: unknown;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      // Kept for the report: it may be the reason why nothing comes.
      cause = error;
    }
    await sleep(300);
  }
  throw new Error(`${what}: not within ${seconds} seconds`, cause === undefined ? {} : { cause });
}
