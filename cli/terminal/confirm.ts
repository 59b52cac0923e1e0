import { createInterface } from 'node:readline/promises';
import { CliError, usageError } from '../errors.ts';

/**
 * Asks for confirmation. Anything but y or yes stops the command.
 * @throws CliError if the answer is no, or if there is no terminal and `yes` is false.
 */
export async function confirm(question: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (process.stdin.isTTY !== true) {
    throw usageError(`${question} There is no terminal to ask on`, 'confirm with --yes');
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    if (!/^\s*y(es)?\s*$/i.test(answer)) throw new CliError('nothing was done');
  } finally {
    terminal.close();
  }
}
