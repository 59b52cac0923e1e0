import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** Visits a command and all commands below it. */
export function everyCommand(
  command: CommandUnknownOpts,
  visit: (command: CommandUnknownOpts) => void,
): void {
  visit(command);
  for (const child of command.commands) everyCommand(child, visit);
}

/** The full name of a command, such as `agencies add`. */
export function pathOf(command: CommandUnknownOpts): string {
  const { parent } = command;
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name();
}
