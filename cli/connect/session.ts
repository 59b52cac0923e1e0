import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { confirm } from '../terminal/confirm.ts';
import { type Output, standardOutput } from '../terminal/output.ts';
import { type Connection, connect } from './connection.ts';
import type { Globals } from './globals.ts';
import type { OperatorDesk } from './ports.ts';

/** What the action of a command works with, derived from the global options. */
export interface Session {
  readonly out: Output;
  /** Who acts, if the command line says so. */
  readonly by: string | undefined;
  /** The selected desk; may query CloudFormation. */
  connection(): Promise<Connection>;
  /** The desk, opened on the first call. */
  desk(): Promise<OperatorDesk>;
  /** Asks before an irreversible action, unless --yes; throws if the answer is no. */
  confirm(question: string): Promise<void>;
}

/** The session of a command, which is the last argument of its action. */
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
    by: globals.by,
    connection: connected,
    desk: () => {
      // Loaded on demand: the AWS SDK is half of the load time; help and HTTP uploads do not need it.
      desk ??= Promise.all([connected(), import('./ports.ts')]).then(([found, { openDesk }]) =>
        openDesk(found),
      );
      return desk;
    },
    confirm: (question) => confirm(question, globals.yes ?? false),
  };
}
