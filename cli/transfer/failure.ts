import { CliError } from '../errors.ts';

/** What is wrong with a file, in the voice of the command. */
export function transferError(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new CliError(`${file} cannot be read: there is no such file`);
  if (code?.startsWith('Z_') || code?.startsWith('ZSTD_'))
    return new CliError(`${file} is damaged or not packed as its name says (${code})`);
  if (error instanceof Error && error.name === 'TransferError')
    return new CliError(`${file} ${error.message}`, 'nothing was written of it; take another copy');
  return error;
}
