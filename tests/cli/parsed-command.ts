import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { everyCommand, pathOf } from '../../cli/lib/command-tree.ts';
import { createProgram } from '../../cli/program.ts';

/** Words of a command line: quotes as a shell takes them. */
const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );

/**
 * Reads the arguments of a `dateline` command without doing anything; returns the command that they mean, and nothing
 * for help and version.
 * @throws CliError when there is no such command, or it lacks or does not take an argument.
 */
export async function parsedCommand(line: string): Promise<string> {
  if (/(?:^| )(?:--help|--version|-V)$/.test(line)) return '';
  const program = createProgram();
  let meant = '';
  everyCommand(program, (command) => {
    if (command.commands.length > 0) return;
    const note = (...given: unknown[]): void => {
      meant = pathOf(given.at(-1) as CommandUnknownOpts);
    };
    command.action(note as Parameters<typeof command.action>[0]);
  });
  await program.parseAsync(words(line), { from: 'user' });
  return meant;
}
