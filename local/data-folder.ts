import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DeskEnvironment, deskFile } from '../cli/connect/desk-file.ts';
import { operatorOutputs } from '../functions/contract/functions.ts';
import { UsageError } from './options.ts';

const lockName = 'dateline.pid';
/** Marks a folder as Dateline's, so that `--fresh` cannot delete anything else. */
const marker = 'dateline.json';

const sdkVariables = [
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_ENDPOINT_URL_S3',
  'AWS_ENDPOINT_URL_SQS',
  'AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE',
] as const;

export const deskEnvironment = (): DeskEnvironment =>
  Object.fromEntries(
    [...Object.keys(operatorOutputs), ...sdkVariables, 'OUTGOING_LOOPBACK'].map((name) => [
      name,
      process.env[name] ?? '',
    ]),
  );

/**
 * Locks the data folder for this process.
 * @throws UsageError if it cannot be written, is in use, or `fresh` is given for a folder that is not Dateline's.
 */
export function takeDataFolder(folder: string, fresh: boolean): { release(): void } {
  const lock = join(folder, lockName);
  try {
    makeFolder(folder);
    const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : undefined;
    if (owner !== undefined && owner !== process.pid && isDateline(owner)) {
      throw new UsageError(`The folder ${folder} is in use by process ${owner}`);
    }
    if (fresh) empty(folder);
    writeFileSync(lock, String(process.pid));
    // That of an earlier start.
    rmSync(join(folder, deskFile), { force: true });
    writeFileSync(join(folder, marker), `${JSON.stringify({ app: 'dateline', layout: 1 })}\n`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The data folder ${folder} cannot be used: ${reason}`);
  }
  return { release: () => rmSync(lock, { force: true }) };
}

/** Node's own `recursive` option never returns where folders cannot be created, such as below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function empty(folder: string): void {
  const content = readdirSync(folder);
  if (content.length === 0) return;
  if (!content.includes(marker)) {
    throw new UsageError(
      `--fresh would delete the content of ${folder}, but Dateline did not create that folder`,
    );
  }
  for (const name of content) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Whether the process is alive and is a Node process, not another program that reuses the id. */
function isDateline(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return existsSync(command) ? readFileSync(command, 'utf8').includes('node') : true;
}
