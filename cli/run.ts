import { readFileSync } from 'node:fs';
import { CommanderError } from '@commander-js/extra-typings';
import { CliError, errorText, exitCodes } from './errors.ts';
import { createProgram } from './program.ts';

/** The version of this checkout, which is that of what it deploys. */
const version = (): string =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

/** Alone on the command line only: `articles show` has an option of this name, which commander would not see. */
const asksForVersion = ([first, ...others]: readonly string[]): boolean =>
  others.length === 0 && (first === '--version' || first === '-V');

/** Runs a command line. Writes to the standard streams and sets `process.exitCode`. */
export async function run(args: readonly string[]): Promise<void> {
  if (asksForVersion(args)) {
    process.stdout.write(`${version()}\n`);
    return;
  }
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
