import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { confirm } from '../terminal/confirm.ts';
import { type Output, standardOutput } from '../terminal/output.ts';
import { type Connection, connect } from './connection.ts';
import type { Globals } from './globals.ts';
import type { OperatorDesk } from './ports.ts';

/** What an action works with; made of the options that every command has. */
export interface Session {
  readonly out: Output;
  /** Which desk is meant; asks CloudFormation when the options say so. */
  connection(): Promise<Connection>;
  /** The desk, opened at the first call. */
  desk(): Promise<OperatorDesk>;
  /** Asks before something that cannot be undone, unless --yes; throws when the answer is no. */
  confirm(question: string): Promise<void>;
}

/** The session of a command; the last argument of every action. */
export function sessionOf(command: CommandUnknownOpts): Session {
  const globals = command.optsWithGlobals() as Globals;
  let connection: Promise<Connection> | undefined;
  let desk: Promise<OperatorDesk> | undefined;
  const connected = (): Promise<Connection> => {
    connection ??= connect(globals);
    return connection;
  };
  return {
    out: standardOutput(globals.json ?? false),
    connection: connected,
    desk: () => {
      // The AWS SDK is half of what a command loads; help and uploads over HTTP go without it.
      desk ??= Promise.all([connected(), import('./ports.ts')]).then(([found, { openDesk }]) =>
        openDesk(found),
      );
      return desk;
    },
    confirm: (question) => confirm(question, globals.yes ?? false),
  };
}
