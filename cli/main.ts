/**
 * `dateline`: operator commands for a desk on AWS or on this machine. They use the code of the functions.
 *
 * How to add a command:
 * - Write a file in `commands/` that exports a function `(program: Program) => void`, and list it in
 *   `commands/index.ts`. The function declares arguments, options and `.description()` with commander. A group with
 *   many commands is a folder, one file per command.
 * - The last argument of `.action(async (…arguments, options, command) => …)` is the command; `sessionOf(command)`
 *   (`connect/session.ts`) gives:
 *     `session.out`          prints results: `document`, `table`, `record`, `note` (`terminal/output.ts`). With --json
 *                            every command prints JSON with stable field names;
 *     `await session.desk()` the desk: the ports of the pipeline with all queues and buckets (`connect/ports.ts`);
 *                            `desk.connection.environment` has resource names and `BASE_URL`;
 *     `await session.confirm('Remove it?')` before irreversible actions; --yes skips the question.
 * - `progress(session.out, 'Exporting', total)` shows a progress bar on a terminal.
 * - Pass text of agencies through `plain` before printing, and use `toned` for colours (`terminal/terminal.ts`).
 * - Throw `new CliError('what is wrong', 'what to do')` for exit code 1, `usageError` for 2. A command that worked but
 *   has bad news sets `process.exitCode = exitCodes.failed`.
 * - Parse option values with `lib/values.ts` (`wholeNumber`, `duration`, `jsonFile`).
 */

import { run } from './run.ts';
import { endQuietlyOnClosedPipe } from './terminal/output.ts';

const args = process.argv.slice(2);
endQuietlyOnClosedPipe();
// Must be set before the first coloured output.
if (args.includes('--no-color')) process.env.NO_COLOR = '1';
await run(args);
