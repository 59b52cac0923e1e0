import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../errors.ts';

export const lockFile = 'lock';

/**
 * Takes a folder for this process, and makes it where there is none; a process that was killed leaves a lock that the next one takes over.
 * @returns what ends it
 * @throws CliError while another process has it.
 */
export function lockFolder(path: string): () => void {
  mkdirSync(path, { recursive: true });
  const file = join(path, lockFile);
  for (let attempt = 0; ; attempt++) {
    try {
      const lock = openSync(file, 'wx');
      writeSync(lock, String(process.pid));
      closeSync(lock);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw error;
    }
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner !== process.pid && isAlive(owner))
      throw new CliError(
        `process ${owner} mirrors into ${path}`,
        `end it, or delete ${file} if it does something else`,
      );
    rmSync(file, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and is of somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
