import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { commands } from './commands/index.ts';
import { globalCommand, type Program } from './connect/globals.ts';
import { exitCodes, usageError } from './errors.ts';
import { everyCommand, pathOf } from './lib/command-tree.ts';

/** The whole command line: every command, its help, and errors in the voice of the rest. */
export function createProgram(): Program {
  const program = globalCommand()
    .name('dateline')
    .description('The operator’s command: agencies, feeds, stories and repairs, on AWS or on this machine.')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 it failed or something was refused, 2 the command line is wrong.',
    );
  for (const register of commands) register(program);
  everyCommand(program, (command) => {
    command.exitOverride(asUsage(command)).configureOutput({ outputError: () => {} });
    // Inherited only by commands that are made after it was set.
    command.configureHelp(program.configureHelp()).showSuggestionAfterError();
  });
  return program;
}

const asUsage =
  (command: CommandUnknownOpts) =>
  (error: CommanderError): never => {
    // Help and version have been printed and are no errors.
    if (error.exitCode === exitCodes.done) throw error;
    if (error.code === 'commander.help') throw new CommanderError(exitCodes.usage, error.code, error.message);
    const what = error.message
      .replace(/^error: /, '')
      .replaceAll('\n', ' ')
      .replace(/\.$/, '');
    const path = command.parent ? `${pathOf(command)} ` : '';
    throw usageError(what, `see dateline ${path}--help`);
  };
