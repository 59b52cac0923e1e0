import { CliError } from '../errors.ts';

/** Turns an error of reading an export into a CliError. */
export function transferError(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new CliError(`${file} cannot be read: there is no such file`);
  if (code?.startsWith('Z_') || code?.startsWith('ZSTD_'))
    return new CliError(`${file} is damaged or not compressed as its name says (${code})`);
  if (error instanceof Error && error.name === 'TransferError')
    return new CliError(`${file} ${error.message}`, 'nothing was imported; use another copy');
  return error;
}
