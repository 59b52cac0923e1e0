import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { commands } from './commands/index.ts';
import { globalCommand, type Program } from './connect/globals.ts';
import { exitCodes, usageError } from './errors.ts';
import { everyCommand, pathOf } from './lib/command-tree.ts';

/** The command line: all commands, their help and usage errors. */
export function createProgram(): Program {
  const program = globalCommand()
    .name('dateline')
    .description('Operate Dateline on AWS or on this machine: agencies, feeds, stories, repairs.')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      '\n`dateline --version` prints the version. Exit codes: 0 done, 1 failed or refused, 2 invalid command line.',
    );
  for (const register of commands) register(program);
  everyCommand(program, (command) => {
    command.exitOverride(asUsage(command)).configureOutput({ outputError: () => {} });
    // commander only passes these settings on to commands created later.
    command.configureHelp(program.configureHelp()).showSuggestionAfterError();
  });
  return program;
}

const asUsage =
  (command: CommandUnknownOpts) =>
  (error: CommanderError): never => {
    // Help and version are not errors.
    if (error.exitCode === exitCodes.done) throw error;
    if (error.code === 'commander.help') throw new CommanderError(exitCodes.usage, error.code, error.message);
    const what = error.message
      .replace(/^error: /, '')
      .replaceAll('\n', ' ')
      .replace(/\.$/, '');
    const path = command.parent ? `${pathOf(command)} ` : '';
    throw usageError(what, `see dateline ${path}--help`);
  };
