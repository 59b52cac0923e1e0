import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  /** Port on 127.0.0.1; 0 picks a free one. */
  port: number;
  /** Data folder. */
  data: string;
  /** Start empty: delete the folder's content first. */
  fresh: boolean;
}

export const usage = `Usage: npm start -- [--port N] [--data DIR] [--fresh]

  --port N    port on 127.0.0.1, default 8080; 0 picks a free one
  --data DIR  data folder, default ./data
  --fresh     delete the data of earlier starts first`;

/** An error that the user can fix; printed without a stack trace. */
export class UsageError extends Error {}

/**
 * Reads the command line.
 * @throws UsageError for an unknown option or an invalid port.
 */
export function readOptions(args: string[]): Options & { help: boolean } {
  const values = parse(args);
  const port = Number(values.port ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port ${values.port} is not a port`);
  return {
    port,
    data: resolve(values.data ?? 'data'),
    fresh: values.fresh ?? false,
    help: values.help ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
