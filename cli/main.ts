/**
 * `dateline`: what an operator does by hand, on AWS or on this machine, with the code of the functions.
 *
 * How a command is made:
 * - It is a file of `commands/` that exports one function `(program: Program) => void` and stands in
 *   `commands/index.ts`. The function describes the command with commander (arguments, options, `.description()`).
 *   A group of more than a few commands is a folder of that name, one file a command.
 * - The last argument of its `.action(async (…arguments, options, command) => …)` is the command, and
 *   `sessionOf(command)` gives what it works with (`session.ts`):
 *     `session.out`         says what came of it: `document`, `table`, `record`, `note` (`output.ts`); every command
 *                           answers --json with a document of stable field names;
 *     `await session.desk()` the desk: `functions/pipeline`'s ports with every queue and bucket (`desk.ts`);
 *                           `desk.connection.environment` has the names and `BASE_URL`;
 *     `await session.confirm('Remove it?')` before what cannot be undone; --yes answers it.
 * - `progress(session.out, 'Exporting', total)` (`progress.ts`) is a bar on a terminal, and nothing elsewhere.
 * - Text of agencies passes through `plain` (`terminal.ts`) before it is shown, colours through `toned`.
 * - What goes wrong is thrown: `new CliError('what is wrong', 'what to do')` ends with 1, `usageError` with 2. A
 *   command that did its work and has bad news sets `process.exitCode = exitCodes.failed`.
 * - Option values are read by `values.ts` (`wholeNumber`, `duration`, `jsonFile`).
 */

import { run } from './run.ts';
import { endQuietlyOnClosedPipe } from './terminal/output.ts';

const args = process.argv.slice(2);
endQuietlyOnClosedPipe();
// Before anything is coloured.
if (args.includes('--no-color')) process.env.NO_COLOR = '1';
await run(args);
