import { createInterface } from 'node:readline/promises';
import { CliError, usageError } from '../errors.ts';

/**
 * Asks before something that cannot be undone. Anything but y or yes stops the command.
 * @throws CliError when the answer is no, or when there is nobody to ask and `yes` was not said.
 */
export async function confirm(question: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (process.stdin.isTTY !== true) {
    throw usageError(`${question} Nobody can be asked here`, 'say it with --yes');
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    if (!/^\s*y(es)?\s*$/i.test(answer)) throw new CliError('nothing was done');
  } finally {
    terminal.close();
  }
}
