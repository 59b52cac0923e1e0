import { CommanderError } from '@commander-js/extra-typings';
import { CliError, errorText, exitCodes } from './errors.ts';
import { createProgram } from './program.ts';

/** Runs a command line. Writes to the standard streams and sets `process.exitCode`. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode;
      return;
    }
    process.stderr.write(`${errorText(error)}\n`);
    process.exitCode = error instanceof CliError ? error.exitCode : exitCodes.failed;
  }
}
