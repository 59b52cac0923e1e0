import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { operatorOutputs } from '../functions/contract/functions.ts';
import { UsageError } from './options.ts';

/** Marks a folder as Dateline's, so that `--fresh` cannot remove anything else. */
const lockName = 'dateline.pid';
const marker = 'dateline.json';
/** Stands in the folder while a desk is ready; that of an earlier start is removed first. */
export const deskFile = 'desk.json';

/** The variables of a local desk, and those that point the AWS SDK at its emulators. */
export type DeskEnvironment = Record<string, string>;

const sdkVariables = [
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_ENDPOINT_URL_S3',
  'AWS_ENDPOINT_URL_SQS',
] as const;

export const deskEnvironment = (): DeskEnvironment =>
  Object.fromEntries(
    [...Object.keys(operatorOutputs), ...sdkVariables].map((name) => [name, process.env[name] ?? '']),
  );

/**
 * Takes the data folder for this process.
 * @throws UsageError when it cannot be written, is in use, or `fresh` is asked for a folder that is not Dateline's.
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
    rmSync(join(folder, deskFile), { force: true });
    writeFileSync(join(folder, marker), `${JSON.stringify({ app: 'dateline', layout: 1 })}\n`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The data folder ${folder} cannot be used: ${reason}`);
  }
  return { release: () => rmSync(lock, { force: true }) };
}

/** Node's own recursion never ends where a folder cannot have others in it, as below `/proc`. */
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
      `--fresh removes the content of ${folder}, but that is not a folder that Dateline made`,
    );
  }
  for (const name of content) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Whether a process is alive and not some other program that was given the number of a dead one. */
function isDateline(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return existsSync(command) ? readFileSync(command, 'utf8').includes('node') : true;
}
